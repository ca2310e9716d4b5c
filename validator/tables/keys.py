"""Keys: that ids are unique and tell apart, and that references find their row."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import duckdb

from validator.faults import cells as faults
from validator.faults.model import Fault
from validator.limits import Limits
from validator.tables import lines, sql
from validator.tables.loading import Loaded
from validator.tables.proving import Outcome
from validator.tables.schema import Field, ForeignKey

Closest = Callable[[str, str, str], str | None]
"""(table, column, unknown id) -> the remedy that names the row probably meant."""


def check_unique(
    connection: duckdb.DuckDBPyConnection, table: Loaded, broken: set[str], limits: Limits
) -> Outcome:
    """Primary keys and unique columns of `table`, except its `broken` columns."""
    outcome = Outcome()
    for field in table.resource.schema.fields:
        if field.name in broken or not (field.key or field.constraints.get("unique")):
            continue
        fault = faults.DUPLICATE_KEY if field.key else faults.DUPLICATE_VALUE
        twice = _repeated(connection, table, field.name, _canonical(field), limits)
        _report(connection, table, field.name, fault, twice, outcome)
        if field.key and not twice and field.type == "string":
            alike = _lookalikes(connection, table, field.name, limits)
            _report(connection, table, field.name, faults.LOOKALIKE_ID, alike, outcome)
    return outcome


def _canonical(field: Field) -> str:
    """Equal for two cells exactly if they mean the same value."""
    name = sql.identifier(field.name)
    numeric = field.type in {"integer", "number"}
    return f"TRY_CAST({name} AS DECIMAL(30, 15))" if numeric else name


def _kind(table: Loaded, name: str) -> str | None:
    return next((field.type for field in table.resource.schema.fields if field.name == name), None)


_Repeat = tuple[int, str, int, str, int]  # row, value, first row, its value, how many in all


def _repeated(
    connection: duckdb.DuckDBPyConnection, table: Loaded, name: str, same: str, limits: Limits
) -> list[_Repeat]:
    """Each row whose value an earlier row has already."""
    distinct = f"SELECT count({same}) = count(DISTINCT {same}) FROM {table.raw}"
    if (connection.execute(distinct).fetchone() or (True,))[0]:
        return []
    column = sql.identifier(name)
    return connection.execute(
        f"""WITH keyed AS (SELECT rowid AS row, {column} AS value, {same} AS same
            FROM {table.raw} WHERE {column} IS NOT NULL),
        again AS (SELECT row, value, first_value(row) OVER ordered AS first,
            first_value(value) OVER ordered AS earlier, row_number() OVER ordered AS place
            FROM keyed WINDOW ordered AS (PARTITION BY same ORDER BY row))
        SELECT row, value, first, earlier, count(*) OVER () FROM again
        WHERE place > 1 ORDER BY row LIMIT {limits.findings}"""
    ).fetchall()


def _lookalikes(
    connection: duckdb.DuckDBPyConnection, table: Loaded, name: str, limits: Limits
) -> list[_Repeat]:
    """Each row whose id differs from an earlier one only in case, in l and 1, or in o and 0."""
    column = sql.identifier(name)
    letters = " OR ".join(f"contains({column}, '{letter}')" for letter in "lo")
    folds = f"bool_or({letters} OR {column} <> lower({column}))"
    if not (connection.execute(f"SELECT {folds} FROM {table.raw}").fetchone() or (False,))[0]:
        return []
    folded = f"translate(lower({column}), 'lo', '10')"
    return _repeated(connection, table, name, folded, limits)


def _report(
    connection: duckdb.DuckDBPyConnection,
    table: Loaded,
    name: str,
    fault: Fault,
    repeats: list[_Repeat],
    outcome: Outcome,
) -> None:
    if not repeats:
        return
    places = lines.of(connection, table, [line for item in repeats for line in (item[0], item[2])])
    outcome.broken.add(name)
    outcome.add(
        [
            fault.found(
                f"stands already in line {places[first]}"
                if earlier == value
                else f'looks like "{earlier}" in line {places[first]}',
                file=table.resource.path,
                line=places[row],
                column=name,
                value=value,
            )
            for row, value, first, earlier, _ in repeats
        ],
        repeats[0][4],
    )


def check_references(
    connection: duckdb.DuckDBPyConnection,
    table: Loaded,
    tables: Mapping[str, Loaded],
    broken: Mapping[str, set[str]],
    limits: Limits,
    closest: Closest,
) -> Outcome:
    """The foreign keys of `table`; those on or to a broken column are left for the next run."""
    outcome = Outcome()
    for key in table.resource.schema.foreign_keys:
        target = tables.get(key.resource or table.name)
        if target is None or not target.whole or key.field in broken[table.name]:
            continue
        if _kind(table, key.field) != _kind(target, key.reference):
            continue  # the descriptor has been found wrong
        if unknown := _unknown(connection, table, target, key, limits):
            places = lines.of(connection, table, [row for row, _, _ in unknown])
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
                    for row, value, _ in unknown
                ],
                unknown[0][2],
            )
    return outcome


def _unknown(
    connection: duckdb.DuckDBPyConnection,
    table: Loaded,
    target: Loaded,
    key: ForeignKey,
    limits: Limits,
) -> list[tuple[int, str, int]]:
    fields = {field.name: field for field in table.resource.schema.fields}
    others = {field.name: field for field in target.resource.schema.fields}
    here, there = _canonical(fields[key.field]), _canonical(others[key.reference])
    column = sql.identifier(key.field)
    return connection.execute(
        f"""SELECT rowid, {column}, count(*) OVER () FROM {table.raw}
        WHERE {column} IS NOT NULL AND {here} NOT IN
            (SELECT {there} FROM {target.raw} WHERE {there} IS NOT NULL)
        ORDER BY rowid LIMIT {limits.findings}"""
    ).fetchall()
