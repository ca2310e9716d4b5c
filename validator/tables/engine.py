"""Putting a file's rows into the engine, every column as text."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from validator.findings import CouldNotRun
from validator.limits import Limits
from validator.tables import sql
from validator.tables.resource import Resource

RAW = "raw"
"""The schema of the engine in which each table stands as text, a column for each field."""

SUSPECTS = "suspects"
"""The schema of the engine that names, for each table, the cells that need a closer look."""


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make room for tables."""
    connection.execute(
        f"CREATE SCHEMA IF NOT EXISTS {RAW}; CREATE SCHEMA IF NOT EXISTS {SUSPECTS}"
    )


@contextmanager
def joins_as_written(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Queries keep the order of their joins: few rows first, by whoever knows which are few."""
    connection.execute("SET disabled_optimizers = 'join_order'")
    try:
        yield
    finally:
        connection.execute("RESET disabled_optimizers")


def create(connection: duckdb.DuckDBPyConnection, resource: Resource) -> None:
    """An empty table for the rows of `resource`, in the place of an earlier one."""
    columns = ", ".join(f"{sql.identifier(name)} VARCHAR" for name in resource.schema.names)
    table = sql.identifier(RAW, resource.name)
    connection.execute(f"CREATE OR REPLACE TABLE {table} ({columns})")


def insert(
    connection: duckdb.DuckDBPyConnection,
    resource: Resource,
    file: Path,
    limits: Limits,
    *,
    crlf: bool = False,
) -> bool:
    """Whether the engine could read `file` into the table."""
    columns = ", ".join(f"{sql.text(name)}: 'VARCHAR'" for name in resource.schema.names)
    ends = r"\r\n" if crlf else r"\n"
    try:
        connection.execute(
            f"""INSERT INTO {sql.identifier(RAW, resource.name)}
            SELECT * FROM read_csv(?, columns = {{{columns}}}, auto_detect = false, header = true,
                delim = ',', quote = '"', escape = '"', new_line = '{ends}', strict_mode = true,
                nullstr = '', allow_quoted_nulls = true, null_padding = false,
                max_line_size = {limits.cell_characters * 40})""",
            [_literal(file)],
        )
    except duckdb.Error:
        return False
    return True


def _literal(file: Path) -> str:
    """The path such that the engine takes none of its characters for a wildcard."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(file))


def copy(
    connection: duckdb.DuckDBPyConnection, resource: Resource, records: Iterator[list[str]]
) -> None:
    """Insert `records` by way of a file of our own, in which every cell is quoted."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
            writer.writerow(resource.schema.names)
            writer.writerows(records)
        if not insert(connection, resource, file, Limits(cell_characters=10_000_000)):
            raise CouldNotRun(f"the engine refuses rows of {resource.path} that can be read")
