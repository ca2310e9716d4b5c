"""`index.html`: what stands on the page before any script has run, and what scripts must know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import jinja2

from validator.exporters import citing, readme
from validator.exporters.page import claims
from validator.tables import standard
from validator.tables.package import Package

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
"""In Chromium 'self' holds for file:// as well: the page's own files run, inline script not."""
SEARCHED_CLAIMS = 30_000
"""Up to so many claims the page loads all of them, to look for words in what they state."""
_EXTENT = ("temporal", "spatial")
_LABELLED = {"kinds": "kind", "governorates": "governorate", "standings": "standing"}


def about(connection: duckdb.DuckDBPyConnection, package: Package, files: int) -> dict[str, Any]:
    """The package in words and numbers, and the vocabularies with their descriptions."""
    count = "SELECT count(*) FROM {}"
    tables = {"events": "chronology", "claims": "voices"}
    tables |= {name: f"kept_{name}" for name in ("sources", "actors")}
    counts = {
        name: int((connection.execute(count.format(table)).fetchone() or (0,))[0])
        for name, table in tables.items()
    }
    return {
        **citing.about(connection, package).members,
        **{key: package.descriptor[key] for key in _EXTENT if key in package.descriptor},
        "counts": counts,
        "events_a_file": claims.EVENTS_A_FILE,
        "claim_files": files,
        "search_claims": counts["claims"] <= SEARCHED_CLAIMS,
        **{name: _described(field) for name, field in _LABELLED.items()},
    }


def _described(field: str) -> dict[str, str]:
    """The values of a column of the chronology with what they mean."""
    fields = standard.document("chronology")["fields"]
    given: Mapping[str, str] = next(
        item["enumDescriptions"] for item in fields if item["name"] == field
    )
    return dict(given)


def render(assets: Path, known: Mapping[str, Any]) -> str:
    """The text of `index.html`; every value is escaped."""
    loader = jinja2.FileSystemLoader(assets)
    environment = jinja2.Environment(
        autoescape=True,
        loader=loader,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["short"] = _short
    return environment.get_template("index.html").render(
        policy=POLICY, files=readme.CONTENTS, **known
    )


def _short(description: str) -> str:
    """A governorate's name without what stands in brackets or after it."""
    return re.split(r" \(|[,.]", description)[0]
