"""Reading a whole package: from a path to typed tables and everything wrong on the way."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from validator.faults import files as file_faults
from validator.findings import Finding, Report
from validator.limits import Limits
from validator.tables import keys, profile, proving, standard, survey
from validator.tables.loading import Loaded
from validator.tables.package import Package, Resource, describe
from validator.tables.proving import Hint, Outcome
from validator.tables.schema import Field
from validator.tables.suggestions import Suggester, for_cell
from validator.tables.survey import Surveys

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


Adopted = tuple[Package, list[Finding]]
"""A package described by another's descriptor, and what is wrong with its own."""


@contextmanager
def reading_of(
    path: str | Path,
    limits: Limits | None = None,
    progress: Progress | None = None,
    adopted: Adopted | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Iterator[Reading]:
    """Read the package at `path`, a folder or a descriptor, or as it has been `adopted`.

    `meanwhile` is called while rows are read, which leaves Python idle.

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
            reading = Reading(Path(path), connection, bounds, foreign=adopted is not None)
            yield _read(reading, adopted, progress or (lambda _: None), meanwhile)


def _read(
    reading: Reading,
    adopted: Adopted | None,
    progress: Progress,
    meanwhile: Callable[[], object],
) -> Reading:
    with ThreadPoolExecutor(1) as aside:
        aside.submit(meanwhile)
        if adopted is not None:
            reading.package, findings = adopted
            _survey(reading, progress)
        else:
            described = describe(reading.path, reading.limits)
            reading.package = described.package
            violations = aside.submit(described.violations)  # no row need wait for them
            _survey(reading, progress)
            findings = [*violations.result(), *described.found]
    for finding in findings:
        reading.outcome.add([finding])
    return reading


def _survey(reading: Reading, progress: Progress) -> None:
    if reading.package is None:
        return
    progress("reading " + ", ".join(item.path for item in reading.package.resources))
    resources = list(_of_bearable_size(reading, reading.package.resources))
    surveys = survey.survey(reading.connection, reading.package, resources, reading.limits)
    for resource in resources:
        _keep(reading, surveys.tables[resource.name])
    _check(reading, surveys, progress)


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
    if table.rows > reading.limits.rows:
        message = f"the table has {table.rows:,} rows; the limit is {reading.limits.rows:,}"
        reading.outcome.add([file_faults.TOO_LARGE.found(message, file=resource.path)])


def _check(reading: Reading, surveys: Surveys, progress: Progress) -> None:
    """Name what is wrong where the survey left a doubt."""
    suggester = Suggester(reading.connection, reading.tables, reading.limits.suggestions)
    for table in reading.tables.values():
        progress(f"checking {table.resource.path}")
        _check_cells(reading, table, surveys, _hint(table, suggester))
    for table in reading.tables.values():
        progress(f"checking the references of {table.resource.path}")
        _check_vouched(reading, table, surveys, _hint(table, suggester))
        _check_references(reading, table, surveys, suggester)
    for table in reading.tables.values():
        if not table.whole:
            reading.broken[table.name].update(table.resource.schema.names)


def _check_cells(reading: Reading, table: Loaded, surveys: Surveys, hint: Hint) -> None:
    """The cells that are not left to references, and the keys."""
    connection, limits = reading.connection, reading.limits
    suspicions = surveys.suspicions[table.name]
    own = {*table.resource.schema.names} - surveys.vouched[table.name]
    cells = proving.refuse_blank(connection, table, suspicions, limits)
    for suspicion in suspicions:
        cells.merge(proving.judge(connection, table, suspicion, own, limits, hint))
    if cells.unproved:
        from validator.tables import external

        cells.merge(external.judge(connection, table, limits))
    doubts = surveys.doubts[table.name]
    cells.merge(keys.check_unique(connection, table, doubts, cells.broken, limits))
    _take(reading, table.name, cells)


def _check_vouched(reading: Reading, table: Loaded, surveys: Surveys, hint: Hint) -> None:
    """The cells that others were to vouch for, one by one where those did not."""
    connection, limits = reading.connection, reading.limits
    proved = surveys.proved[table.name]
    doubtful = surveys.vouched[table.name] - proved
    cells = Outcome()
    for suspicion in surveys.suspicions[table.name]:
        cells.merge(proving.judge(connection, table, suspicion, proved, limits, hint))
    if columns := [f for f in table.resource.schema.fields if f.name in doubtful]:
        suspicion = proving.suspect(connection, table, limits, columns)
        cells.merge(proving.judge(connection, table, suspicion, doubtful, limits, hint))
    _take(reading, table.name, cells)


def _check_references(
    reading: Reading, table: Loaded, surveys: Surveys, suggester: Suggester
) -> None:
    """The references; those in a broken column are left for the next run."""
    for key in table.resource.schema.foreign_keys:
        found = surveys.unknown.get((table.name, key.field))
        target = reading.tables.get(key.resource or table.name)
        if not found or target is None or not target.whole:
            continue
        if key.field not in reading.broken[table.name]:
            closest = suggester.closest
            cells = keys.report_unknown(reading.connection, table, target, key, found, closest)
            _take(reading, table.name, cells)


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
