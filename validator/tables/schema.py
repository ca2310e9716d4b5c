"""Table Schemas as values (Frictionless Table Schema, the part that the data model uses)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from validator.faults import package as faults
from validator.findings import Finding
from validator.tables import schema_problems
from validator.tables.schema_problems import listed

_OPTIONS = {
    "bareNumber": True,
    "decimalChar": ".",
    "groupChar": "",
    "trueValues": ["true"],
    "falseValues": ["false"],
}
"""Properties that change how a cell is read, with the one value that the data model knows."""

ADDRESSES = ("url", "archive_url")
"""Columns of web addresses, which are held to a form of their own."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its type, its constraints as the schema gives them, its values explained.

    `key` tells whether it is the table's primary key, which is never empty. `unusual` names a
    property that changes how its cells are read, if there is one.
    """

    name: str
    type: str
    format: str = "default"
    constraints: Mapping[str, Any] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    description: str = ""
    example: str = ""
    key: bool = False
    unusual: str = ""

    @property
    def required(self) -> bool:
        """Whether a row without the value is wrong."""
        return bool(self.constraints.get("required"))

    @property
    def plain(self) -> bool:
        """Whether its cells are texts, and nothing but the constraints bears on them."""
        usual = self.format == "default" and not self.unusual
        return self.type == "string" and usual and self.name not in ADDRESSES


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`field` names a row of `resource` by its `reference`; an empty resource is the own one."""

    field: str
    resource: str
    reference: str


@dataclass(frozen=True, slots=True)
class Schema:
    """The columns of a table in their order, its key and its references."""

    fields: tuple[Field, ...]
    primary_key: str | None
    foreign_keys: tuple[ForeignKey, ...]
    source: Mapping[str, Any]

    @property
    def names(self) -> tuple[str, ...]:
        """The column names in order."""
        return tuple(field.name for field in self.fields)


def parse(source: object, shown_as: str) -> tuple[Schema | None, list[Finding]]:
    """The schema that the JSON value `source` describes, or what is wrong with it."""
    problems = list(schema_problems.problems(source))
    if problems or not isinstance(source, dict):
        return None, [faults.BAD_SCHEMA.found(text, file=shown_as) for text in problems]
    keys = listed(source.get("primaryKey", []))
    schema = Schema(
        fields=tuple(_field(item, keys) for item in source["fields"]),
        primary_key=keys[0] if keys else None,
        foreign_keys=tuple(_foreign_key(item) for item in source.get("foreignKeys", [])),
        source=source,
    )
    return schema, []


def _field(item: Mapping[str, Any], keys: list[str]) -> Field:
    return Field(
        name=item["name"],
        type=item.get("type", "string"),
        format=item.get("format", "default"),
        constraints=item.get("constraints", {}),
        labels=item.get("enumDescriptions", {}),
        description=item.get("description", ""),
        example=str(item.get("example", "")),
        key=item["name"] in keys,
        unusual=next((k for k, v in _OPTIONS.items() if item.get(k, v) != v), ""),
    )


def _foreign_key(item: Mapping[str, Any]) -> ForeignKey:
    reference = item["reference"]
    return ForeignKey(
        field=listed(item["fields"])[0],
        resource=reference.get("resource", ""),
        reference=listed(reference["fields"])[0],
    )
