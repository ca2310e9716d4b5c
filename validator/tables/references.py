"""References: that each finds the row that it names."""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from validator.faults import cells as faults
from validator.limits import Limits
from validator.tables import keys, lines, sql
from validator.tables.loading import Loaded
from validator.tables.outcome import Outcome
from validator.tables.resource import Resource
from validator.tables.schema import ForeignKey

Closest = Callable[[str, str, str], str | None]
"""(table, column, unknown id) -> the remedy that names the row probably meant."""

Unknown = list[tuple[int, str, int]]
"""Row, value and, in each, how many there are in all."""


def comparable(table: Resource, target: Resource, key: ForeignKey) -> bool:
    """Whether `key` compares values of one type; else the descriptor has been found wrong."""
    kind = _kind(table, key.field)
    return kind is not None and kind == _kind(target, key.reference)


def vouchable(table: Resource, target: Resource, key: ForeignKey) -> bool:
    """Whether a row of `target` that is found by `key` proves the cell that names it.

    It does if the cell named has been proved itself, and by constraints no weaker.
    """
    fields, others = (
        {item.name: item for item in side.fields} for side in (table.schema, target.schema)
    )
    column, named = fields.get(key.field), others.get(key.reference)
    if column is None or named is None or not column.plain or not named.plain:
        return False
    if key.reference in {other.field for other in target.schema.foreign_keys}:
        return False
    rules = {k: v for k, v in column.constraints.items() if k not in {"required", "unique"}}
    return all(named.constraints.get(rule) == value for rule, value in rules.items())


def unknown(
    connection: duckdb.DuckDBPyConnection,
    table: Loaded,
    target: Loaded,
    key: ForeignKey,
    limits: Limits,
) -> Unknown:
    """The cells of `table` that name no row of `target`."""
    fields = {field.name: field for field in table.resource.schema.fields}
    others = {field.name: field for field in target.resource.schema.fields}
    here, there = keys.canonical(fields[key.field]), keys.canonical(others[key.reference])
    column = sql.identifier(key.field)
    return connection.execute(
        f"""SELECT rowid, {column}, count(*) OVER () FROM {table.raw}
        WHERE {column} IS NOT NULL AND {here} NOT IN
            (SELECT {there} FROM {target.raw} WHERE {there} IS NOT NULL)
        ORDER BY rowid LIMIT {limits.findings}"""
    ).fetchall()


def report_unknown(
    connection: duckdb.DuckDBPyConnection,
    table: Loaded,
    target: Loaded,
    key: ForeignKey,
    found: Unknown,
    closest: Closest,
) -> Outcome:
    """The references that `unknown` has `found`, each with the row that it probably means."""
    outcome = Outcome()
    if not found:
        return outcome
    places = lines.of(connection, table, [row for row, _, _ in found])
    outcome.broken.add(key.field)
    outcome.add(
        [
            faults.UNKNOWN_REFERENCE.found(
                f'no row of "{target.name}" has this {key.reference}',
                file=table.resource.path,
                line=places[row],
                column=key.field,
                value=value,
                fix=closest(target.name, key.reference, value),
            )
            for row, value, _ in found
        ],
        found[0][2],
    )
    return outcome


def _kind(table: Resource, name: str) -> str | None:
    return next((field.type for field in table.schema.fields if field.name == name), None)
