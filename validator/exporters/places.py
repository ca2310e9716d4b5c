"""The place of each event in the chronology: numbered once, for exports that list its claims."""

from __future__ import annotations

import duckdb

from validator.chronology.merge import ORDER

_PLACED = f"""
CREATE TABLE placed AS
SELECT event, event_id, row_number() OVER (ORDER BY {ORDER["chronology"]}) AS place
FROM chronology JOIN chosen USING (event_id)
"""


def number(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `placed(event, event_id, place)`, from 1 on.

    By these numbers an export sorts the pieces of its text, which is much cheaper than to
    gather the claims of each event in one text and then to sort the events.
    """
    connection.execute(_PLACED)
