"""Keys: that ids are unique and tell apart."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from validator.faults import cells as faults
from validator.faults.model import Fault
from validator.limits import Limits
from validator.tables import lines, sql
from validator.tables.loading import Loaded
from validator.tables.outcome import Outcome
from validator.tables.schema import Field


@dataclass(frozen=True, slots=True)
class Doubts:
    """Columns whose values may stand twice, and those with ids that may look alike."""

    repeated: frozenset[str]
    alike: frozenset[str]


def doubts(connection: duckdb.DuckDBPyConnection, table: Loaded) -> Doubts:
    """The keys and unique columns of `table` that cannot be shown at once to tell rows apart."""
    repeated: set[str] = set()
    alike: set[str] = set()
    for field in table.resource.schema.fields:
        if not (field.key or field.constraints.get("unique")):
            continue
        same = canonical(field)
        if not (field.key and _ascending(connection, table, same)) and not _distinct(
            connection, table, same
        ):
            repeated.add(field.name)
        if field.key and field.type == "string" and _may_look_alike(connection, table, same):
            alike.add(field.name)
    return Doubts(frozenset(repeated), frozenset(alike))


def check_unique(
    connection: duckdb.DuckDBPyConnection,
    table: Loaded,
    doubts: Doubts,
    broken: set[str],
    limits: Limits,
) -> Outcome:
    """Primary keys and unique columns of `table`, except its `broken` columns."""
    outcome = Outcome()
    for field in table.resource.schema.fields:
        if field.name in broken:
            continue
        if field.name in doubts.repeated:
            fault = faults.DUPLICATE_KEY if field.key else faults.DUPLICATE_VALUE
            twice = _repeated(connection, table, field.name, canonical(field), limits)
            _report(connection, table, field.name, fault, twice, outcome)
        elif field.name in doubts.alike:
            folded = _folded(sql.identifier(field.name))
            twice = _repeated(connection, table, field.name, folded, limits)
            _report(connection, table, field.name, faults.LOOKALIKE_ID, twice, outcome)
    return outcome


def canonical(field: Field) -> str:
    """Equal for two cells exactly if they mean the same value."""
    name = sql.identifier(field.name)
    numeric = field.type in {"integer", "number"}
    return f"TRY_CAST({name} AS DECIMAL(30, 15))" if numeric else name


def _folded(column: str) -> str:
    """Equal for two ids that differ only in case, in l and 1, or in o and 0."""
    return f"replace(replace(lower({column}), 'l', '1'), 'o', '0')"


def _ascending(connection: duckdb.DuckDBPyConnection, table: Loaded, same: str) -> bool:
    """Whether each value is greater than the one before, as in a sorted file: then none repeats.

    It is asked in one pass, without sorting: in whatever order the engine brings the rows.
    """
    return _answer(
        connection,
        f"""SELECT bool_and(value > before) FROM (
            SELECT value, lag(value) OVER () AS before
            FROM (SELECT {same} AS value FROM {table.raw}) WHERE value IS NOT NULL)""",
    )


def _distinct(connection: duckdb.DuckDBPyConnection, table: Loaded, same: str) -> bool:
    return _answer(connection, f"SELECT count({same}) = count(DISTINCT {same}) FROM {table.raw}")


def _may_look_alike(connection: duckdb.DuckDBPyConnection, table: Loaded, column: str) -> bool:
    """Whether two different ids may be the same when folded; seldom true though none are."""
    letters = " OR ".join(f"contains({column}, '{letter}')" for letter in "lo")
    folds = f"bool_or({letters} OR {column} <> lower({column}))"
    if not _answer(connection, f"SELECT {folds} FROM {table.raw}"):
        return False
    return not _distinct(connection, table, f"hash({_folded(column)})")


def _answer(connection: duckdb.DuckDBPyConnection, query: str) -> bool:
    """The one value that `query` returns; null, for a table without rows, counts as false."""
    return bool((connection.execute(query).fetchone() or (False,))[0])


_Repeat = tuple[int, str, int, str, int]  # row, value, first row, its value, how many in all


def _repeated(
    connection: duckdb.DuckDBPyConnection, table: Loaded, name: str, same: str, limits: Limits
) -> list[_Repeat]:
    """Each row whose value an earlier row has already."""
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
