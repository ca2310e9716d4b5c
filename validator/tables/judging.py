"""Naming what is wrong with the cells that could not be proved, one by one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

import duckdb

from validator.faults import cells as faults
from validator.faults import files as file_faults
from validator.limits import Limits
from validator.tables import lines, missing_ids, sql
from validator.tables.constraints import Compiled
from validator.tables.hygiene import Check
from validator.tables.loading import Loaded
from validator.tables.outcome import Outcome
from validator.tables.proving import Suspicion
from validator.tables.schema import Field

Hint = Callable[[Field, str], str | None]
"""What a wrong value of a column probably should be, as a remedy to show."""


def judge(
    connection: duckdb.DuckDBPyConnection,
    table: Loaded,
    suspicion: Suspicion,
    columns: Collection[str],
    limits: Limits,
    hint: Hint,
) -> Outcome:
    """What is wrong with the suspects of `suspicion` in `columns`, cell by cell."""
    outcome = Outcome(unproved=dict(suspicion.unproved))
    pairs = zip(suspicion.columns, suspicion.cells, strict=True)
    for number, ((column, compiled), cells) in enumerate(pairs):
        if cells and column.name in columns:
            chosen = f"SELECT row FROM {suspicion.relation} WHERE s{number}"
            _collect(connection, table, column, compiled, chosen, limits, hint, outcome)
    return outcome


def refuse_blank(
    connection: duckdb.DuckDBPyConnection,
    table: Loaded,
    suspicions: Iterable[Suspicion],
    limits: Limits,
) -> Outcome:
    """The rows in which every cell is empty; none if no cell of a required column is suspect."""
    outcome = Outcome()
    required = [
        cells
        for suspicion in suspicions
        for (column, _), cells in zip(suspicion.columns, suspicion.cells, strict=True)
        if column.required or column.key
    ]
    if not table.rows or 0 in required:
        return outcome
    names = map(sql.identifier, table.resource.schema.names)
    empty = " AND ".join(f"{name} IS NULL" for name in names)
    found = connection.execute(
        f"SELECT rowid, count(*) OVER () FROM {table.raw} WHERE {empty} "
        f"ORDER BY rowid LIMIT {limits.findings}"
    ).fetchall()
    places = lines.of(connection, table, [row for row, _ in found])
    message = "every cell of the row is empty"
    findings = [
        file_faults.BLANK_LINE.found(message, file=table.resource.path, line=places[row])
        for row, _ in found
    ]
    outcome.add(findings, found[0][1] if found else 0)
    return outcome


def _collect(
    connection: duckdb.DuckDBPyConnection,
    table: Loaded,
    column: Field,
    compiled: Compiled,
    chosen: str,
    limits: Limits,
    hint: Hint,
    outcome: Outcome,
) -> None:
    """Name the cells of `column` that break a constraint, each by the first that it breaks.

    The query `chosen` returns the rows to look at.
    """
    first = " ".join(f"WHEN {check.breaks} THEN {n}" for n, check in enumerate(compiled.checks))
    name = sql.identifier(column.name)
    found = connection.execute(
        f"""WITH looked_at AS MATERIALIZED (
            SELECT rowid AS row, {name} FROM {table.raw} WHERE rowid IN ({chosen})
        ),
        judged AS MATERIALIZED (SELECT row, CASE {first} END AS broken FROM looked_at)
        SELECT broken, count(*), min(row, {limits.findings}) FROM judged
        WHERE broken IS NOT NULL GROUP BY broken ORDER BY broken"""
    ).fetchall()
    for number, total, rows in found:
        check = compiled.checks[number]
        values = _values(connection, table, name, rows)
        places = lines.of(connection, table, rows)
        missing = check.fault is faults.MISSING_VALUE and column.key
        ids = missing_ids.remedies(connection, table, rows) if missing else {}
        outcome.add(
            [
                check.fault.found(
                    _message(check, values[row]),
                    file=table.resource.path,
                    line=places[row],
                    column=column.name,
                    value=values[row],
                    fix=ids.get(row) or _remedy(check, column, values[row], hint),
                )
                for row in rows
            ],
            total,
        )
        if check.fault.severity == "error":
            outcome.broken.add(column.name)


def _values(
    connection: duckdb.DuckDBPyConnection, table: Loaded, name: str, rows: list[int]
) -> dict[int, str | None]:
    """The cells of the column `name` in `rows`."""
    query = f"SELECT rowid, {name} FROM {table.raw} WHERE rowid IN (SELECT unnest(?::BIGINT[]))"
    return dict(connection.execute(query, [rows]).fetchall())


def _message(check: Check, value: str | None) -> str:
    if check.fault is faults.MISSING_VALUE and value is not None:
        return "the cell shows nothing"
    return check.message


def _remedy(check: Check, column: Field, value: str | None, hint: Hint) -> str | None:
    if value is None or check.fault is faults.MISSING_VALUE:
        return None
    return hint(column, value)
