"""`chronology.json`: each event with its claims, sources, origins and contradictions inside."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from validator.chronology.merge import ORDER
from validator.exporters import citing, lines
from validator.tables.package import Package

FILE = "chronology.json"
_ORDER = ORDER["chronology"].replace("event_id", "h.event_id")


def _joined(json_text: str) -> str:
    """The JSON texts of a group with commas between; each begins with its id, so that sorts."""
    return f"array_to_string(list_sort(list(({json_text})::VARCHAR)), ',')"


_QUERY = f"""
WITH told AS (
    SELECT v.event, {
    _joined('''to_json({
        'claim_id': v.claim_id, 'stance': v.stance, 'attributed_to': c.attributed_to,
        'statement': c.statement, 'actor_id': v.actor_id, 'actor_name': n.name,
        'role': v.role, 'date': v.date, 'measure': v.measure, 'value_low': v.value_low,
        'value_high': v.value_high, 'locator': c.locator, 'cluster': k.number,
        'source_id': v.source_id})''')
} AS claims
    FROM voices v JOIN numbered k USING (claim) JOIN claims c ON c.row = v.claim
    LEFT JOIN named n ON n.event = v.event AND n.actor_id = v.actor_id
    GROUP BY v.event
),
pages AS (
    SELECT row, to_json({{
        'source_id': source_id, 'title': title, 'publisher': publisher, 'origin': origin,
        'derived_from': derived_from, 'relation': relation, 'url': url, 'published': published,
        'language': language, 'kind': kind}}) AS page
    FROM sources
),
read_in AS (
    SELECT event, {_joined("page")} AS sources
    FROM (SELECT DISTINCT event, source FROM voices) v JOIN pages s ON s.row = v.source
    GROUP BY event
),
grouped AS (
    SELECT v.event, to_json({{'cluster': k.number, 'counts': k.known AND bool_or(v.supports),
        'origins': list_sort(list_distinct(list(s.origin))),
        'claims': list_sort(list(v.claim_id))}}) AS cluster, k.number
    FROM voices v JOIN numbered k USING (claim) JOIN sources s ON s.row = v.source
    GROUP BY v.event, k.number, k.known
),
stood AS (
    SELECT event, string_agg(cluster::VARCHAR, ',' ORDER BY number) AS clusters
    FROM grouped GROUP BY event
),
at_odds AS (
    SELECT event, {_joined("to_json({'property': property, 'detail': detail})")}
        AS contradictions
    FROM contradictions GROUP BY event
),
places AS (SELECT event_id, row_number() OVER (ORDER BY {_ORDER}) AS place FROM chronology h)
SELECT CASE p.place WHEN 1 THEN '' ELSE ',' END
    || rtrim(to_json(h)::VARCHAR, '}}') || ',"claim_list":[' || t.claims
    || '],"source_list":[' || r.sources || '],"clusters":[' || s.clusters
    || '],"contradiction_list":[' || coalesce(o.contradictions, '') || ']}}'
FROM chronology h JOIN places p USING (event_id) JOIN chosen c USING (event_id)
JOIN told t USING (event) JOIN read_in r USING (event) JOIN stood s USING (event)
LEFT JOIN at_odds o USING (event)
ORDER BY p.place
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
    about = json.dumps(citing.about(connection, package).members, ensure_ascii=False)
    before = f'{{"about": {about},\n"events": [\n'
    lines.write(connection, _QUERY, folder / FILE, before=before, after="]}\n")
