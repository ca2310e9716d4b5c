"""`chronology.json`: each event with its claims, sources, origins and contradictions inside."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from validator.exporters import citing, lines
from validator.tables.package import Package

FILE = "chronology.json"

_QUERY = """
WITH pages AS (
    SELECT row, source_id, to_json({
        'source_id': source_id, 'title': title, 'publisher': publisher, 'origin': origin,
        'derived_from': derived_from, 'relation': relation, 'url': url, 'published': published,
        'language': language, 'kind': kind})::VARCHAR AS page
    FROM sources
),
grouped AS (
    SELECT v.event, k.number, to_json({'cluster': k.number, 'counts': k.counts,
        'origins': list_sort(list(DISTINCT s.origin)),
        'claims': list_sort(list(v.claim_id))})::VARCHAR AS cluster
    FROM voices v JOIN numbered k USING (claim) JOIN sources s ON s.row = v.source
    GROUP BY v.event, k.number, k.counts
),
at_odds AS (
    SELECT event, string_agg(odds, ',' ORDER BY odds) AS odds
    FROM (
        SELECT event, to_json({'property': property, 'detail': detail})::VARCHAR AS odds
        FROM contradictions
    ) GROUP BY event
),
pieces AS (
    SELECT p.place, 1 AS part, '' AS key, left(to_json(h)::VARCHAR, -1) AS text
    FROM chronology h JOIN placed p USING (event_id)
    UNION ALL
    SELECT p.place, 2, v.claim_id, to_json({
        'claim_id': v.claim_id, 'stance': v.stance, 'attributed_to': c.attributed_to,
        'statement': c.statement, 'actor_id': v.actor_id, 'actor_name': n.name,
        'role': v.role, 'date': v.date, 'measure': v.measure, 'value_low': v.value_low,
        'value_high': v.value_high, 'locator': c.locator, 'cluster': k.number,
        'source_id': v.source_id})::VARCHAR
    FROM voices v JOIN placed p USING (event) JOIN numbered k USING (claim)
    JOIN claims c ON c.row = v.claim
    LEFT JOIN named n ON n.event = v.event AND n.actor_id = v.actor_id
    UNION ALL
    SELECT p.place, 3, s.source_id, s.page
    FROM (SELECT DISTINCT event, source FROM voices) v JOIN placed p USING (event)
    JOIN pages s ON s.row = v.source
    UNION ALL
    SELECT p.place, 4, lpad(g.number::VARCHAR, 9, '0'), g.cluster
    FROM grouped g JOIN placed p USING (event)
    UNION ALL
    SELECT p.place, 5, '', coalesce(o.odds, '') || ']}'
    FROM placed p LEFT JOIN at_odds o USING (event)
)
SELECT CASE WHEN part = lag(part) OVER () THEN ',' ELSE CASE part
    WHEN 1 THEN CASE place WHEN 1 THEN '' ELSE chr(10) || ',' END
    WHEN 2 THEN ',"claim_list":['
    WHEN 3 THEN '],"source_list":['
    WHEN 4 THEN '],"clusters":['
    WHEN 5 THEN '],"contradiction_list":[' END END || text AS text
FROM (FROM pieces ORDER BY place, part, key)
"""


def export(connection: duckdb.DuckDBPyConnection, package: Package, folder: Path) -> None:
    """Write `chronology.json`: what the package is, then a list of events in order.

    Clusters of claims are numbered within their event, the one with the first claim being 1.
    """
    about = json.dumps(citing.about(connection, package).members, ensure_ascii=False)
    before = f'{{"about": {about},\n"events": [\n'
    lines.write_pieces(connection, _QUERY, folder / FILE, before=before, after="\n]}\n")
