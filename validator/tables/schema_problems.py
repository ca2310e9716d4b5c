"""What is wrong with a Table Schema, before anything is checked against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

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


def problems(source: object) -> Iterator[str]:
    """Each thing that is wrong with the schema `source`, in words."""
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
    if len(listed(key)) > 1 or (key and not listed(key)):
        yield "the primary key is not a single column"
    for name in listed(key):
        if name not in names:
            yield f'the primary key names "{name}", which is not a field'
    foreign_keys = source.get("foreignKeys", [])
    for item in foreign_keys if isinstance(foreign_keys, list) else [None]:
        reference = item.get("reference") if isinstance(item, dict) else None
        if not isinstance(reference, dict) or not isinstance(item, dict):
            yield "a foreign key has no fields or no reference"
        elif len(listed(item.get("fields"))) != 1 or len(listed(reference.get("fields"))) != 1:
            yield "a foreign key is not of a single column"
        elif listed(item["fields"])[0] not in names:
            yield f'a foreign key names "{listed(item["fields"])[0]}", which is not a field'


def listed(value: object) -> list[str]:
    """`value` as a list, also where it is a single text."""
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []
