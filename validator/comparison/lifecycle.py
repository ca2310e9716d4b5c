"""What became of published rows: an id is never removed, renamed or given to another thing."""

from __future__ import annotations

import dataclasses
from typing import Any

import duckdb

from validator.comparison import rewriting
from validator.faults import base as faults
from validator.findings import Finding, shown
from validator.tables import lines, sql
from validator.tables.loading import Loaded, load
from validator.tables.package import Package
from validator.tables.reading import Reading

MEANING = {
    "actors": ("name",),
    "sources": ("url",),
    "events": ("title", "date"),
    "claims": ("event_id", "source_id", "statement"),
}
"""The columns by which a row under another id is known to be the same thing."""
_UNLIKE = "jaro_winkler_similarity(lower(coalesce(b.{0}, '')), lower(coalesce(h.{0}, ''))) < 0.8"
REUSED = {
    "actors": _UNLIKE.format("name") + " AND NOT contains(lower(concat_ws(';', h.name, "
    "h.native_name, h.aliases)), lower(b.name))",
    "sources": "b.url <> h.url AND " + _UNLIKE.format("title"),
    "events": f"({_UNLIKE.format('title')})::INT + (b.date IS DISTINCT FROM h.date)::INT "
    "+ (b.kind IS DISTINCT FROM h.kind)::INT + (b.place IS DISTINCT FROM h.place)::INT >= 3",
}
"""When a row of the same id (`b` in the base, `h` now) means something else."""
_SAID = {"actors": "name", "sources": "title", "events": "title"}


Found = tuple[list[Finding], int]
"""The first findings of one code in a table, and how many there are."""


def check(reading: Reading, base: Package) -> list[Found]:
    """What the contribution did to the rows of `base`."""
    connection = reading.connection
    resources = [
        dataclasses.replace(item, name=f"base {item.name}")
        for item in base.resources
        if item.name in reading.tables
    ]
    found: list[Found] = []
    connection.execute("CREATE TEMP TABLE renames (was VARCHAR, now VARCHAR, tbl VARCHAR)")
    for resource in resources:
        old = load(connection, resource, reading.limits)
        new = reading.tables[old.name.removeprefix("base ")]
        key = new.resource.schema.primary_key
        if key and key in old.resource.schema.names and old.whole and new.whole:
            found += _fates(reading, old, new, key)
    return found


def _fates(reading: Reading, old: Loaded, new: Loaded, key: str) -> list[Found]:
    columns = [name for name in old.resource.schema.names if name in new.resource.schema.names]
    same = [name for name in MEANING.get(new.name, columns) if name in columns and name != key]
    connection, limit = reading.connection, reading.limits.findings
    _find_renames(connection, old, new, key, same)
    found = [
        _removed(connection, old, new, key, limit),
        _renamed(connection, new, key, limit),
    ]
    if new.name in REUSED:
        found.append(_reused(connection, old, new, key, limit))
    if new.name == "claims":
        found.append(rewriting.find(connection, old, new, key, columns, limit))
    return found


def _find_renames(
    connection: duckdb.DuckDBPyConnection, old: Loaded, new: Loaded, key: str, same: list[str]
) -> None:
    if not same:
        return
    k, on = sql.identifier(key), ", ".join(map(sql.identifier, same))
    connection.execute(
        f"""INSERT INTO renames
        WITH gone AS (SELECT {k} AS was, {on} FROM {old.raw} ANTI JOIN {new.raw} USING ({k})),
        come AS (SELECT {k} AS now, {on} FROM {new.raw} ANTI JOIN {old.raw} USING ({k}))
        SELECT was, min(now), {sql.text(new.name)} FROM gone JOIN come USING ({on}) GROUP BY was"""
    )


def _removed(
    connection: duckdb.DuckDBPyConnection, old: Loaded, new: Loaded, key: str, limit: int
) -> Found:
    k = sql.identifier(key)
    gone = connection.execute(
        f"""SELECT b.rowid, b.{k}, count(*) OVER ()
        FROM {old.raw} b ANTI JOIN {new.raw} h USING ({k})
        WHERE b.{k} IS NOT NULL
            AND b.{k} NOT IN (SELECT was FROM renames WHERE tbl = {sql.text(new.name)})
        ORDER BY b.{k} LIMIT {limit}"""
    ).fetchall()
    places = lines.of(connection, old, [row for row, _, _ in gone])
    return [
        faults.REMOVED_ID.found(
            f"the base has this row in line {places[row]}, the contribution has it nowhere",
            file=new.resource.path,
            column=key,
            value=value,
        )
        for row, value, _ in gone
    ], _total(gone)


def _renamed(connection: duckdb.DuckDBPyConnection, new: Loaded, key: str, limit: int) -> Found:
    k = sql.identifier(key)
    rows = connection.execute(
        f"""SELECT h.rowid, now, was, count(*) OVER () FROM renames JOIN {new.raw} h ON h.{k} = now
        WHERE tbl = {sql.text(new.name)} ORDER BY h.rowid, was LIMIT {limit}"""
    ).fetchall()
    places = lines.of(connection, new, [row for row, *_ in rows])
    return [
        faults.RENAMED_ID.found(
            f'the row was published as "{shown(was)}"',
            file=new.resource.path,
            line=places[row],
            column=key,
            value=now,
        )
        for row, now, was, _ in rows
    ], _total(rows)


def _reused(
    connection: duckdb.DuckDBPyConnection, old: Loaded, new: Loaded, key: str, limit: int
) -> Found:
    k, said = sql.identifier(key), sql.identifier(_SAID[new.name])
    rows = connection.execute(
        f"""SELECT h.rowid, h.{k}, b.{said}, count(*) OVER ()
        FROM {old.raw} b JOIN {new.raw} h USING ({k})
        WHERE b.{said} IS DISTINCT FROM h.{said} AND {REUSED[new.name]}
        ORDER BY h.rowid LIMIT {limit}"""
    ).fetchall()
    places = lines.of(connection, new, [row for row, *_ in rows])
    return [
        faults.REUSED_ID.found(
            f'the id was published for "{shown(was or "")}"',
            file=new.resource.path,
            line=places[row],
            column=key,
            value=value,
        )
        for row, value, was, _ in rows
    ], _total(rows)


def _total(rows: list[tuple[Any, ...]]) -> int:
    return int(rows[0][-1]) if rows else 0
