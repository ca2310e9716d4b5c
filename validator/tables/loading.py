"""Bringing a table's rows into the engine, with proof that none of its bytes went missing.

The engine's reader is fast and lenient. What it read is believed only if two ledgers balance:
every byte of the file is accounted for by the cells, separators, quotes and line ends; and
every quote by cells that need quoting. Any other file goes to the strict scanner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import duckdb

from validator.faults import files as faults
from validator.findings import Finding
from validator.limits import Limits
from validator.tables import content as contents
from validator.tables import engine, file_facts, ledger, scanner, sql
from validator.tables.file_facts import FileFacts
from validator.tables.resource import Resource


@dataclass(frozen=True, slots=True)
class Loaded:
    """A table in the engine: `rows` are in `raw."name"`, numbered by `rowid` from 0.

    `whole` is false if rows of the file are missing there. `lines` gives the physical line of
    each row where it is not simply rowid + 2.
    """

    resource: Resource
    facts: FileFacts
    rows: int
    whole: bool
    lines: dict[int, int] | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The table's name."""
        return self.resource.name

    @property
    def raw(self) -> str:
        """The table's identifier in SQL."""
        return sql.identifier(engine.RAW, self.resource.name)


def load(connection: duckdb.DuckDBPyConnection, resource: Resource, limits: Limits) -> Loaded:
    """The rows of `resource` in the engine, as `believe` says."""
    parsed = parse(connection, resource, limits)
    return believe(connection, resource, parsed, file_facts.scan(resource.file))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's first bytes, why its rows are not worth reading, and whether they were read."""

    head: bytes
    refusals: tuple[Finding, ...]
    inserted: bool


def parse(connection: duckdb.DuckDBPyConnection, resource: Resource, limits: Limits) -> Parsed:
    """Have the engine read the rows of `resource`."""
    engine.create(connection, resource)
    head = file_facts.head(resource.file)
    refusals = tuple(contents.refusals_at_sight(resource, head))
    crlf = b"\r\n" in head
    inserted = not refusals and engine.insert(
        connection, resource, resource.file, limits, crlf=crlf
    )
    return Parsed(head, refusals, inserted)


def believe(
    connection: duckdb.DuckDBPyConnection, resource: Resource, parsed: Parsed, facts: FileFacts
) -> Loaded:
    """The rows as the engine read them if the ledgers balance, else as the scanner does.

    An unreadable file has no rows, and findings say why.
    """
    if refusals := list(parsed.refusals) or list(contents.refusals(resource, facts)):
        engine.create(connection, resource)
        return Loaded(resource, facts, 0, whole=False, findings=refusals)
    findings = list(contents.warnings(resource, facts, parsed.head))
    if parsed.inserted and not file_facts.marked(parsed.head):
        rows, balanced = ledger.balance(connection, resource, facts)
        if balanced:
            return Loaded(resource, facts, rows, whole=True, findings=findings)
    return _scan(connection, resource, facts, findings)


def _scan(
    connection: duckdb.DuckDBPyConnection,
    resource: Resource,
    facts: FileFacts,
    findings: list[Finding],
) -> Loaded:
    """Read `resource` with the strict scanner: exact, and able to say what is wrong where."""
    names, data = resource.schema.names, resource.file.read_bytes()
    engine.create(connection, resource)
    if undecodable := list(contents.undecodable(resource, data)):
        return Loaded(resource, facts, 0, whole=False, findings=findings + undecodable)
    items = scanner.scan(data.decode("utf-8-sig"), len(names))
    next(items, None)  # the header, which has been compared
    lines: dict[int, int] = {}
    broken: list[scanner.Broken] = []
    engine.copy(connection, resource, _records(items, lines, broken))
    findings += [_finding(resource, item) for item in broken]
    whole = all(item.fault is faults.BLANK_LINE for item in broken)
    shifted = any(line != row + 2 for row, line in lines.items())
    return Loaded(resource, facts, len(lines), whole, lines if shifted else None, findings)


def _records(
    items: Iterable[scanner.Record | scanner.Broken],
    lines: dict[int, int],
    broken: list[scanner.Broken],
) -> Iterator[list[str]]:
    for item in items:
        if isinstance(item, scanner.Broken):
            broken.append(item)
        else:
            lines[len(lines)] = item.line
            yield item.cells


def _finding(resource: Resource, item: scanner.Broken) -> Finding:
    names = resource.schema.names
    column = names[item.cell] if item.cell is not None and item.cell < len(names) else None
    return item.fault.found(
        item.message, file=resource.path, line=item.line, column=column, value=item.text or None
    )
