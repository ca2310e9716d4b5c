"""Rows that came, went or changed, found by id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import duckdb

from validator.comparison.difference import ROW_KINDS, Change, RowChange, RowKind
from validator.comparison.snapshot import ROWS, Snapshot
from validator.tables import sql
from validator.tables.loading import Loaded


def compare(
    connection: duckdb.DuckDBPyConnection, base: Snapshot, table: Loaded, most: int
) -> tuple[list[RowChange], dict[str, int]]:
    """What became of the rows of `table`: up to `most` of each kind, and how many there are."""
    names, key = table.resource.schema.names, table.resource.schema.primary_key
    if key is None or base.keys.get(table.name) != key:
        return [], {}
    old = base.columns[table.name]
    columns = [*names, *(name for name in old if name not in names)]
    found = connection.execute(_query(table, key, old, columns), [most]).fetchall()
    changes = [
        RowChange(table.name, cast("RowKind", kind), identifier, tuple(_cells(columns, was, now)))
        for kind, identifier, was, now, _ in found
    ]
    counted = {kind: total for kind, _, _, _, total in found}
    changes.sort(key=lambda change: (ROW_KINDS.index(change.kind), change.id))
    return changes, {kind: counted[kind] for kind in ROW_KINDS if kind in counted}


def _query(table: Loaded, key: str, old: tuple[str, ...], columns: list[str]) -> str:
    """The kind, id and both sides' cells of each row that differs, and how many of its kind."""
    k, base = sql.identifier(key), sql.identifier(ROWS, table.name)
    names = table.resource.schema.names
    was = [f"b.{sql.identifier(name)}" if name in old else "NULL" for name in columns]
    now = [f"h.{sql.identifier(name)}" if name in names else "NULL" for name in columns]
    differs = " OR ".join(
        f"{a} IS DISTINCT FROM {b}" for a, b in zip(was, now, strict=True) if a != b
    )
    return f"""
        WITH differing AS (
            SELECT {_kind(table, k, old)} AS kind, coalesce(h.{k}, b.{k}) AS id,
                [{", ".join(was)}] AS was, [{", ".join(now)}] AS now
            FROM {base} b FULL JOIN {table.raw} h ON b.{k} = h.{k}
            WHERE (b.{k} IS NULL OR h.{k} IS NULL OR {differs})
                AND coalesce(h.{k}, b.{k}) IS NOT NULL
        )
        SELECT kind, id, was, now, count(*) OVER (PARTITION BY kind) FROM differing
        QUALIFY row_number() OVER (PARTITION BY kind ORDER BY id, now) <= ?"""


def _kind(table: Loaded, key: str, old: tuple[str, ...]) -> str:
    cases = f"WHEN b.{key} IS NULL THEN 'added' WHEN h.{key} IS NULL THEN 'removed'"
    if "status" in table.resource.schema.names and "status" in old:
        cases += """
            WHEN b.status IS NOT DISTINCT FROM h.status THEN 'changed'
            WHEN h.status IN ('withdrawn', 'superseded') THEN h.status
            WHEN h.status = 'active' THEN 'restored'"""
    return f"CASE {cases} ELSE 'changed' END"


def _cells(columns: list[str], was: list[str | None], now: list[str | None]) -> Iterator[Change]:
    for column, old, new in zip(columns, was, now, strict=True):
        if old != new:
            yield Change(column, old, new)
