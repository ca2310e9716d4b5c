"""The merged chronology: one row an event, its participants and figures beside it.

The meaning of each column is the description in `schema/chronology.json`, `participants.json`
and `figures.json`.
"""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from validator.chronology import contradictions, naming, origins, selection
from validator.chronology.selection import Selection

_COUNTED = "count(DISTINCT cluster) FILTER (WHERE supports AND known)"

_PARTICIPANTS = f"""
CREATE TABLE participants AS
WITH acting AS (
    SELECT event, actor_id, role, count(*) AS claims, {_COUNTED} AS origins
    FROM voices JOIN clusters USING (claim) WHERE supports AND actor_id IS NOT NULL GROUP BY ALL
)
SELECT c.event_id, actor_id, n.name AS actor_name, a.role, a.claims, a.origins
FROM acting a JOIN chosen c USING (event) JOIN named n USING (event, actor_id)
"""

_FIGURES = """
CREATE TABLE figures AS
SELECT c.event_id, v.measure, min(v.value_low) AS low,
    max(greatest(v.value_low, coalesce(v.value_high, v.value_low))) AS high,
    count(*) AS claims, count(DISTINCT cluster) FILTER (WHERE known) AS origins
FROM voices v JOIN clusters k USING (claim) JOIN chosen c USING (event)
WHERE v.measure IS NOT NULL GROUP BY ALL
"""

_REPORTED = """
CREATE TABLE reported AS
WITH dates AS (
    SELECT event, date, count(DISTINCT cluster) FILTER (WHERE known) AS origins
    FROM voices JOIN clusters USING (claim) WHERE date IS NOT NULL GROUP BY ALL
)
SELECT event, string_agg(date || ' (' || origins || ')', ';' ORDER BY origins DESC, date)
    AS reported_dates FROM dates GROUP BY event
"""

_TALLIES = f"""
CREATE TABLE tallies AS
SELECT event, count(*) AS claims, count(DISTINCT source) AS sources, {_COUNTED} AS origins,
    count(DISTINCT publisher) AS publishers,
    array_to_string(list_sort(list(DISTINCT source_id)), ';') AS source_ids,
    bool_or(supports) AND NOT bool_and(supports) AS at_odds,
    bool_or(stance = 'asserts') AS asserted
FROM voices JOIN clusters USING (claim) GROUP BY event
"""


def _names(condition: str) -> str:
    return f"string_agg(DISTINCT actor_name, ';' ORDER BY actor_name) FILTER (WHERE {condition})"


_CAST = f"""
CREATE TABLE casts AS
WITH ranked AS (
    SELECT event_id, actor_name, bool_or(role = 'initiator') AS initiates,
        bool_or(role = 'target') AS suffers
    FROM participants GROUP BY ALL
)
SELECT event_id, {_names("initiates")} AS initiators, {_names("suffers")} AS targets,
    {_names("NOT initiates AND NOT suffers")} AS other_actors
FROM ranked GROUP BY event_id
"""


def _figure(measure: str) -> str:
    return ", ".join(
        f"max({end}) FILTER (WHERE measure = '{measure}') AS {measure}_{end}"
        for end in ("low", "high")
    )


_CHRONOLOGY = f"""
CREATE TABLE chronology AS
WITH tolls AS (
    SELECT event_id, {_figure("killed")}, {_figure("injured")}, {_figure("displaced")}
    FROM figures GROUP BY event_id
),
odds AS (SELECT event, count(*) AS contradictions FROM contradictions GROUP BY event)
SELECT e.event_id, e.date, c.earliest AS date_earliest, c.latest AS date_latest,
    c.precision AS date_precision, c.approximate AS date_approximate, e.date_end, e.title,
    e.kind, e.place, e.governorate, e.country, e.latitude, e.longitude, p.event_id AS part_of,
    a.initiators, a.targets, a.other_actors, e.summary,
    CASE WHEN t.at_odds THEN 'disputed' WHEN t.origins >= 2 THEN 'corroborated'
        WHEN NOT t.asserted THEN 'alleged' ELSE 'single-origin' END AS standing,
    t.claims, t.sources, t.origins, t.publishers, r.reported_dates, f.killed_low, f.killed_high,
    f.injured_low, f.injured_high, f.displaced_low, f.displaced_high,
    coalesce(o.contradictions, 0) AS contradictions, t.source_ids,
    concat_ws(', ', (SELECT stamp FROM package), e.event_id) AS citation
FROM chosen c JOIN events e ON e.row = c.event JOIN tallies t USING (event)
LEFT JOIN chosen p ON p.event_id = e.part_of LEFT JOIN casts a ON a.event_id = e.event_id
LEFT JOIN reported r USING (event) LEFT JOIN tolls f ON f.event_id = e.event_id
LEFT JOIN odds o USING (event)
"""

SCHEMA = "merged"
"""The engine's schema of all that merging makes: what stands here hides what is in `main`."""

ORDER = {
    "chronology": "date_earliest, date_latest, event_id",
    "participants": "event_id, role, actor_id",
    "figures": "event_id, measure",
}
"""The order of the rows of each built table."""


def merge(
    connection: duckdb.DuckDBPyConnection,
    chosen: Selection,
    progress: Callable[[str], None] = lambda _: None,
) -> None:
    """Make `chronology`, `participants` and `figures`, and the tables that they rest on."""
    connection.execute(f"CREATE SCHEMA {SCHEMA}")
    look(connection)
    progress("choosing events")
    selection.choose(connection, chosen)
    progress("counting independent origins")
    origins.gather(connection)
    origins.cluster(connection)
    progress("naming actors as of the time")
    naming.name(connection)
    contradictions.find(connection)
    progress("merging claims")
    for statement in (_PARTICIPANTS, _FIGURES, _REPORTED, _TALLIES, _CAST, _CHRONOLOGY):
        connection.execute(statement)


def look(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Have `connection`, of the engine in which was merged, see the merged tables first."""
    return connection.execute(f"SET search_path = '{SCHEMA},main'")
