"""What became of published rows: an id is never removed, renamed or given to another thing."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import duckdb

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
FREE = ("status", "note")
"""What may change in a published claim."""
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
    for old in load(connection, resources, reading.limits):
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
        kept = [name for name in columns if name not in (key, *FREE)]
        found.append(_rewritten(connection, old, new, key, kept, limit))
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


def _rewritten(
    connection: duckdb.DuckDBPyConnection,
    old: Loaded,
    new: Loaded,
    key: str,
    columns: list[str],
    limit: int,
) -> Found:
    k = sql.identifier(key)
    targets = {item.field: item.resource for item in new.resource.schema.foreign_keys}
    pairs = ", ".join(_pair(name, targets) for name in columns)
    names = [sql.identifier(name) for name in columns]
    differs = " OR ".join(f"b.{name} IS DISTINCT FROM h.{name}" for name in names)
    rows = connection.execute(
        f"""WITH pairs AS (
            SELECT h.rowid, [{pairs}] AS cells FROM {old.raw} b JOIN {new.raw} h USING ({k})
            WHERE {differs}
        ),
        changed AS (
            SELECT rowid, list_filter(cells, lambda c: c.was IS DISTINCT FROM c.now) AS changes
            FROM pairs
        )
        SELECT rowid, changes, count(*) OVER () FROM changed WHERE len(changes) > 0
        ORDER BY rowid LIMIT {limit}"""
    ).fetchall()
    places = lines.of(connection, new, [row for row, *_ in rows])
    found = [_rewriting(new, places[row], changed) for row, changed, _ in rows]
    return found, _total(rows)


def _total(rows: list[tuple[Any, ...]]) -> int:
    return int(rows[0][-1]) if rows else 0


def _pair(name: str, targets: Mapping[str, str]) -> str:
    """Both values of a column, spaces apart; a reference to a renamed row still says the same."""
    column = sql.identifier(name)
    was, now = (f"trim(nfc_normalize({side}.{column}))" for side in "bh")
    if name in targets:
        was = (
            f"coalesce((SELECT min(r.now) FROM renames r WHERE r.was = b.{column} "
            f"AND r.tbl = {sql.text(targets[name])}), {was})"
        )
    return f"{{'column': {sql.text(name)}, 'was': {was}, 'now': {now}}}"


def _rewriting(table: Loaded, line: int, changed: list[dict[str, str | None]]) -> Finding:
    first = changed[0]
    others = ", ".join(f'"{item["column"]}"' for item in changed[1:])
    was = f'it was published as "{shown(first["was"])}"' if first["was"] else "it was empty"
    return faults.REWRITTEN_CLAIM.found(
        was + (f", and {others} changed too" if others else ""),
        file=table.resource.path,
        line=line,
        column=first["column"],
        value=first["now"],
    )
