"""`chronology.json`: each event with its claims, sources, origins and contradictions inside."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from validator.chronology.merge import ORDER
from validator.tables.package import Package

FILE = "chronology.json"
_ABOUT = ("name", "title", "version", "created", "licenses", "temporal")

_QUERY = f"""
WITH told AS (
    SELECT v.event, list({{
        'claim_id': v.claim_id, 'stance': v.stance, 'attributed_to': c.attributed_to,
        'statement': c.statement, 'actor_id': v.actor_id, 'actor_name': n.name,
        'role': v.role, 'date': v.date, 'measure': v.measure, 'value_low': v.value_low,
        'value_high': v.value_high, 'locator': c.locator, 'cluster': k.number,
        'source_id': v.source_id}} ORDER BY v.claim_id) AS claims
    FROM voices v JOIN numbered k USING (claim) JOIN claims c ON c.row = v.claim
    LEFT JOIN named n ON n.event = v.event AND n.actor_id = v.actor_id
    GROUP BY v.event
),
read_in AS (
    SELECT event, list(page ORDER BY page.source_id) AS sources FROM (
        SELECT DISTINCT v.event, {{
            'source_id': s.source_id, 'title': s.title, 'publisher': s.publisher,
            'origin': s.origin, 'derived_from': s.derived_from, 'relation': s.relation,
            'url': s.url, 'published': s.published, 'language': s.language, 'kind': s.kind
        }} AS page
        FROM voices v JOIN sources s ON s.row = v.source)
    GROUP BY event
),
grouped AS (
    SELECT v.event, k.number, k.known AND bool_or(v.supports) AS counts,
        list_sort(list_distinct(list(s.origin))) AS origins,
        list_sort(list(v.claim_id)) AS claims
    FROM voices v JOIN numbered k USING (claim) JOIN sources s ON s.row = v.source
    GROUP BY v.event, k.number, k.known
),
stood AS (
    SELECT event, list({{'cluster': number, 'counts': counts, 'origins': origins,
        'claims': claims}} ORDER BY number) AS clusters
    FROM grouped GROUP BY event
),
at_odds AS (
    SELECT event, list({{'property': property, 'detail': detail}} ORDER BY property, detail)
        AS contradictions
    FROM contradictions GROUP BY event
)
SELECT h.* EXCLUDE (contradictions), t.claims AS claim_list, r.sources AS source_list,
    s.clusters, coalesce(o.contradictions, []) AS contradictions
FROM chronology h JOIN chosen c USING (event_id) JOIN told t USING (event)
JOIN read_in r USING (event) JOIN stood s USING (event) LEFT JOIN at_odds o USING (event)
ORDER BY {ORDER["chronology"].replace("event_id", "h.event_id")}
"""


def export(connection: duckdb.DuckDBPyConnection, package: Package, folder: Path) -> None:
    """Write `chronology.json`: what the package is, then a list of events in order.

    Clusters of claims are numbered within their event, the one with the first claim being 1.
    """
    connection.execute(
        """CREATE OR REPLACE TEMP VIEW numbered AS
        SELECT claim, known, dense_rank() OVER (PARTITION BY event ORDER BY cluster) AS number
        FROM clusters JOIN voices USING (claim)"""
    )
    lines, file = folder / "events.ndjson", folder / FILE
    connection.execute(f"COPY ({_QUERY}) TO '{_quoted(lines)}' (FORMAT json)")
    about = {key: package.descriptor[key] for key in _ABOUT if key in package.descriptor}
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f'{{"package": {json.dumps(about, ensure_ascii=False)},\n"events": [\n')
        with lines.open(encoding="utf-8", newline="\n") as events:
            for number, event in enumerate(events):
                stream.write((",\n" if number else "") + event.rstrip())
        stream.write("\n]}\n")
    lines.unlink()


def _quoted(file: Path) -> str:
    return str(file).replace("'", "''")
