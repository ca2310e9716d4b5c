"""Files that say what is checked and how, where the contribution changes them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

from validator.comparison import strictness
from validator.comparison.sides import WATCHED, Side
from validator.faults import base as faults
from validator.faults.model import Fault
from validator.findings import Finding
from validator.tables import profile, schema
from validator.tables.package import DESCRIPTOR

_PROFILES = {f"schema/{name}.json" for name in (profile.PROFILE, profile.BASE)}


def changes(base: Side, head: Side) -> Iterator[Finding]:
    """A finding for each change of the descriptor, of a schema, of the profile, of a workflow."""
    old, new = _text(base.folder / DESCRIPTOR), _text(head.folder / DESCRIPTOR)
    yield from _of_json(DESCRIPTOR, old, new, faults.CHANGED_DESCRIPTOR)
    for path in sorted(_schemas(base.folder) | _schemas(head.folder)):
        old, new = _text(base.folder / path), _text(head.folder / path)
        if path in _PROFILES:
            yield from _of_json(path, old, new, faults.CHANGED_PROFILE)
        else:
            yield from _of_schema(path, old, new)
    if base.top is not None and head.top is not None:
        yield from _of_workflows(base.top, head.top)


def _of_workflows(base: Path, head: Path) -> Iterator[Finding]:
    for path in sorted(_watched(base) | _watched(head)):
        old, new = _text(base / path), _text(head / path)
        if old != new:
            yield _found(faults.CHANGED_WORKFLOW, path, old, new, _what(old, new))


def _of_schema(path: str, old: str | None, new: str | None) -> Iterator[Finding]:
    before, after = _value(old), _value(new)
    loosened = list(strictness.loosened(_schema(before, path), _schema(after, path)))
    for name, message in loosened:
        line = _line_of(new, name) if new and name else None
        yield faults.WEAKENED_SCHEMA.found(message, file=path, line=line, column=name)
    if not loosened:
        yield from _of_json(path, old, new, faults.CHANGED_SCHEMA)


def _of_json(path: str, old: str | None, new: str | None, fault: Fault) -> Iterator[Finding]:
    """Nothing if only the layout differs."""
    before, after = _value(old), _value(new)
    if before != after or (old is None) != (new is None):
        yield _found(fault, path, old, new, _what(old, new) + _where(before, after))


def _found(fault: Fault, path: str, old: str | None, new: str | None, message: str) -> Finding:
    line = None
    if old is not None and new is not None:
        pairs = zip_longest(old.split("\n"), new.split("\n"))
        line = next((number for number, (a, b) in enumerate(pairs, 1) if a != b), 1)
    return fault.found(message, file=path, line=line)


def _what(old: str | None, new: str | None) -> str:
    if new is None:
        return "the file is removed"
    return "the file is new" if old is None else "the file differs from the base"


def _where(before: Any, after: Any) -> str:
    """The keys at which two JSON objects differ, the fields of a schema by their names."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return ""
    keys = sorted(key for key in {*before, *after} if before.get(key) != after.get(key))
    if keys == ["fields"]:
        old, new = _fields(before), _fields(after)
        keys = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    return " in " + ", ".join(f'"{key}"' for key in keys[:10]) if keys else ""


def _fields(source: Mapping[str, Any]) -> dict[str, Any]:
    fields = source["fields"] if isinstance(source["fields"], list) else []
    return {
        str(item["name"]): item for item in fields if isinstance(item, dict) and "name" in item
    }


def _schema(value: Any, path: str) -> schema.Schema | None:
    return schema.parse(value, path)[0] if isinstance(value, dict) else None


def _schemas(root: Path) -> set[str]:
    return {file.relative_to(root).as_posix() for file in (root / "schema").rglob("*.json")}


def _watched(top: Path) -> set[str]:
    files = (file for name in WATCHED for file in (top / name, *(top / name).rglob("*")))
    return {file.relative_to(top).as_posix() for file in files if file.is_file()}


def _text(file: Path) -> str | None:
    """What the file holds, a link being where it leads; None if there is none."""
    if file.is_symlink():
        return f"-> {file.readlink()}"
    return file.read_bytes().decode("utf-8", "replace") if file.is_file() else None


def _value(text: str | None) -> Any:
    """The JSON value, or the text itself where it is not JSON."""
    try:
        return None if text is None else json.loads(text)
    except (ValueError, RecursionError):
        return text


def _line_of(text: str, name: str) -> int | None:
    wanted = f'"name": {json.dumps(name)}'
    return next((n for n, line in enumerate(text.split("\n"), 1) if wanted in line), None)
