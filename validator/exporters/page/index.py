"""What every view needs at once: events, actors, publishers; and sources, loaded later."""

from __future__ import annotations

from pathlib import Path

import duckdb

from validator.exporters.page import script

_PUBLISHERS = f"""
CREATE OR REPLACE TEMP TABLE page_publishers AS
SELECT publisher, {script.order("publisher")} AS number, safe(to_json(publisher)) AS line
FROM (SELECT DISTINCT publisher FROM kept_sources)
"""
_ACTORS = f"""
CREATE OR REPLACE TEMP TABLE page_actors AS
SELECT actor_id, {script.order("actor_id")} AS number, safe(json_array(actor_id, name,
    native_name, aliases, kind, part_of, preceded_by, active_from, active_to, description))
    AS line
FROM kept_actors
"""
_SOURCES = f"""
CREATE OR REPLACE TEMP TABLE page_sources AS
SELECT s.source_id, {script.order("source_id")} AS number, safe(json_array(s.source_id, s.title,
    p.number, s.origin, s.derived_from, s.relation, s.url, s.archive_url, s.author, s.published,
    s.accessed, s.language, s.kind)) AS line
FROM kept_sources s JOIN page_publishers p USING (publisher)
"""
_EVENTS = """
CREATE OR REPLACE TEMP TABLE page_events AS
WITH parts AS (
    SELECT v.event, list_sort(list(DISTINCT json_array(a.number, v.role)::VARCHAR))::JSON[]
        AS parts
    FROM voices v JOIN page_actors a USING (actor_id) GROUP BY v.event
),
papers AS (
    SELECT v.event, list_sort(list(DISTINCT p.number)) AS papers
    FROM voices v JOIN page_publishers p USING (publisher) GROUP BY v.event
)
SELECT c.place - 1 AS number, safe(json_array(h.event_id, h.title, h.date, h.date_end,
        strftime(h.date_earliest, '%Y-%m-%d'), strftime(h.date_latest, '%Y-%m-%d'), h.kind,
        h.place, h.governorate, h.country, h.latitude, h.longitude, h.part_of, h.standing,
        h.claims, h.sources, h.origins, h.contradictions, coalesce(r.parts, []), a.papers)) AS line
FROM chronology h JOIN placed c USING (event_id) LEFT JOIN parts r USING (event)
JOIN papers a USING (event)
"""


def write(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Write the four scripts; rows refer to actors and publishers by their numbers in them.

    Leaves `page_actors` and `page_sources` with these numbers.
    """
    for statement in (_PUBLISHERS, _ACTORS, _SOURCES, _EVENTS):
        connection.execute(statement)
    for name in ("publishers", "events", "actors", "sources"):
        script.rows(connection, f"page_{name}", target / f"{name}.js", name)
