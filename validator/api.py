"""The library's front door: plain values in and out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from validator.findings import CouldNotRun, Report
from validator.limits import Limits

if TYPE_CHECKING:
    from validator.chronology.dossier import Dossier
    from validator.chronology.selection import Selection
    from validator.comparison.difference import Diff
    from validator.frames import Frames
    from validator.rules import Rule
    from validator.tables.reading import Progress, Reading
    from validator.tables.values import Data


def _silent(_step: str) -> None:
    """Tell nobody."""


def read(
    package: str | Path = ".", *, limits: Limits | None = None, progress: Progress = _silent
) -> Data:
    """The package at `package` as plain values: its tables, and what validation found.

    Without errors the merged tables (chronology, participants, figures) are there as well.
    Raises `CouldNotRun` if there is no package.
    """
    from validator.chronology.merge import ORDER
    from validator.tables.values import Data, fetch

    with merged(package, limits=limits, progress=progress) as (report, reading):
        names = [*reading.tables, *(ORDER if report.valid else ())]
        tables = {name: fetch(reading.connection, name, ORDER.get(name, "row")) for name in names}
        return Data(report, tables)


def validate(
    package: str | Path = ".",
    *,
    base: str | None = None,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    limits: Limits | None = None,
    progress: Progress = _silent,
) -> Report:
    """Everything that is wrong with the package at `package`, a folder or a descriptor.

    `only` and `skip` choose rules of meaning by code or name; what reading meets is always
    reported. With `base`, a folder or a git ref, the package is a contribution to it: see
    `Report`. Raises `CouldNotRun` if there is no package, no such rule or no such base.
    """
    from validator.tables.reading import reading_of

    if base is not None:
        from validator.comparison import validation

        rules = _rules(only, skip)
        return validation.validate(package, base, rules, limits or Limits(), progress)
    rules = _rules(only, skip) if only or skip else ()  # a wrong name is told at once
    with reading_of(package, limits, progress, meanwhile=_rules) as reading:
        from validator.rules.runner import run

        return run(reading, rules or _rules(), progress)


def _rules(only: Collection[str] = (), skip: Collection[str] = ()) -> tuple[Rule, ...]:
    """The rules to run; importing them takes a while, which reading can use."""
    from validator.rules import choose

    return choose(only, skip)


def build(
    package: str | Path,
    target: str | Path,
    *,
    selection: Selection | None = None,
    forms: Collection[str] = (),
    limits: Limits | None = None,
    progress: Progress = _silent,
) -> Report:
    """Merge the claims of `package` and write the built package into the folder `target`.

    Its tables are always written; of the other `validator.exporters.FORMS` only `forms`, if
    any are given.
    Returns what validation found. A package with errors is not built: `target` stays as it
    was. Raises `CouldNotRun` if `target` cannot be written or `selection` names an unknown
    actor.
    """
    from validator.chronology.selection import Selection, keep
    from validator.exporters import export

    with merged(package, selection=selection, limits=limits, progress=progress) as (
        report,
        reading,
    ):
        if report.valid and reading.package is not None:
            keep(reading.connection, selection or Selection())
            export(reading.connection, reading.package, Path(target), progress, forms)
        return report


def load(path: str | Path = ".") -> Frames:
    """The package at `path`, or the folder that `build` made of one, as pandas frames.

    Raises `CouldNotRun` if pandas is missing, or if there is no package or it has errors.
    """
    from validator import frames

    return frames.load(path)


def dossier(
    name: str,
    package: str | Path = ".",
    *,
    limits: Limits | None = None,
    progress: Progress = _silent,
) -> Dossier:
    """What `package` knows about the event, actor or source called `name`.

    Raises `CouldNotRun` if nothing or more than one thing is called so, or if the package has
    errors.
    """
    from validator.chronology.dossier import find

    with merged(package, limits=limits, progress=progress) as (report, reading):
        if not report.valid:
            raise CouldNotRun(f"the package has errors; `timeline validate {package}` shows them")
        return find(reading.connection, name)


def diff(
    base: str,
    head: str | None = None,
    *,
    package: str | Path = ".",
    most: int = 1_000,
    limits: Limits | None = None,
    progress: Progress = _silent,
) -> Diff:
    """What `head` makes of `base`: rows by id, and what that means for the chronology.

    Each is a folder or a git ref of the repository in which `package` lies; of a base that is a
    ref the last commit shared with the head counts. Without a head it is `package` as it lies on
    the disk. At most `most` items of a kind are listed; all are counted.
    """
    from validator.comparison.compare import diff as compare

    return compare(base, head, package, limits or Limits(), progress, most)


@contextmanager
def merged(
    package: str | Path = ".",
    *,
    selection: Selection | None = None,
    limits: Limits | None = None,
    progress: Progress = _silent,
) -> Iterator[tuple[Report, Reading]]:
    """The package in the engine, validated, and merged if it is free of errors."""
    from validator.chronology.merge import merge
    from validator.chronology.selection import Selection
    from validator.rules.runner import run
    from validator.tables.reading import reading_of

    with reading_of(package, limits, progress) as reading:
        report = run(reading, _rules(), progress)
        if report.valid:
            merge(reading.connection, selection or Selection(), progress)
        yield report, reading


__all__ = ["CouldNotRun", "build", "diff", "dossier", "load", "merged", "read", "validate"]
