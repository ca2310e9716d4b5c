"""`timeline.sqlite`: every table with keys, indexes, views and full-text search."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import chain
from pathlib import Path

import duckdb

from validator.exporters import citing, relation
from validator.exporters.database import ddl, views
from validator.tables import sql
from validator.tables.package import Package

FILE = "timeline.sqlite"
BATCH = 20_000
TOGETHER = 10
"""Rows of one insertion: a fifth faster than one; ten times our widest table is few enough."""
_BEGIN = (
    "PRAGMA page_size = 8192",
    "PRAGMA cache_size = -200000",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA ignore_check_constraints = ON",
    "BEGIN",
)
"""Nothing is lost by a crash: the folder takes its place only once it is whole. The checks stand
in the database for those who change it; what is built has passed them in validation."""
_ORDER = ("actors", "sources", "events", "claims", "chronology", "participants", "figures")
CONTRADICTIONS = """
SELECT c.event_id, o.property, o.detail FROM contradictions o JOIN chosen c USING (event)
ORDER BY c.event_id, o.property, o.detail
"""
"""What the claims of each event are at odds on, from the engine."""


def export(connection: duckdb.DuckDBPyConnection, package: Package, folder: Path) -> None:
    """Write the database; beside the tables it has `about` and `contradictions`.

    The same rows give the same bytes under the same version of SQLite.
    """
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as database:
        for statement in _BEGIN:
            database.execute(statement)
        members = citing.about(connection, package).members
        database.execute(ddl.about(members))
        database.execute(_insertion("about", len(members)), list(members.values()))
        for name in _ORDER:
            schema = relation.schema(package, name)
            database.execute(ddl.table(name, schema))
            query = relation.with_days_as_text(package, name)
            _copy(connection, query, database, name, len(schema.fields))
        database.execute(ddl.CONTRADICTIONS)
        _copy(connection, CONTRADICTIONS, database, "contradictions", 3)
        for statement in (*ddl.INDEXES, *views.VIEWS.values(), *views.SEARCH):
            database.execute(statement)
        for statement in ("COMMIT", "ANALYZE"):
            database.execute(statement)


def _copy(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    database: sqlite3.Connection,
    name: str,
    width: int,
) -> None:
    result = connection.execute(query)
    while rows := result.fetchmany(BATCH):
        whole = len(rows) - len(rows) % TOGETHER
        joined = (chain.from_iterable(rows[i : i + TOGETHER]) for i in range(0, whole, TOGETHER))
        database.executemany(_insertion(name, width, TOGETHER), map(tuple, joined))
        database.executemany(_insertion(name, width), rows[whole:])


def _insertion(name: str, width: int, rows: int = 1) -> str:
    row = f"({', '.join('?' * width)})"
    return f"INSERT INTO {sql.identifier(name)} VALUES {', '.join([row] * rows)}"
