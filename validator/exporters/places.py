"""The place of each event in the chronology: numbered once, for exports that list its claims."""

from __future__ import annotations

import duckdb

from validator.chronology.merge import ORDER

_PLACED = f"""
CREATE TABLE placed AS
WITH firsts AS (
    SELECT event, min(claim_id) AS first_claim, min(source_id) AS first_source
    FROM voices GROUP BY event
)
SELECT event, event_id, first_claim, first_source,
    row_number() OVER (ORDER BY {ORDER["chronology"]}) AS place
FROM chronology JOIN chosen USING (event_id) JOIN firsts USING (event)
"""


def number(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `placed(event, event_id, first_claim, first_source, place)`, from 1 on.

    Sorting pieces of text by a number is much cheaper than gathering the claims of an event in
    one text first; the first ids tell where a list begins.
    """
    connection.execute(_PLACED)
