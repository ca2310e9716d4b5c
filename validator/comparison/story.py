"""What a contribution means for the chronology: the merged tables of both sides, compared."""

from __future__ import annotations

from typing import Any

import duckdb

from validator.comparison.difference import Event, LostEvent, NewEvent, Shift
from validator.comparison.snapshot import STORY

_ENTERING = f"""
WITH placed AS (
    SELECT *, lag([event_id, date, title]) OVER line AS previous,
        lead([event_id, date, title]) OVER line AS following
    FROM chronology WINDOW line AS (ORDER BY date_earliest, date_latest, event_id)
)
SELECT event_id, date, title, kind, place, standing, origins,
    concat_ws(';', initiators, targets, other_actors) AS actors, previous, following,
    count(*) OVER () FROM placed ANTI JOIN {STORY}.chronology b USING (event_id)
ORDER BY date_earliest, date_latest, event_id LIMIT $most
"""
_LEAVING = f"""
SELECT b.event_id, b.date, b.title,
    CASE WHEN e.event_id IS NULL THEN 'the row is gone'
        WHEN e.status <> 'active' THEN 'it is ' || e.status
        WHEN e.event_id NOT IN (SELECT event_id FROM claims WHERE status = 'active')
            THEN 'no active claim supports it any more'
        ELSE 'it lies outside the window' END,
    count(*) OVER ()
FROM {STORY}.chronology b ANTI JOIN chronology h USING (event_id)
LEFT JOIN events e ON e.event_id = b.event_id
ORDER BY b.date_earliest, b.date_latest, b.event_id LIMIT $most
"""
_RANGED = """CASE WHEN {0}.{1} IS NULL THEN NULL WHEN {0}.{1} = {0}.{2} THEN {0}.{1}::VARCHAR
    ELSE {0}.{1} || ' to ' || {0}.{2} END"""


def _moves(low: str, high: str) -> str:
    """How a range changed, as a word."""
    return f"""CASE WHEN (b.{low}, b.{high}) = (h.{low}, h.{high}) THEN 'changed'
        WHEN h.{low} IS NULL THEN 'gone' WHEN b.{low} IS NULL THEN 'new'
        WHEN h.{low} <= b.{low} AND h.{high} >= b.{high} THEN 'wider'
        WHEN h.{low} >= b.{low} AND h.{high} <= b.{high} THEN 'narrower' ELSE 'moved' END"""


def _ranges(table: str, low: str, high: str, subject: str, keys: str) -> str:
    """The shifts of the ranges in `table` of events that stand in both chronologies."""
    return f"""SELECT event_id, {subject} AS subject, {_moves(low, high)} AS kind,
        {_RANGED.format("b", low, high)} AS old, {_RANGED.format("h", low, high)} AS new
    FROM {STORY}.{table} b FULL JOIN {table} h USING ({keys}) SEMI JOIN both_sides USING (event_id)
    WHERE (b.{low}, b.{high}) IS DISTINCT FROM (h.{low}, h.{high})"""


_CHANGED = f"""SELECT event_id, '{{0}}' AS subject, 'changed' AS kind, b.{{0}}::VARCHAR AS old,
    h.{{0}}::VARCHAR AS new
FROM {STORY}.chronology b JOIN chronology h USING (event_id)
WHERE b.{{0}} IS DISTINCT FROM h.{{0}}"""
_DATES = f"""SELECT event_id, 'date' AS subject, {_moves("date_earliest", "date_latest")} AS kind,
    b.date AS old, h.date AS new
FROM {STORY}.chronology b JOIN chronology h USING (event_id)
WHERE b.date IS DISTINCT FROM h.date"""
_ODDS = f"""SELECT event_id, 'contradiction' AS subject,
    CASE WHEN b.property IS NULL THEN 'new' ELSE 'gone' END AS kind,
    b.property || ': ' || b.detail AS old, h.property || ': ' || h.detail AS new
FROM {STORY}.odds b FULL JOIN odds h USING (event_id, property)
SEMI JOIN chronology USING (event_id)
WHERE b.property IS NULL OR h.property IS NULL"""
_ACTORS = f"""SELECT event_id, 'actor' AS subject,
    CASE WHEN actor_id IN (SELECT actor_id FROM {STORY}.participants) THEN 'new' ELSE 'first' END
        AS kind,
    NULL AS old, any_value(h.actor_name) || ' (' || string_agg(h.role, ', ' ORDER BY h.role) || ')'
        AS new
FROM participants h ANTI JOIN {STORY}.participants b USING (event_id, actor_id)
WHERE event_id IN (SELECT event_id FROM both_sides)
    OR actor_id NOT IN (SELECT actor_id FROM {STORY}.participants)
GROUP BY event_id, actor_id"""
_SHIFTS = f"""
WITH both_sides AS (SELECT event_id FROM {STORY}.chronology SEMI JOIN chronology USING (event_id)),
shifts AS (
    SELECT 1 AS rank, * FROM ({_CHANGED.format("standing")})
    UNION ALL SELECT 2, * FROM ({_CHANGED.format("origins")})
    UNION ALL SELECT 3, * FROM ({_DATES})
    UNION ALL SELECT 4, * FROM
        ({_ranges("spans", "earliest", "latest", "'reported dates'", "event_id")})
    UNION ALL SELECT 5, * FROM
        ({_ranges("figures", "low", "high", "measure", "event_id, measure")})
    UNION ALL SELECT 6, * FROM ({_ODDS})
    UNION ALL SELECT 7, * FROM ({_ACTORS})
)
SELECT event_id, c.date, c.title, subject, s.kind, old, new, count(*) OVER ()
FROM shifts s JOIN chronology c USING (event_id)
ORDER BY rank, c.date_earliest, c.date_latest, event_id, subject, s.kind, new, old LIMIT $most
"""


def entering(connection: duckdb.DuckDBPyConnection, most: int) -> tuple[list[NewEvent], int]:
    """Events that only the head's chronology has, in order; up to `most`, and how many."""
    rows = _rows(connection, _ENTERING, most)
    return [_new_event(row) for row in rows], _total(rows)


def leaving(connection: duckdb.DuckDBPyConnection, most: int) -> tuple[list[LostEvent], int]:
    """Events that only the base's chronology has, in order; up to `most`, and how many."""
    rows = _rows(connection, _LEAVING, most)
    return [LostEvent(Event(*row[:3]), row[3]) for row in rows], _total(rows)


def shifts(connection: duckdb.DuckDBPyConnection, most: int) -> tuple[list[Shift], int]:
    """What else a reader learns anew, by subject; up to `most`, and how many."""
    rows = _rows(connection, _SHIFTS, most)
    return [Shift(Event(*row[:3]), *row[3:7]) for row in rows], _total(rows)


def _rows(connection: duckdb.DuckDBPyConnection, query: str, most: int) -> list[tuple[Any, ...]]:
    return connection.execute(query, {"most": most}).fetchall()


def _total(rows: list[tuple[Any, ...]]) -> int:
    return int(rows[0][-1]) if rows else 0


def _new_event(row: tuple[Any, ...]) -> NewEvent:
    identifier, date, title, kind, place, standing, origins, actors, before, after, _ = row
    return NewEvent(
        event=Event(identifier, date, title),
        kind=kind,
        place=place,
        standing=standing,
        origins=origins,
        actors=actors or None,
        previous=_neighbour(before),
        following=_neighbour(after),
    )


def _neighbour(row: list[str] | None) -> Event | None:
    return Event(*row) if row else None
