"""What `timeline fmt` did or would do, for a person at a terminal."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from validator.editing.formatting import Formatted
from validator.editing.repairs import Repair
from validator.findings import shown
from validator.reporters.text import block

MOST = 100
"""Repairs of a table printed one by one; all are counted."""


def render(tables: Sequence[Formatted], *, written: bool, diff: bool) -> str:
    """Each table that is changed, with each repaired cell; each that is refused, and why."""
    parts = [part for table in tables for part in _table(table, written=written, diff=diff)]
    return "".join(f"{part}\n" for part in [*parts, _summary(tables, written=written)])


def _table(table: Formatted, *, written: bool, diff: bool) -> list[str]:
    path = shown(table.path, 200)
    if table.refusals:
        lines = [block(finding).rstrip("\n") for finding in table.refusals[:MOST]]
        return [*lines, f"{path}: left as it is; mend the above first"]
    if not table.changed:
        return []
    what = [*table.ways, *(f"{len(table.repairs):,} cells" for _ in table.repairs[:1])]
    lines = [f"{path}: {'written' if written else 'would change'} ({', '.join(what)})"]
    lines += [f"  {path}:{_repair(item)}" for item in table.repairs[:MOST]]
    if len(table.repairs) > MOST:
        lines.append(f"  and {len(table.repairs) - MOST:,} more cells")
    return [*lines, *(_difference(table) if diff else [])]


def _repair(item: Repair) -> str:
    if item.what == "new id":
        return f'{item.line}: {item.column} new id "{item.after}"'
    return (
        f'{item.line}: {item.column} {item.what} "{shown(item.before)}" to "{shown(item.after)}"'
    )


def _difference(table: Formatted) -> list[str]:
    before = table.before.decode("utf-8").splitlines()
    after = table.after.decode("utf-8").splitlines()
    lines = difflib.unified_diff(before, after, f"a/{table.path}", f"b/{table.path}", lineterm="")
    return [shown(line, 10_000) for line in lines]


def _summary(tables: Sequence[Formatted], *, written: bool) -> str:
    changed = sum(table.changed for table in tables)
    refused = sum(bool(table.refusals) for table in tables)
    same = len(tables) - changed - refused
    parts = [
        f"{changed} {'written' if written else 'would change'}" if changed else "",
        f"{same} already in canonical form" if same else "",
        f"{refused} refused" if refused else "",
    ]
    return "tables: " + ", ".join(part for part in parts if part)
