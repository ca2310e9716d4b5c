"""What a descriptor must say, checked with JSON Schema and without the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from validator.faults import package as faults
from validator.findings import Finding
from validator.tables import schema, standard

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

PROFILE, BASE = "timeline-package", "data-package"


Place = tuple[str | int, ...]
"""The keys and positions that lead to a value of the descriptor."""


def violations(
    descriptor: object, shown_as: str, documents: Callable[[str], Any] = standard.document
) -> Iterator[tuple[Place, Finding]]:
    """Where `descriptor` breaks the profile; the standard tables' own fields are `lacking`."""
    from jsonschema import Draft202012Validator
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    base = DRAFT202012.create_resource(documents(BASE))
    registry: Registry[Any] = Registry().with_resource(documents(BASE)["$id"], base)
    validator = Draft202012Validator(documents(PROFILE), registry=registry)
    for error in sorted(
        validator.iter_errors(descriptor), key=lambda item: list(map(str, item.path))
    ):
        place = "/".join(map(str, error.absolute_path)) or "the descriptor"
        found = faults.PROFILE.found(f"{place}: {_said(error)}", file=shown_as)
        yield tuple(error.absolute_path), found


def _said(error: ValidationError) -> str:
    """Jsonschema's words where they are short, the schema's own where they quote the data."""
    explained = error.schema.get("description") if isinstance(error.schema, dict) else None
    if error.validator in {"contains", "pattern", "not", "const", "format"} and explained:
        return str(explained)
    message = str(error.message)
    return message if len(message) < 200 else message[:199] + "…"


def lacking(name: str, given: schema.Schema, shown_as: str) -> Iterator[Finding]:
    """Fields and constraints of the standard table `name` that `given` dropped or loosened."""
    wanted = standard.table(name)
    fields = {field.name: field for field in given.fields}
    for field in wanted.fields:
        own = fields.get(field.name)
        if own is None:
            message = f'table "{name}" has no field "{field.name}"'
        elif own.type != field.type:
            message = f'"{name}.{field.name}" is of type {own.type}, not {field.type}'
        elif loosened := [
            key for key, value in field.constraints.items() if own.constraints.get(key) != value
        ]:
            message = f'"{name}.{field.name}" has another or no constraint "{loosened[0]}"'
        else:
            continue
        yield faults.LOOSENED_SCHEMA.found(message, file=shown_as, column=field.name)
    if given.primary_key != wanted.primary_key:
        message = f'the primary key of table "{name}" is not "{wanted.primary_key}"'
        yield faults.LOOSENED_SCHEMA.found(message, file=shown_as)
    for key in wanted.foreign_keys:
        if key not in given.foreign_keys:
            message = f'table "{name}" has no foreign key on "{key.field}"'
            yield faults.LOOSENED_SCHEMA.found(message, file=shown_as)
