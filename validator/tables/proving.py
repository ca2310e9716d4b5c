"""Proving every cell of a table, and naming the cells for which no proof was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import duckdb

from validator.faults import cells as faults
from validator.faults import files as file_faults
from validator.findings import Finding
from validator.limits import Limits
from validator.tables import lines, missing_ids, sql
from validator.tables.constraints import CannotExpress, Compiled, compile_field
from validator.tables.hygiene import Check
from validator.tables.loading import Loaded
from validator.tables.schema import Field

Hint = Callable[[Field, str], str | None]
"""What a wrong value of a column probably should be, as a remedy to show."""


@dataclass(slots=True)
class Outcome:
    """What a pass over a table found: the first findings of each kind, and how many there are.

    `broken` names the columns with a cell of severity error. `unproved` names the columns that
    the compiler cannot judge, and why.
    """

    findings: list[Finding] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    broken: set[str] = field(default_factory=set)
    unproved: dict[str, str] = field(default_factory=dict)

    def add(self, findings: list[Finding], total: int | None = None) -> None:
        """Keep `findings`, of one code, of which there are `total` in all."""
        if findings:
            self.findings += findings
            self.counts[findings[0].code] += len(findings) if total is None else total

    def merge(self, other: Outcome) -> None:
        """Take over what `other` found."""
        self.findings += other.findings
        self.counts += other.counts
        self.broken |= other.broken
        self.unproved |= other.unproved


def prove(
    connection: duckdb.DuckDBPyConnection, table: Loaded, limits: Limits, hint: Hint
) -> Outcome:
    """Check each constraint on a single cell of `table`."""
    outcome = Outcome()
    if not table.rows:
        return outcome
    compiled: list[tuple[Field, Compiled]] = []
    for column in table.resource.schema.fields:
        try:
            compiled.append((column, compile_field(column, limits.cell_characters)))
        except CannotExpress as reason:
            outcome.unproved[column.name] = str(reason)
    suspects = _suspects(connection, table, [item.suspect for _, item in compiled])
    _refuse_blank(connection, table, limits, outcome)
    for number, (column, item) in enumerate(compiled):
        if suspects[number]:
            chosen = f"SELECT row FROM suspects WHERE s{number}"
            _collect(connection, table, column, item, chosen, limits, hint, outcome)
    return outcome


def _refuse_blank(
    connection: duckdb.DuckDBPyConnection, table: Loaded, limits: Limits, outcome: Outcome
) -> None:
    """Name the rows in which every cell is empty."""
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


def _suspects(
    connection: duckdb.DuckDBPyConnection, table: Loaded, conditions: list[str]
) -> tuple[int, ...]:
    """How many cells of each condition are suspect; `suspects` has their rows, seldom many."""
    if not conditions:
        return ()
    names = [f"s{number}" for number in range(len(conditions))]
    judged = ", ".join(f"{text} AS {name}" for text, name in zip(conditions, names, strict=True))
    # materialised, or the engine would compile and judge each condition twice
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE suspects AS
        WITH judged AS MATERIALIZED (SELECT rowid AS row, {judged} FROM {table.raw})
        FROM judged WHERE {" OR ".join(names)}"""
    )
    counted = ", ".join(f"count(*) FILTER (WHERE {name})" for name in names)
    return connection.execute(f"SELECT {counted} FROM suspects").fetchone() or ()


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
    query = f"""
        WITH looked_at AS MATERIALIZED (
            SELECT rowid AS row, {name} FROM {table.raw} WHERE rowid IN ({chosen})
        ),
        judged AS (SELECT row, {name} AS value, CASE {first} END AS broken FROM looked_at)
        SELECT broken, row, value, count(*) OVER (PARTITION BY broken) AS total FROM judged
        WHERE broken IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY broken ORDER BY row) <= {limits.findings}
        ORDER BY broken, row"""
    found = connection.execute(query).fetchall()
    places = lines.of(connection, table, [row for _, row, _, _ in found])
    for number, check in enumerate(compiled.checks):
        rows = [item for item in found if item[0] == number]
        missing = check.fault is faults.MISSING_VALUE and column.key
        ids = missing_ids.remedies(connection, table, (r[1] for r in rows)) if missing else {}
        outcome.add(
            [
                check.fault.found(
                    _message(check, value),
                    file=table.resource.path,
                    line=places[row],
                    column=column.name,
                    value=value,
                    fix=ids.get(row) or _remedy(check, column, value, hint),
                )
                for _, row, value, _ in rows
            ],
            rows[0][3] if rows else 0,
        )
        if rows and check.fault.severity == "error":
            outcome.broken.add(column.name)


def _message(check: Check, value: str | None) -> str:
    if check.fault is faults.MISSING_VALUE and value is not None:
        return "the cell shows nothing"
    return check.message


def _remedy(check: Check, column: Field, value: str | None, hint: Hint) -> str | None:
    if value is None or check.fault is faults.MISSING_VALUE:
        return None
    return hint(column, value)
