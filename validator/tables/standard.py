"""The schemas and the profile that this project defines, wherever it is installed."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from validator.tables import schema

TABLES = ("actors", "sources", "events", "claims")
BUILT = ("chronology", "participants", "figures")


@cache
def folder() -> Path:
    """Where the schemas lie: inside an installed package, or beside it in a checkout."""
    here = Path(__file__).resolve().parent.parent
    installed = here / "schema"
    return installed if installed.is_dir() else here.parent / "schema"


@cache
def document(name: str) -> Any:
    """The JSON value of `schema/NAME.json`."""
    return json.loads((folder() / f"{name}.json").read_text(encoding="utf-8"))


@cache
def table(name: str) -> schema.Schema:
    """The schema of one of `TABLES` or `BUILT`."""
    parsed, findings = schema.parse(document(name), f"schema/{name}.json")
    if parsed is None:
        raise ValueError(findings[0].message)
    return parsed
