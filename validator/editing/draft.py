"""The hand-edited tables of a package in memory, to be changed and written back together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from validator.editing import canonical, checking, files
from validator.editing.formatting import format_table
from validator.findings import CouldNotRun, Report
from validator.limits import Limits
from validator.tables import standard
from validator.tables.package import Package, Resource, open_package

Row = dict[str, str]
"""A row's cells by column; an empty cell is the empty text."""
Check = Callable[[Path], Report]
"""Validates the package in a folder."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of `table` before and after; a row that is added has no `before`."""

    table: str
    key: str
    before: Mapping[str, str] | None
    after: Mapping[str, str]


@dataclass(slots=True)
class Table:
    """The rows of a table by their id."""

    resource: Resource
    digest: str
    key: str
    rows: dict[str, Row] = field(default_factory=dict)

    def content(self) -> bytes:
        """The table's canonical bytes."""
        names = self.resource.schema.names
        ordered = sorted(self.rows, key=canonical.order)
        rows = ([self.rows[key][name] for name in names] for key in ordered)
        return canonical.text(names, rows).encode("utf-8")


@dataclass(slots=True)
class Draft:
    """The tables as they are to be, and how they differ from what is on disk."""

    package: Package
    tables: dict[str, Table]
    changes: list[RowChange] = field(default_factory=list)

    def put(self, table: str, row: Mapping[str, str]) -> None:
        """Add `row`, or change the row of its id."""
        target = self.tables[table]
        names = target.resource.schema.names
        after = {name: row.get(name, "") for name in names}
        key = after[target.key]
        before = target.rows.get(key)
        if after != before:
            self.changes.append(RowChange(table, key, before, after))
            target.rows[key] = after

    def check(self, check: Check) -> Report:
        """What `check` finds in the package as it would be."""
        return checking.checked(self.package, self._changed(), check)

    def write(self) -> None:
        """Replace the files of the changed tables, referenced ones first."""
        changed = self._changed()
        files.replace(
            [
                files.Replacement(table.resource.file, table.digest, changed[name])
                for name, table in self.tables.items()
                if name in changed
            ]
        )

    def lines(self, table: str) -> dict[str, int]:
        """The line on which each row of `table` is going to stand, by id."""
        ordered = sorted(self.tables[table].rows, key=canonical.order)
        return {key: line for line, key in enumerate(ordered, 2)}

    def _changed(self) -> dict[str, bytes]:
        names = {change.table for change in self.changes}
        return {name: table.content() for name, table in self.tables.items() if name in names}


def open_draft(package: str | Path, limits: Limits) -> Draft:
    """The tables of `package`, referenced ones first.

    Raises `CouldNotRun` if one is missing, cannot be read, or is not in canonical form: then an
    addition would be lost among lines that merely look different.
    """
    opened, findings = open_package(package, limits)
    if opened is None:
        raise CouldNotRun(f"{findings[0].file} cannot be read: {findings[0].message}")
    return Draft(opened, {name: _table(opened, name) for name in standard.TABLES})


def _table(package: Package, name: str) -> Table:
    resource = package.resource(name)
    if resource is None or resource.schema.primary_key is None:
        raise CouldNotRun(f'the package has no table "{name}" with a key; validate it first')
    formatted = format_table(resource)
    if formatted.refusals:
        found = formatted.refusals[0]
        place = f"{found.file}:{found.line}" if found.line else found.file
        raise CouldNotRun(f"{place} cannot be read: {found.message}")
    if formatted.changed:
        raise CouldNotRun(f"{resource.path} is not in canonical form; run `timeline fmt` first")
    key = resource.schema.primary_key
    table = Table(resource, files.digest(formatted.before), key)
    position = resource.schema.names.index(key)
    for cells in formatted.rows:
        if cells[position] in table.rows:
            raise CouldNotRun(
                f'{resource.path} has two rows "{cells[position]}"; validate it first'
            )
        table.rows[cells[position]] = dict(zip(resource.schema.names, cells, strict=True))
    return table
