"""What adding or importing rows did or would do, for a person at a terminal."""

from __future__ import annotations

from collections import Counter

from validator.editing.draft import RowChange
from validator.editing.edit import Edit
from validator.findings import shown
from validator.reporters.text import block

MOST = 100
"""Rows, problems and findings printed one by one; all are counted."""


def render(edit: Edit) -> str:
    """The rows that are new or changed, what was there already, and what stands against it."""
    lines = [line for change in edit.changes[:MOST] for line in _change(change)]
    if len(edit.changes) > MOST:
        lines.append(f"and {len(edit.changes) - MOST:,} more rows")
    lines += [f"note: {shown(note, 400)}" for note in edit.notes[:MOST]]
    lines += [f"problem: {shown(problem, 400)}" for problem in edit.problems[:MOST]]
    lines += _findings(edit)
    return "".join(f"{line}\n" for line in [*lines, _summary(edit)])


def _change(change: RowChange) -> list[str]:
    if change.before is None:
        cells = {name: value for name, value in change.after.items() if value}
        return [
            f"+ {change.table} {shown(change.key)}",
            *(f"    {name}: {shown(value, 400)}" for name, value in cells.items()),
        ]
    before = change.before
    altered = [name for name, value in change.after.items() if value != before[name]]
    return [
        f"~ {change.table} {shown(change.key)}",
        *(
            f'    {name}: "{shown(before[name], 400)}" to "{shown(change.after[name], 400)}"'
            for name in altered
        ),
    ]


def _findings(edit: Edit) -> list[str]:
    if edit.report is None:
        return []
    lines = []
    for finding in edit.report.findings[:MOST]:
        lines.append(block(finding).rstrip("\n"))
        if place := edit.places.get((finding.file, finding.line or 0)):
            lines.append(f"    This is {shown(place, 200)}.")
    return lines


def _summary(edit: Edit) -> str:
    if edit.problems:
        return f"Nothing written: {_many(len(edit.problems), 'problem')} to solve first."
    if edit.report is not None and not edit.report.valid:
        errors = _many(edit.report.errors, "error")
        return f"Nothing written: with these rows the package would have {errors}."
    if not edit.changes:
        return "Nothing to write: all of it is there already."
    new = Counter(change.table for change in edit.changes if change.before is None)
    old = Counter(change.table for change in edit.changes if change.before is not None)
    parts = [f"{number:,} new in {table}" for table, number in new.items()]
    parts += [f"{number:,} changed in {table}" for table, number in old.items()]
    return f"{'Written' if edit.written else 'Would be written'}: {', '.join(parts)}."


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
