"""The relations that rules and the chronology query: typed tables, and dates as days.

- each table `name` is a view: its columns typed, and `row`, the row's number in the file;
- `dates(text, earliest, latest, precision, approximate, problem)` explains each distinct date
  text of the package; `problem` is null for a date that the calendar has;
- `package(window_start, window_end, stamp)` has one row.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from validator.dates import NotADate, Span, parse
from validator.tables import sql
from validator.tables.loading import Loaded
from validator.tables.package import Package
from validator.tables.schema import Field
from validator.tables.stamp import stamp

DATE_COLUMNS = {
    "actors": ("active_from", "active_to"),
    "sources": ("published",),
    "events": ("date", "date_end"),
    "claims": ("date",),
}
_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP",
}


def create(
    connection: duckdb.DuckDBPyConnection, package: Package, tables: Mapping[str, Loaded]
) -> None:
    """Make the relations of `package` in the engine."""
    for table in tables.values():
        columns = ", ".join(typed(field) for field in table.resource.schema.fields)
        view = sql.identifier(table.name)
        connection.execute(
            f"CREATE VIEW {view} AS SELECT rowid AS row, {columns} FROM {table.raw}"
        )
    _create_window(connection, package)
    create_dates(
        connection,
        [
            f"SELECT {sql.identifier(column)} AS text FROM {tables[name].raw}"
            for name, columns in DATE_COLUMNS.items()
            if name in tables
            for column in columns
            if column in tables[name].resource.schema.names
        ],
    )


def typed(field: Field) -> str:
    """The expression for a column of text as the type of `field`, under its name."""
    name = sql.identifier(field.name)
    kind = _TYPES.get(field.type, "VARCHAR")
    return name if kind == "VARCHAR" else f"TRY_CAST({name} AS {kind}) AS {name}"


def _create_window(connection: duckdb.DuckDBPyConnection, package: Package) -> None:
    temporal = package.descriptor.get("temporal")
    window = temporal if isinstance(temporal, dict) else {}
    connection.execute("CREATE TABLE package (window_start DATE, window_end DATE, stamp VARCHAR)")
    connection.execute(
        "INSERT INTO package VALUES (TRY_CAST(? AS DATE), TRY_CAST(? AS DATE), ?)",
        [str(window.get("start")), str(window.get("end")), stamp(package.descriptor)],
    )


def create_dates(connection: duckdb.DuckDBPyConnection, queries: list[str]) -> None:
    """Make `dates` from the texts that `queries` return; one parser explains them all."""
    connection.execute(
        "CREATE TABLE dates (text VARCHAR, earliest DATE, latest DATE, precision VARCHAR, "
        "approximate BOOLEAN, problem VARCHAR)"
    )
    if not queries:
        return
    union = " UNION ALL ".join(queries)
    query = f"SELECT DISTINCT text FROM ({union}) WHERE text IS NOT NULL"
    texts = connection.execute(query).fetchall()
    rows = [_explained(text) for (text,) in texts]
    if rows:
        columns = list(zip(*rows, strict=True))
        names = ("text", "earliest", "latest", "precision", "approximate", "problem")
        kinds = ("VARCHAR[]", "DATE[]", "DATE[]", "VARCHAR[]", "BOOLEAN[]", "VARCHAR[]")
        unnested = ", ".join(
            f"unnest(?::{kind}) AS {name}" for name, kind in zip(names, kinds, strict=True)
        )
        connection.execute(
            f"INSERT INTO dates SELECT {unnested}", [list(column) for column in columns]
        )


_Row = tuple[str, str | None, str | None, str | None, bool | None, str | None]


def _explained(text: str) -> _Row:
    try:
        span: Span = parse(text)
    except NotADate as problem:
        return (text, None, None, None, None, str(problem))
    return (
        text,
        span.earliest.isoformat(),
        span.latest.isoformat(),
        span.precision,
        span.approximate,
        None,
    )
