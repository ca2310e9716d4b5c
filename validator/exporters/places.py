"""Numbers for exports that list claims: the place of an event, the cluster of a claim in it."""

from __future__ import annotations

import duckdb

from validator.chronology.merge import ORDER

_PLACED = f"""
CREATE TABLE placed AS
SELECT event, event_id, row_number() OVER (ORDER BY {ORDER["chronology"]}) AS place
FROM chronology JOIN chosen USING (event_id)
"""
_NUMBERED = """
CREATE TABLE numbered AS
SELECT claim, dense_rank() OVER (PARTITION BY event ORDER BY cluster) AS number,
    known AND bool_or(supports) OVER (PARTITION BY cluster) AS counts
FROM clusters JOIN voices USING (claim)
"""


def number(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `placed(event, event_id, place)` and `numbered(claim, number, counts)`, from 1 on.

    The cluster with an event's first claim is number 1; `counts` tells whether it is an origin.
    By these numbers an export sorts the pieces of its text, which is much cheaper than to
    gather the claims of each event in one text and then to sort the events.
    """
    connection.execute(_PLACED)
    connection.execute(_NUMBERED)
