"""The relations that rules and the chronology query: typed tables, and dates as days.

- each table `name` is a view: its columns typed, and `row`, the row's number in the file;
- `dates(text, earliest, latest, precision, approximate, problem)` explains each distinct date
  text of the package; `problem` is null for a date that the calendar has;
- `package(window_start, window_end, stamp)` has one row;
- `claimed(row, event, source, actor, active, dated, earliest, latest, event_earliest,
  event_latest, event_ended)` gives for each claim the rows that it refers to, the span of its
  own date, that of its event's date, and the last day on which its event can have ended: to
  join by numbers, not by texts.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping

import duckdb

from validator.dates import NotADate, Span, parse
from validator.limits import Limits
from validator.tables import sql
from validator.tables.constraints import CannotExpress, compile_field
from validator.tables.loading import Loaded
from validator.tables.package import Package
from validator.tables.resource import Resource
from validator.tables.schema import Field, ForeignKey
from validator.tables.stamp import stamp

DATE_COLUMNS = {
    "actors": ("active_from", "active_to"),
    "sources": ("published",),
    "events": ("date", "date_end"),
    "claims": ("date",),
}
LINKS = {"events": "event_id", "sources": "source_id", "actors": "actor_id"}
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
    columns_of = {name: table.resource.schema.names for name, table in tables.items()}
    create_dates(connection, columns_of)
    create_links(connection, columns_of)


def date_fields(table: Resource) -> list[Field]:
    """The columns of `table` whose texts are gathered in `dates`."""
    names = DATE_COLUMNS.get(table.name, ())
    return [field for field in table.schema.fields if field.name in names and field.plain]


def dates_keep(connection: duckdb.DuckDBPyConnection, field: Field, limits: Limits) -> bool:
    """Whether every text in `dates` keeps the constraints of `field`, one of its columns."""
    try:
        compiled = compile_field(dataclasses.replace(field, name="text"), limits.cell_characters)
    except CannotExpress:
        return False
    query = f"SELECT count(*) FROM dates WHERE {compiled.suspect}"
    return connection.execute(query).fetchone() == (0,)


def linked(connection: duckdb.DuckDBPyConnection, claims: Loaded, key: ForeignKey) -> bool:
    """Whether `claimed` shows that each of the `claims` finds the one row that `key` names."""
    column = sql.identifier(key.field.removesuffix("_id"))
    given = connection.execute(
        f"SELECT count(*), count({sql.identifier(key.field)}) FROM {claims.raw}"
    ).fetchone()
    found = connection.execute(f"SELECT count(*), count({column}) FROM claimed").fetchone()
    return given == found


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


def create_dates(
    connection: duckdb.DuckDBPyConnection, columns: Mapping[str, Collection[str]]
) -> None:
    """Make `dates` from the `columns` that each table has; one parser explains all texts."""
    connection.execute(
        "CREATE TABLE dates (text VARCHAR, earliest DATE, latest DATE, precision VARCHAR, "
        "approximate BOOLEAN, problem VARCHAR)"
    )
    queries = [
        f"SELECT {sql.identifier(column)} AS text FROM {sql.identifier(table)}"
        for table, dated in DATE_COLUMNS.items()
        for column in dated
        if column in columns.get(table, ())
    ]
    if not queries:
        return
    union = " UNION ALL ".join(queries)
    query = f"SELECT DISTINCT text FROM ({union}) WHERE text IS NOT NULL"
    texts = connection.execute(query).fetchall()
    rows = [_explained(text) for (text,) in texts]
    if rows:
        explained = list(zip(*rows, strict=True))
        names = ("text", "earliest", "latest", "precision", "approximate", "problem")
        kinds = ("VARCHAR[]", "DATE[]", "DATE[]", "VARCHAR[]", "BOOLEAN[]", "VARCHAR[]")
        unnested = ", ".join(
            f"unnest(?::{kind}) AS {name}" for name, kind in zip(names, kinds, strict=True)
        )
        connection.execute(
            f"INSERT INTO dates SELECT {unnested}", [list(column) for column in explained]
        )


def create_links(
    connection: duckdb.DuckDBPyConnection, columns: Mapping[str, Collection[str]]
) -> None:
    """Make `claimed` from the `columns` that each table has."""
    given = {table: set(names) for table, names in columns.items()}
    if "claims" not in given:
        return
    chosen, joins = ["claims.row"], []
    for table, key in LINKS.items():
        if key in given["claims"] & given.get(table, set()):
            chosen.append(f"{table}.row AS {key.removesuffix('_id')}")
            other = table
            if table == "events" and "date" in given["events"]:
                chosen += ["event_earliest", "event_latest", "event_ended"]
                other = _happened("date_end" if "date_end" in given["events"] else "NULL")
            joins.append(f"LEFT JOIN {other} ON {table}.{key} = claims.{key}")
    if "status" in given["claims"]:
        chosen.append("claims.status = 'active' AS active")
    if "date" in given["claims"]:
        chosen += ["claims.date IS NOT NULL AS dated", "own.earliest", "own.latest"]
        joins.append("LEFT JOIN dates AS own ON own.text = claims.date")
    connection.execute(
        f"CREATE TABLE claimed AS SELECT {', '.join(chosen)} FROM claims {' '.join(joins)}"
    )


def _happened(end: str) -> str:
    """The events with their dates as days; `end` is the expression for when one ended."""
    return f"""(
        SELECT row, event_id, begun.earliest AS event_earliest, begun.latest AS event_latest,
            greatest(begun.latest, coalesce(ended.latest, begun.latest)) AS event_ended
        FROM events LEFT JOIN dates AS begun ON begun.text = date
            LEFT JOIN dates AS ended ON ended.text = {end}
    ) AS events"""


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
