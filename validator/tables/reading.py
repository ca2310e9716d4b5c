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
from validator.tables import profile, settling, standard, survey
from validator.tables.loading import Loaded
from validator.tables.outcome import Outcome
from validator.tables.package import Package, Resource, describe

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
    settling.settle(reading, surveys, progress)


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
