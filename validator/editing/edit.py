"""One change to a package: rows merged, the result validated, all written or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from validator.editing import checking, lock
from validator.editing.draft import Check, Draft, RowChange, open_draft
from validator.editing.merging import Incoming, Merger
from validator.findings import Report
from validator.limits import Limits
from validator.tables.package import locate


@dataclass(frozen=True, slots=True)
class Edit:
    """What a change did or would do.

    `problems` say why rows could not be taken; then there is no report. `report` has the errors
    of the package as it would be, and `places` where the row of a file's line was given.
    """

    changes: tuple[RowChange, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    report: Report | None = None
    places: Mapping[tuple[str, int], str] = field(default_factory=dict)
    written: bool = False

    @property
    def accepted(self) -> bool:
        """Whether nothing stood against the change."""
        return not self.problems and (self.report is None or self.report.valid)


def apply(
    package: str | Path,
    rows: Sequence[Incoming],
    check: Check,
    limits: Limits,
    *,
    only_new: bool,
    write: bool,
) -> Edit:
    """Bring `rows` into `package` if the result has no errors, and write it if `write`.

    Raises `CouldNotRun` if the package cannot be read or written.
    """
    root = locate(package).parent
    with lock.locked(root) if write else nullcontext():
        draft = open_draft(package, limits)
        merger = Merger(draft, only_new=only_new)
        merger.merge(rows)
        changes, notes = tuple(draft.changes), tuple(merger.notes)
        if merger.problems:
            return Edit(changes, notes, tuple(merger.problems))
        if not changes:
            return Edit(notes=notes)
        report = checking.errors_only(draft.check(check))
        if report.valid and write:
            draft.write()
        places = _places(draft, merger) if not report.valid else {}
        return Edit(changes, notes, (), report, places, written=report.valid and write)


def _places(draft: Draft, merger: Merger) -> dict[tuple[str, int], str]:
    return {
        (draft.tables[table].resource.path, line): merger.places[table, key]
        for table in draft.tables
        for key, line in draft.lines(table).items()
        if (table, key) in merger.places
    }


def noted(edit: Edit, notes: Sequence[str]) -> Edit:
    """`edit` with `notes` before its own."""
    return replace(edit, notes=(*notes, *edit.notes))
