"""The tables of a built package as typed queries."""

from __future__ import annotations

from validator.chronology.merge import ORDER
from validator.tables import sql, standard
from validator.tables.package import Package
from validator.tables.relations import typed
from validator.tables.schema import Field, Schema

TABLES = (*standard.BUILT, *standard.TABLES)
"""Every table, the chronology first."""


def schema(package: Package, name: str) -> Schema:
    """The schema of the table `name`: the package's own, or the project's for a built one."""
    resource = package.resource(name)
    return resource.schema if resource else standard.table(name)


def query(package: Package, name: str) -> str:
    """The rows of the table `name` that were kept, typed as its schema says, in their order."""
    order = ORDER.get(name) or sql.identifier(schema(package, name).fields[0].name)
    return f"{rows(package, name)} ORDER BY {order}"


def rows(package: Package, name: str) -> str:
    """As `query`, in any order."""
    fields = schema(package, name).fields
    if name in ORDER:
        columns = ", ".join(sql.identifier(field.name) for field in fields)
        return f"SELECT {columns} FROM {name}"
    return f"SELECT {', '.join(map(typed, fields))} FROM kept_{name}"


def with_days_as_text(package: Package, name: str) -> str:
    """As `query`, with each day or moment as ISO 8601 text."""
    columns = ", ".join(map(_text, schema(package, name).fields))
    return f"SELECT {columns} FROM ({query(package, name)})"


def _text(field: Field) -> str:
    column = sql.identifier(field.name)
    formats = {"date": "%Y-%m-%d", "datetime": "%Y-%m-%dT%H:%M:%SZ"}
    if field.type in formats:
        return f"strftime({column}, '{formats[field.type]}') AS {column}"
    return column
