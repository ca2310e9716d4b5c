"""Whether one schema lets rows pass that another refuses."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from validator.tables.schema import Field, Schema

_FLOORS, _CEILINGS = {"minimum", "minLength"}, {"maximum", "maxLength"}


def loosened(old: Schema | None, new: Schema | None) -> Iterator[tuple[str | None, str]]:
    """Each way in which `new` is looser than `old`: the field, if it is one, and in words."""
    if old is None:
        return
    if new is None:
        yield None, "the schema is gone or cannot be read"
        return
    fields = {field.name: field for field in new.fields}
    for field in old.fields:
        given = fields.get(field.name)
        problem = "is gone" if given is None else _looser(field, given)
        if problem:
            yield field.name, f'field "{field.name}" {problem}'
    if old.primary_key and new.primary_key != old.primary_key:
        yield old.primary_key, f'"{old.primary_key}" is no longer the primary key'
    for key in old.foreign_keys:
        if key not in new.foreign_keys:
            yield (
                key.field,
                f'field "{key.field}" no longer refers to "{key.resource or "itself"}"',
            )


def _looser(old: Field, new: Field) -> str | None:
    if (old.type, old.format) != (new.type, new.format):
        return f"is of type {new.type}, where it was {old.type}"
    for key, value in old.constraints.items():
        given = new.constraints.get(key)
        if given is None:
            return f'has no constraint "{key}" any more'
        if given != value and _allows_more(key, value, given):
            return f'allows more by its constraint "{key}"'
    return None


def _allows_more(key: str, old: Any, new: Any) -> bool:
    """Whether another value of a constraint may let more pass; patterns are not compared."""
    if key in {"required", "unique"}:
        return bool(old) and not new
    if key == "enum":
        return not {*map(str, new)} <= {*map(str, old)}
    if key in _FLOORS | _CEILINGS:
        try:
            before, after = Decimal(str(old)), Decimal(str(new))
        except InvalidOperation:  # days, which are ordered as text
            return str(new) < str(old) if key in _FLOORS else str(new) > str(old)
        return after < before if key in _FLOORS else after > before
    return True
