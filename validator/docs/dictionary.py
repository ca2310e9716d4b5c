"""The data dictionary: schema/README.md, from the Table Schemas in that folder."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NotRequired, TypedDict, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

TABLES = ("actors", "sources", "events", "claims", "chronology", "participants", "figures")
"""The tables in the order of the page: the four kept by hand, then the three that are built."""

LIMITS = ("unique", "minLength", "maxLength", "minimum", "maximum", "pattern")
"""The constraints that are listed; `required` and `enum` have their own places."""

INTRODUCTION = """\
# Data dictionary

<!-- Generated from the Table Schemas in this folder. Edit those, not this page. -->

Four tables are kept by hand (actors, sources, events, claims); chronology, participants and \
figures are built from them. Every file is UTF-8 with LF line ends and commas; an empty cell is \
a missing value; a pattern holds for the whole value.
"""

_SPECIAL = re.compile(r"([\\`*_{}\[\]|~#])")

Scalar = str | int | float | bool
Constraints = dict[str, Scalar | list[str]]


class Field(TypedDict):
    """One column of a Table Schema."""

    name: str
    title: str
    type: str
    description: str
    example: Scalar
    constraints: Constraints
    enumDescriptions: NotRequired[dict[str, str]]
    acledEventType: NotRequired[dict[str, str]]


class Reference(TypedDict):
    """Where a foreign key leads; `resource` is empty for the table itself."""

    resource: str
    fields: str


class ForeignKey(TypedDict):
    """A field that must hold a key of another row."""

    fields: str
    reference: Reference


class Table(TypedDict):
    """A Table Schema, as far as the dictionary shows it."""

    name: str
    title: str
    description: str
    fields: list[Field]
    primaryKey: NotRequired[str]
    foreignKeys: NotRequired[list[ForeignKey]]


def render(schema_dir: Path) -> str:
    """Give the whole page as Markdown; the same schemas give the same text."""
    tables = [_load(schema_dir / f"{name}.json") for name in TABLES]
    return "\n".join([INTRODUCTION, *(_section(table) for table in tables)])


def _load(path: Path) -> Table:
    return cast("Table", json.loads(path.read_text(encoding="utf-8")))


def _section(table: Table) -> str:
    blocks = [
        f"## {_text(table['title'])}",
        _text(table["description"]),
        _fields(table["fields"]),
        *_keys(table),
        *_limits(table["fields"]),
        *(_values(field) for field in table["fields"] if "enumDescriptions" in field),
    ]
    return "\n\n".join(blocks) + "\n"


def _fields(fields: Iterable[Field]) -> str:
    rows = (
        (
            _code(field["name"]),
            field["type"],
            "yes" if field["constraints"].get("required") else "no",
            f"**{_text(field['title'])}.** {_text(field['description'])}",
            _code(field["example"]),
        )
        for field in fields
    )
    return _grid(("Field", "Type", "Required", "Description", "Example"), rows)


def _keys(table: Table) -> Iterator[str]:
    lines = []
    if "primaryKey" in table:
        lines.append(f"- Key: {_code(table['primaryKey'])}")
    for key in table.get("foreignKeys", []):
        target = key["reference"]
        place = target["resource"] or table["name"]
        lines.append(f"- {_code(key['fields'])} refers to {_code(target['fields'])} of {place}")
    if lines:
        yield "### Keys and references\n\n" + "\n".join(lines)


def _limits(fields: Iterable[Field]) -> Iterator[str]:
    rows = [
        (_code(field["name"]), limit, _code(field["constraints"][limit]))
        for field in fields
        for limit in LIMITS
        if limit in field["constraints"]
    ]
    if rows:
        yield "### Limits\n\n" + _grid(("Field", "Limit", "Value"), rows)


def _values(field: Field) -> str:
    meanings, acled = field["enumDescriptions"], field.get("acledEventType")
    head = ("Value", "Meaning", "ACLED event type") if acled else ("Value", "Meaning")
    rows = (
        (_code(value), _text(meaning), *((_text(acled[value]),) if acled else ()))
        for value, meaning in meanings.items()
    )
    return f"### Values of {_code(field['name'])}\n\n" + _grid(head, rows)


def _grid(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _text(value: str) -> str:
    """Plain text, so that no character of it is read as Markdown or HTML."""
    flat = " ".join(value.split())
    safe = flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", safe)


def _code(value: Scalar | list[str]) -> str:
    """Code as a table cell can hold it, where also code needs its bars escaped."""
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    fence = "``" if "`" in shown else "`"
    pad = " " if "`" in shown else ""
    return f"{fence}{pad}{shown}{pad}{fence}".replace("|", "\\|").replace("\n", " ")
