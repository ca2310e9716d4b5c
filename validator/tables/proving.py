"""Proving every cell of a table at once, and noting the cells for which no proof was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import duckdb

from validator.limits import Limits
from validator.tables import engine, sql
from validator.tables.constraints import CannotExpress, Compiled, compile_field
from validator.tables.loading import Loaded
from validator.tables.schema import Field

MANY = 50_000
"""Rows from which it pays to look whether a column's values repeat: then each is proved once."""


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
