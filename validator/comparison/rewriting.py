"""Published claims that were rewritten where they should have been superseded."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from validator.faults import base as faults
from validator.findings import Finding, shown
from validator.tables import lines, sql
from validator.tables.loading import Loaded

FREE = ("status", "note")
"""What may change in a published claim."""


def find(
    connection: duckdb.DuckDBPyConnection,
    old: Loaded,
    new: Loaded,
    key: str,
    columns: list[str],
    limit: int,
) -> tuple[list[Finding], int]:
    """The first claims whose `columns` say something else than in the base, and their number."""
    k = sql.identifier(key)
    targets = {item.field: item.resource for item in new.resource.schema.foreign_keys}
    fixed = [name for name in columns if name not in (key, *FREE)]
    pairs = ", ".join(_pair(name, targets) for name in fixed)
    names = [sql.identifier(name) for name in fixed]
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
    return found, int(rows[0][-1]) if rows else 0


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
