"""A table of a package, as its descriptor names it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from validator.tables.schema import Schema


@dataclass(frozen=True, slots=True)
class Resource:
    """A table of the package: `path` as the descriptor writes it, `file` where it lies."""

    name: str
    path: str
    file: Path
    schema: Schema
