"""Running one rule on a few rows, without files."""

from __future__ import annotations

import duckdb

from validator.rules.examples import Rows, parse
from validator.rules.model import Rule
from validator.tables import relations, sql, standard

Place = tuple[str, int, str]


def connect(tables: dict[str, Rows]) -> duckdb.DuckDBPyConnection:
    """The relations of `validator.tables.relations`, holding just the columns given."""
    connection = duckdb.connect()
    for name, (header, *rows) in tables.items():
        fields = {field.name: field for field in standard.table(name).fields}
        texts = ", ".join(f"{sql.identifier(column)} VARCHAR" for column in header)
        connection.execute(f"CREATE TABLE _{name} ({texts})")
        for row in rows:
            marks = ", ".join("?" * len(header))
            cells = [cell or None for cell in row]
            connection.execute(f"INSERT INTO _{name} VALUES ({marks})", cells)
        typed = ", ".join(relations.typed(fields[column]) for column in header)
        connection.execute(f"CREATE VIEW {name} AS SELECT rowid AS row, {typed} FROM _{name}")
    connection.execute(
        "CREATE TABLE package AS SELECT DATE '2011-01-01' AS window_start, "
        "DATE '2024-12-31' AS window_end"
    )
    columns = {name: header for name, (header, *_) in tables.items()}
    relations.create_dates(connection, columns)
    relations.create_links(connection, columns)
    return connection


def widened(tables: dict[str, Rows]) -> dict[str, Rows]:
    """`tables` with every column of the data model, those not given being empty."""
    wide: dict[str, Rows] = {}
    for name in standard.TABLES:
        header, *rows = tables.get(name, [[]])
        added = [column for column in standard.table(name).names if column not in header]
        wide[name] = [[*header, *added], *([*row, *("" for _ in added)] for row in rows)]
    return wide


def failing(rule: Rule, tables: dict[str, Rows]) -> list[dict[str, object]]:
    """The rows that `rule` returns, with `place`: table, line and column."""
    with connect(tables) as connection:
        result = connection.execute(rule.query)
        names = [item[0] for item in result.description]
        rows = [dict(zip(names, values, strict=True)) for values in result.fetchall()]
    for row in rows:
        row["place"] = (row.get("table", rule.table), row["row"] + 2, row["column"])
    return sorted(rows, key=lambda row: row["place"])


def places(rule: Rule, example: str | dict[str, Rows]) -> list[Place]:
    """Where `rule` flags the tables in `example`, in order."""
    tables = parse(example) if isinstance(example, str) else example
    return [row["place"] for row in failing(rule, tables)]
