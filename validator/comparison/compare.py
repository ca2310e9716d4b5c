"""Comparing two packages: their rows, and the chronologies that come of them."""

from __future__ import annotations

import dataclasses
import tempfile
from contextlib import ExitStack
from pathlib import Path

from validator.comparison import rows, sides, snapshot, story
from validator.comparison.difference import Diff, RowChange
from validator.comparison.sides import Side
from validator.comparison.snapshot import Snapshot
from validator.limits import Limits
from validator.tables.reading import Progress, Reading, reading_of


def diff(
    base: str, head: str | None, package: str | Path, limits: Limits, progress: Progress, most: int
) -> Diff:
    """What `head` (by default what lies in the folder `package`) makes of `base`."""
    with ExitStack() as stack:
        old = stack.enter_context(sides.base(base, package, _ref(head, package)))
        new = _here(package) if head is None else stack.enter_context(sides.at(head, package))
        kept = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="timeline-")))
        taken = snapshot.take(old.folder, kept, limits, progress)
        reading = stack.enter_context(reading_of(new.folder, limits, progress))
        errors = snapshot.merged(reading, progress)
        snapshot.mount(reading.connection, kept)
        progress("comparing")
        found = _rows(reading, taken, most)
        notes = [*found.notes, *_unmerged(old.label, taken.errors), *_unmerged(new.label, errors)]
        if taken.errors or errors:
            return Diff(old.label, new.label, found.rows, found.rows_counted, notes=tuple(notes))
        entering, entered = story.entering(reading.connection, most)
        leaving, left = story.leaving(reading.connection, most)
        shifts, shifted = story.shifts(reading.connection, most)
        return Diff(
            old.label,
            new.label,
            found.rows,
            found.rows_counted,
            tuple(entering),
            tuple(leaving),
            tuple(shifts),
            {"entering": entered, "leaving": left, "shifts": shifted},
            tuple(notes),
        )


def _here(package: str | Path) -> Side:
    name = "the package here" if str(package) == "." else str(package)
    return dataclasses.replace(sides.here(package), label=name)


def _ref(head: str | None, package: str | Path) -> str | None:
    return None if head is None or sides.is_folder(head, package) else head


def _rows(reading: Reading, base: Snapshot, most: int) -> Diff:
    """The part of the comparison that looks at each table by itself."""
    changes: list[RowChange] = []
    counted: dict[str, dict[str, int]] = {}
    notes = [f'the table "{name}" is gone' for name in base.keys if name not in reading.tables]
    for name, table in reading.tables.items():
        if name not in base.columns:
            notes.append(f'the table "{name}" is new, with {table.rows:,} rows')
            continue
        found, numbers = rows.compare(reading.connection, base, table, most)
        changes += found
        if numbers:
            counted[name] = numbers
        if not table.whole:
            notes.append(f'some rows of "{name}" cannot be read')
    return Diff("", "", tuple(changes), counted, notes=tuple(notes))


def _unmerged(label: str, errors: int) -> list[str]:
    if not errors:
        return []
    many = "an error" if errors == 1 else f"{errors:,} errors"
    return [
        f"the chronologies are not compared: {label} has {many}, which `timeline validate` shows"
    ]
