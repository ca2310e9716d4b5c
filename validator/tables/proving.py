"""Proving every cell of a table, and naming the cells for which no proof was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

import duckdb

from validator.faults import cells as faults
from validator.faults import files as file_faults
from validator.findings import Finding
from validator.limits import Limits
from validator.tables import engine, lines, missing_ids, sql
from validator.tables.constraints import CannotExpress, Compiled, compile_field
from validator.tables.hygiene import Check
from validator.tables.loading import Loaded
from validator.tables.schema import Field, ForeignKey, Schema

Hint = Callable[[Field, str], str | None]
"""What a wrong value of a column probably should be, as a remedy to show."""

MANY = 50_000
"""Rows from which it pays to look whether a column's values repeat: then each is proved once."""


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


@dataclass(frozen=True, slots=True)
class Suspicion:
    """The columns of a table, compiled, and how many cells of each need a closer look.

    The engine holds the rows of those cells as `relation`. `unproved` is as in `Outcome`.
    """

    columns: tuple[tuple[Field, Compiled], ...] = ()
    cells: tuple[int, ...] = ()
    relation: str = ""
    unproved: dict[str, str] = field(default_factory=dict)

    def clears(self, name: str) -> bool:
        """Whether every cell of the column `name` has been proved."""
        return (name, 0) in zip((c.name for c, _ in self.columns), self.cells, strict=True)


def vouchable(schema: Schema, target: Schema, key: ForeignKey) -> bool:
    """Whether a row of `target` that is found by `key` proves the cell that names it.

    It does if the cell named has been proved itself, and by constraints no weaker.
    """
    fields, others = ({item.name: item for item in side.fields} for side in (schema, target))
    column, named = fields.get(key.field), others.get(key.reference)
    if column is None or named is None or not column.plain or not named.plain:
        return False
    if key.reference in {other.field for other in target.foreign_keys}:
        return False
    rules = {k: v for k, v in column.constraints.items() if k not in {"required", "unique"}}
    return all(named.constraints.get(rule) == value for rule, value in rules.items())


def suspect(
    connection: duckdb.DuckDBPyConnection,
    table: Loaded,
    limits: Limits,
    columns: Iterable[Field],
    vouched: Collection[str] = (),
    part: int = 0,
) -> Suspicion:
    """Prove the cells of `columns`; those that cannot be proved at once are the suspects.

    Of the `vouched` columns, which references will prove, only empty cells are looked for.
    Suspects of another `part` of a table's columns stay as they are.
    """
    compiled: list[tuple[Field, Compiled]] = []
    unproved: dict[str, str] = {}
    for column in columns:
        try:
            compiled.append((column, compile_field(column, limits.cell_characters)))
        except CannotExpress as reason:
            unproved[column.name] = str(reason)
    if not table.rows or not compiled:
        return Suspicion(unproved=unproved)
    conditions = {
        number: item.absent if column.name in vouched else item.suspect
        for number, (column, item) in enumerate(compiled)
    }
    repetitive = _repetitive(connection, table, [column for column, _ in compiled])
    for number, (column, _) in enumerate(compiled):
        if column.name in repetitive and _all_sound(connection, table, column, conditions[number]):
            del conditions[number]
    relation = sql.identifier(engine.SUSPECTS, f"{table.name} {part}")
    cells = _suspects(connection, table, conditions, relation)
    found = tuple(cells.get(number, 0) for number in range(len(compiled)))
    return Suspicion(tuple(compiled), found, relation, unproved)


def _repetitive(
    connection: duckdb.DuckDBPyConnection, table: Loaded, columns: list[Field]
) -> set[str]:
    """The columns of a large table that seem to hold few different values, each many times."""
    if table.rows < MANY:
        return set()
    names = [sql.identifier(column.name) for column in columns]
    counted = ", ".join(f"approx_count_distinct({name})" for name in names)
    query = f"SELECT {counted} FROM (FROM {table.raw} LIMIT {MANY // 10})"
    numbers = connection.execute(query).fetchone() or ()
    few = zip(columns, numbers, strict=True)
    return {
        column.name
        for column, number in few
        if number <= MANY // 500 and "enum" not in column.constraints
    }


def _all_sound(
    connection: duckdb.DuckDBPyConnection, table: Loaded, column: Field, condition: str
) -> bool:
    """Whether none of the different values of `column` is suspect."""
    name = sql.identifier(column.name)
    # not WHERE, which the engine would ask of every cell before it looks for different ones
    return connection.execute(
        f"""SELECT count(*) FILTER (WHERE {condition}) = 0
        FROM (SELECT DISTINCT {name} FROM {table.raw})"""
    ).fetchone() == (True,)


def _suspects(
    connection: duckdb.DuckDBPyConnection,
    table: Loaded,
    conditions: Mapping[int, str],
    relation: str,
) -> dict[int, int]:
    """How many cells of each condition are suspect; `relation` has their rows, seldom many."""
    if not conditions:
        return {}
    judged = ", ".join(f"{text} AS s{number}" for number, text in conditions.items())
    either = " OR ".join(f"s{number}" for number in conditions)
    # materialised, or the engine would compile and judge each condition twice
    found = connection.execute(
        f"""CREATE OR REPLACE TABLE {relation} AS
        WITH judged AS MATERIALIZED (SELECT rowid AS row, {judged} FROM {table.raw})
        FROM judged WHERE {either}"""
    ).fetchone()
    if found == (0,):
        return {}
    counted = ", ".join(f"count(*) FILTER (WHERE s{number})" for number in conditions)
    cells = connection.execute(f"SELECT {counted} FROM {relation}").fetchone() or ()
    return dict(zip(conditions, cells, strict=True))


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
