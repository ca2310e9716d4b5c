"""The tables of the database, from the schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from validator.tables import sql
from validator.tables.schema import Field, Schema

_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
_KEYS = {
    "participants": ("event_id", "actor_id", "role"),
    "figures": ("event_id", "measure"),
}
"""Keys of several columns, which Table Schemas of the project do not have."""

CONTRADICTIONS = """
CREATE TABLE contradictions (
    event_id TEXT NOT NULL REFERENCES chronology (event_id),
    property TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (event_id, property, detail)
) STRICT"""

INDEXES = tuple(
    f"CREATE INDEX {table}_{column} ON {table} ({column})"
    for table, columns in {
        "actors": ("part_of", "preceded_by"),
        "sources": ("publisher", "origin", "derived_from"),
        "events": ("part_of",),
        "claims": ("event_id", "source_id", "actor_id"),
        "chronology": ("date_earliest", "kind", "standing", "governorate", "part_of"),
        "participants": ("actor_id",),
    }.items()
    for column in columns
)


def about(names: Iterable[str]) -> str:
    """The table of one row that says what the data is."""
    return f"CREATE TABLE about ({', '.join(f'{name} TEXT NOT NULL' for name in names)}) STRICT"


def table(name: str, schema: Schema) -> str:
    """The table `name` with its types, keys and references as `schema` gives them."""
    parts = ",\n    ".join([*map(_column, schema.fields), *_constraints(name, schema)])
    return f"CREATE TABLE {sql.identifier(name)} (\n    {parts}\n) STRICT"


def _column(field: Field) -> str:
    name = sql.identifier(field.name)
    words = [name, _TYPES.get(field.type, "TEXT")]
    if field.required or field.key:
        words.append("NOT NULL")
    if field.constraints.get("unique"):
        words.append("UNIQUE")
    if "enum" in field.constraints:
        values = (sql.text(str(value)) for value in field.constraints["enum"])
        # `IN (...)` would be shorter, and makes a million insertions four times slower
        words.append(f"CHECK ({' OR '.join(f'{name} = {value}' for value in values)})")
    if field.type == "boolean":
        words.append(f"CHECK ({name} IN (0, 1))")
    return " ".join(words)


def _constraints(name: str, schema: Schema) -> Iterator[str]:
    key = (schema.primary_key,) if schema.primary_key else _KEYS.get(name)
    if key:
        yield f"PRIMARY KEY ({', '.join(map(sql.identifier, key))})"
    for item in schema.foreign_keys:
        target = sql.identifier(item.resource or name)
        yield (
            f"FOREIGN KEY ({sql.identifier(item.field)}) "
            f"REFERENCES {target} ({sql.identifier(item.reference)})"
        )
