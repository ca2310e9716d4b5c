"""Reading a whole package: from a path to typed tables and everything wrong on the way."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from validator.faults import files as file_faults
from validator.findings import Finding, Report
from validator.limits import Limits
from validator.tables import keys, profile, proving, relations, standard
from validator.tables.loading import Loaded, load
from validator.tables.package import Package, Resource, open_package
from validator.tables.proving import Hint, Outcome
from validator.tables.schema import Field
from validator.tables.suggestions import Suggester, for_cell

Progress = Callable[[str], None]
"""Told what is being done, once a step begins."""


@dataclass(slots=True)
class Reading:
    """A package in the engine, as far as it could be read.

    `connection` holds each table as text (`raw."name"`) and as typed view (`"name"`, see
    `relations`). `broken` has the columns of each table on which nothing can be built.
    `foreign` tells that the schemas are another package's, so that their faults are not its own.
    """

    path: Path
    connection: duckdb.DuckDBPyConnection
    limits: Limits
    package: Package | None = None
    tables: dict[str, Loaded] = field(default_factory=dict)
    outcome: Outcome = field(default_factory=Outcome)
    broken: dict[str, set[str]] = field(default_factory=dict)
    foreign: bool = False

    def report(self) -> Report:
        """What was found so far, sorted by place."""
        severities = {finding.code: finding.severity for finding in self.outcome.findings}
        counts = dict(sorted(self.outcome.counts.items()))
        errors = sum(number for code, number in counts.items() if severities[code] == "error")
        return Report(
            package=str(self.path),
            findings=tuple(sorted(self.outcome.findings, key=lambda finding: finding.order)),
            counts=counts,
            errors=errors,
            warnings=sum(counts.values()) - errors,
            rows={name: table.rows for name, table in self.tables.items()},
        )


Opened = tuple[Package | None, list[Finding]]
"""A package, unless none can be read, and what is wrong with its descriptor."""


@contextmanager
def reading_of(
    path: str | Path,
    limits: Limits | None = None,
    progress: Progress | None = None,
    opened: Opened | None = None,
) -> Iterator[Reading]:
    """Read the package at `path`, a folder or a descriptor, or as it has been `opened` already.

    Raises `CouldNotRun` if there is no package; whatever is wrong with it is in the outcome.
    The engine lives as long as the context.
    """
    bounds = limits or Limits()
    with tempfile.TemporaryDirectory(prefix="timeline-") as folder:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": bounds.memory,
            "temp_directory": folder,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        with duckdb.connect(":memory:", config=settings) as connection:
            reading = Reading(Path(path), connection, bounds, foreign=opened is not None)
            yield _read(reading, opened, progress or (lambda _: None))


def _read(reading: Reading, opened: Opened | None, progress: Progress) -> Reading:
    reading.package, findings = opened or open_package(reading.path, reading.limits)
    for finding in findings:
        reading.outcome.add([finding])
    if reading.package is None:
        return reading
    progress("reading " + ", ".join(item.path for item in reading.package.resources))
    resources = list(_of_bearable_size(reading, reading.package.resources))
    for table in load(reading.connection, resources, reading.limits):
        _keep(reading, table)
    _check(reading, progress)
    relations.create(reading.connection, reading.package, reading.tables)
    return reading


def _of_bearable_size(reading: Reading, resources: Iterable[Resource]) -> Iterator[Resource]:
    limit = reading.limits.file_bytes
    for resource in resources:
        size = resource.file.stat().st_size
        if size <= limit:
            yield resource
            continue
        message = f"the file has {size:,} bytes; the limit is {limit:,}"
        reading.outcome.add([file_faults.TOO_LARGE.found(message, file=resource.path)])


def _keep(reading: Reading, table: Loaded) -> None:
    resource = table.resource
    reading.tables[table.name] = table
    reading.broken[table.name] = set()
    for finding in table.findings:
        reading.outcome.add([finding])
    if table.name in standard.TABLES:
        for finding in profile.lacking(table.name, resource.schema, resource.path):
            reading.broken[table.name].add(finding.column or "")
            if not reading.foreign:
                reading.outcome.add([finding])


def _check(reading: Reading, progress: Progress) -> None:
    suggester = Suggester(reading.connection, reading.tables, reading.limits.suggestions)
    for table in reading.tables.values():
        progress(f"checking {table.resource.path}")
        if table.rows > reading.limits.rows:
            message = f"the table has {table.rows:,} rows; the limit is {reading.limits.rows:,}"
            found = file_faults.TOO_LARGE.found(message, file=table.resource.path)
            reading.outcome.add([found])
        hint = _hint(table, suggester)
        cells = proving.prove(reading.connection, table, reading.limits, hint)
        if cells.unproved:
            from validator.tables import external

            cells.merge(external.judge(reading.connection, table, reading.limits))
        cells.merge(keys.check_unique(reading.connection, table, cells.broken, reading.limits))
        _take(reading, table.name, cells)
    for table in reading.tables.values():
        progress(f"checking the references of {table.resource.path}")
        found_references = keys.check_references(
            reading.connection,
            table,
            reading.tables,
            reading.broken,
            reading.limits,
            suggester.closest,
        )
        _take(reading, table.name, found_references)
    for table in reading.tables.values():
        if not table.whole:
            reading.broken[table.name].update(table.resource.schema.names)


def _hint(table: Loaded, suggester: Suggester) -> Hint:
    """A wrong cell's remedy: for a reference the row that it probably means."""
    targets = {key.field: key for key in table.resource.schema.foreign_keys}

    def hint(column: Field, value: str) -> str | None:
        key = targets.get(column.name)
        target = suggester.tables.get(key.resource or table.name) if key else None
        if key and target and key.reference in target.resource.schema.names:
            return suggester.closest(target.name, key.reference, value) or for_cell(column, value)
        return for_cell(column, value)

    return hint


def _take(reading: Reading, table: str, outcome: Outcome) -> None:
    reading.outcome.merge(outcome)
    reading.broken[table] |= outcome.broken
