"""What each event rests on, in `claims-N.js`: read when a reader opens an event."""

from __future__ import annotations

from pathlib import Path

import duckdb

from validator.exporters.page import script

EVENTS_A_FILE = 250

_DETAILS = f"""
CREATE OR REPLACE TEMP TABLE page_details AS
WITH grouped AS (
    SELECT claim, dense_rank() OVER (PARTITION BY event ORDER BY cluster) AS cluster,
        known AND bool_or(supports) OVER (PARTITION BY cluster) AS counts
    FROM clusters JOIN voices USING (claim)
),
told AS (
    SELECT v.event, list(json_array(v.claim_id, v.stance, c.attributed_to, c.statement,
            a.number, n.name, v.role, v.date, v.measure, v.value_low, v.value_high, c.locator,
            g.cluster, g.counts, s.number)
        ORDER BY g.cluster, coalesce(o.published, '9'), v.source_id, v.claim_id) AS claims
    FROM voices v JOIN grouped g USING (claim) JOIN claims c ON c.row = v.claim
    JOIN sources o ON o.row = v.source JOIN page_sources s ON s.source_id = v.source_id
    LEFT JOIN page_actors a ON a.actor_id = v.actor_id
    LEFT JOIN named n ON n.event = v.event AND n.actor_id = v.actor_id
    GROUP BY v.event
),
odds AS (
    SELECT event, list(json_array(property, detail) ORDER BY property, detail) AS odds
    FROM contradictions GROUP BY event
),
counted AS (
    SELECT event_id, list(json_array(measure, low, high, claims, origins) ORDER BY measure)
        AS figures
    FROM figures GROUP BY event_id
)
SELECT p.number, p.number // {EVENTS_A_FILE} AS file, safe(json_array(h.summary,
    h.reported_dates, coalesce(o.odds, []), coalesce(d.figures, []), t.claims)) AS line
FROM page_events p JOIN chronology h USING (event_id) JOIN told t USING (event)
LEFT JOIN odds o USING (event) LEFT JOIN counted d USING (event_id)
ORDER BY p.number
"""


def write(connection: duckdb.DuckDBPyConnection, target: Path) -> int:
    """Write the scripts, in each the details of so many events in order; how many there are."""
    connection.execute(_DETAILS)
    query = "SELECT coalesce(max(file), -1) + 1 FROM page_details"
    files = int((connection.execute(query).fetchone() or (0,))[0])
    for number in range(files):
        details = f"page_details WHERE file = {number}"
        script.rows(connection, details, target / f"claims-{number}.js", f"claims-{number}")
    return files
