"""Scripts for the page: JSON that a script hands over, and our modules joined to one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from validator.exporters import lines
from validator.tables import sql

MACRO = r"""
CREATE OR REPLACE TEMP MACRO safe(t) AS replace(replace(replace(t::VARCHAR,
    '<', '\u003c'), chr(8232), '\u2028'), chr(8233), '\u2029');
"""
"""`safe(json)`: JSON text that neither ends a script element nor breaks an old parser's line."""
_ESCAPES = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})

MODULES = (
    *("data", "dom", "text", "dates", "model", "state", "filters", "theme", "statements"),
    *("places", "claims", "disputes", "event", "feed", "dragging", "overview", "controls", "keys"),
    *("listing", "lineage", "actors", "sources", "plane", "labels", "atlas", "main"),
)
"""Our modules, each after those that it imports."""
_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./(\w+)\.js";$')
_EXPORT = re.compile(r"^export ((?:async )?function|const) (\w+)")


def constant(file: Path, name: str, value: Any) -> None:
    """Write a script that hands over `value` under `name`."""
    text = json.dumps(value, ensure_ascii=False).translate(_ESCAPES)
    file.write_text(f"timeline({json.dumps(name)}, {text});\n", encoding="utf-8", newline="\n")


def rows(connection: duckdb.DuckDBPyConnection, relation: str, file: Path, name: str) -> None:
    """Write a script that hands over a list: the `line`s of `relation` by their `number`s.

    A line is a JSON value that went through `safe`.
    """
    numbered = f"""SELECT CASE row_number() OVER (ORDER BY number) WHEN 1 THEN '' ELSE ',' END
        || line FROM {relation} ORDER BY number"""
    lines.write(connection, numbered, file, before=_before(name), after="]);\n")


def write(file: Path, name: str, lines: bytes) -> None:
    """Write a script that hands over a list of which every line but the first has its comma."""
    file.write_bytes(_before(name).encode() + lines + b"\n]);\n")


def _before(name: str) -> str:
    return f"timeline({json.dumps(name)}, [\n"


def order(*columns: str) -> str:
    """An index of each row in the order of `columns`, from 0."""
    return f"row_number() OVER (ORDER BY {', '.join(map(sql.identifier, columns))}) - 1"


def joined(folder: Path) -> str:
    """The modules in `folder` as one classic script, each with a scope of its own."""
    parts = "".join(
        f"modules.{name} = (() => {{\n{''.join(_body(folder / f'{name}.js'))}}})();\n"
        for name in MODULES
    )
    return f'"use strict";\n(() => {{\nconst modules = {{}};\n{parts}}})();\n'


def _body(file: Path) -> Iterator[str]:
    """A module's lines with imports as lookups, and what it exports returned at the end."""
    names = []
    for line in file.read_text(encoding="utf-8").splitlines(keepends=True):
        if taken := _IMPORT.match(line.rstrip()):
            yield f"const {{ {taken[1]} }} = modules.{taken[2]};\n"
        elif given := _EXPORT.match(line):
            names.append(given[2])
            yield line.removeprefix("export ")
        elif line.startswith(("import ", "export ")):
            raise ValueError(f"{file.name}: cannot join {line.strip()!r}")
        else:
            yield line
    yield f"return {{ {', '.join(names)} }};\n"
