"""What each event rests on, in `claims-N.js`: read when a reader opens an event."""

from __future__ import annotations

from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path

import duckdb

from validator.exporters.page import script

EVENTS_A_FILE = 250
_BATCH = 10_000

_PIECES = f"""
WITH odds AS (
    SELECT event, list(json_array(property, detail) ORDER BY property, detail) AS odds
    FROM contradictions GROUP BY event
),
counted AS (
    SELECT event_id, list(json_array(measure, low, high, claims, origins) ORDER BY measure)
        AS figures
    FROM figures GROUP BY event_id
),
pieces AS (
    SELECT p.place, 0 AS cluster, '' AS key, left(safe(json_array(h.summary, h.reported_dates,
        coalesce(o.odds, []), coalesce(d.figures, []), [])), -2) AS text
    FROM chronology h JOIN placed p USING (event_id)
    LEFT JOIN odds o USING (event) LEFT JOIN counted d USING (event_id)
    UNION ALL
    SELECT p.place, k.number,
        coalesce(o.published, '9') || ' ' || v.source_id || ' ' || v.claim_id,
        safe(json_array(v.claim_id, v.stance, c.attributed_to, c.statement,
            a.number, n.name, v.role, v.date, v.measure, v.value_low, v.value_high, c.locator,
            k.number, k.counts, s.number))
    FROM voices v JOIN placed p USING (event) JOIN numbered k USING (claim)
    JOIN claims c ON c.row = v.claim JOIN sources o ON o.row = v.source
    JOIN page_sources s ON s.source_id = v.source_id
    LEFT JOIN page_actors a ON a.actor_id = v.actor_id
    LEFT JOIN named n ON n.event = v.event AND n.actor_id = v.actor_id
)
SELECT (place - 1) // {EVENTS_A_FILE} AS file, encode(CASE
    WHEN cluster > 0 THEN if(lag(cluster) OVER () > 0, ',', '')
    WHEN (place - 1) % {EVENTS_A_FILE} > 0 THEN ']]' || chr(10) || ',' ELSE '' END || text)
FROM (FROM pieces ORDER BY place, cluster, key)
"""
"""Pieces of text: an event up to the list of its claims, a claim; the next event ends the list."""


def write(connection: duckdb.DuckDBPyConnection, target: Path) -> int:
    """Write the scripts, in each the details of so many events in order; how many there are."""
    result = connection.execute(_PIECES)
    batches = iter(lambda: result.fetchmany(_BATCH), [])
    number = -1
    for number, pieces in groupby(chain.from_iterable(batches), itemgetter(0)):
        text = b"".join(text for _, text in pieces)
        script.write(target / f"claims-{number}.js", f"claims-{number}", text + b"]]")
    return number + 1
