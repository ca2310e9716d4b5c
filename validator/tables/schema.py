"""Table Schemas as values (Frictionless Table Schema, the part that the data model uses)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from validator.faults import package as faults
from validator.findings import Finding

TYPES = ("string", "integer", "number", "boolean", "date", "datetime")
OTHER_TYPES = (
    *("any", "array", "duration", "geojson", "geopoint", "list", "object", "time"),
    *("year", "yearmonth"),
)
CONSTRAINTS: dict[str, type | tuple[type, ...]] = {
    "required": bool,
    "unique": bool,
    "minLength": int,
    "maxLength": int,
    "minimum": (int, float, str),
    "maximum": (int, float, str),
    "pattern": str,
    "enum": list,
}


_OF_TEXT = {"minLength", "maxLength", "pattern"}
_OF_ORDER = {"minimum", "maximum"}
_OPTIONS = {
    "bareNumber": True,
    "decimalChar": ".",
    "groupChar": "",
    "trueValues": ["true"],
    "falseValues": ["false"],
}
"""Properties that change how a cell is read, with the one value that the data model knows."""


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
    problems = list(_problems(source))
    if problems or not isinstance(source, dict):
        return None, [faults.BAD_SCHEMA.found(text, file=shown_as) for text in problems]
    keys = _listed(source.get("primaryKey", []))
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
        field=_listed(item["fields"])[0],
        resource=reference.get("resource", ""),
        reference=_listed(reference["fields"])[0],
    )


def _listed(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []


def _problems(source: object) -> Iterator[str]:
    if not isinstance(source, dict) or not isinstance(source.get("fields"), list):
        yield 'the schema is not an object with a list of "fields"'
        return
    if source.get("missingValues", [""]) != [""]:
        yield '"missingValues" is not [""]: only an empty cell is a missing value'
    names: list[str] = []
    for number, item in enumerate(source["fields"], 1):
        if not isinstance(item, dict) or not isinstance(item.get("name"), str) or not item["name"]:
            yield f"field {number} has no name"
            continue
        if item["name"] in names:
            yield f'two fields are named "{item["name"]}"'
        names.append(item["name"])
        yield from _field_problems(item)
    if not names:
        yield "the schema has no fields"
    yield from _key_problems(source, names)


def _field_problems(item: Mapping[str, Any]) -> Iterator[str]:
    name, kind = item["name"], item.get("type", "string")
    if kind not in (*TYPES, *OTHER_TYPES):
        yield f'field "{name}" has the unknown type {kind!r}'
    constraints = item.get("constraints", {})
    if not isinstance(constraints, dict):
        yield f'the constraints of field "{name}" are not an object'
        return
    for key, value in constraints.items():
        if problem := _constraint_problem(key, value, kind):
            yield f'constraint "{key}" of field "{name}" {problem}'


def _constraint_problem(key: str, value: object, kind: str) -> str | None:
    if key not in CONSTRAINTS:
        return "is unknown"
    ordered = kind in {"integer", "number", "date", "datetime", "time", "year", "yearmonth"}
    if (key in _OF_TEXT and kind in TYPES and kind != "string") or (
        key in _OF_ORDER and kind in TYPES and not ordered
    ):
        return f"does not apply to the type {kind}"
    boolean = isinstance(value, bool)
    if not isinstance(value, CONSTRAINTS[key]) or boolean is not (CONSTRAINTS[key] is bool):
        return "has a value of the wrong type"
    if key == "pattern":
        return _pattern_problem(str(value))
    if isinstance(value, list):
        return _enum_problem(value, kind)
    return None


def _enum_problem(values: list[object], kind: str) -> str | None:
    texts = all(isinstance(value, str) for value in values)
    return None if values and (texts or kind != "string") else "is not a list of texts"


def _pattern_problem(pattern: str) -> str | None:
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        return f"is not a regular expression: {error}"
    return None


def _key_problems(source: Mapping[str, Any], names: list[str]) -> Iterator[str]:
    key = source.get("primaryKey", [])
    if len(_listed(key)) > 1 or (key and not _listed(key)):
        yield "the primary key is not a single column"
    for name in _listed(key):
        if name not in names:
            yield f'the primary key names "{name}", which is not a field'
    foreign_keys = source.get("foreignKeys", [])
    for item in foreign_keys if isinstance(foreign_keys, list) else [None]:
        reference = item.get("reference") if isinstance(item, dict) else None
        if not isinstance(reference, dict) or not isinstance(item, dict):
            yield "a foreign key has no fields or no reference"
        elif len(_listed(item.get("fields"))) != 1 or len(_listed(reference.get("fields"))) != 1:
            yield "a foreign key is not of a single column"
        elif _listed(item["fields"])[0] not in names:
            yield f'a foreign key names "{_listed(item["fields"])[0]}", which is not a field'
