"""Names and texts as SQL."""

from __future__ import annotations

from collections.abc import Iterable


def identifier(*parts: str) -> str:
    """`parts` as one quoted, dotted identifier."""
    return ".".join('"' + part.replace('"', '""') + '"' for part in parts)


def text(value: str) -> str:
    """`value` as a quoted string literal."""
    return "'" + value.replace("'", "''") + "'"


def texts(values: Iterable[str]) -> str:
    """`values` as a comma-separated list of literals, for `IN (...)`."""
    return ", ".join(text(value) for value in values)
