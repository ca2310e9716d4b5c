"""A table as rows of text, for rewriting: strict as validation, but forgiving what fmt mends."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from validator.editing import canonical
from validator.faults import files as faults
from validator.findings import CouldNotRun, Finding
from validator.tables import content, file_facts, scanner
from validator.tables.package import Resource


@dataclass(frozen=True, slots=True)
class Parsed:
    """The table's bytes, its header as it stands, and its rows in the schema's column order.

    `lines` has the physical line on which each row begins, `blank` how many lines are blank or
    hold nothing but commas.
    """

    resource: Resource
    source: bytes
    header: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]
    blank: int = 0


def parse(resource: Resource) -> Parsed | list[Finding]:
    """The rows of `resource`, or why it cannot be read; then nothing of it must be written."""
    source = _bytes(resource.file)
    if refusals := list(_refusals(resource, source)):
        return refusals
    text = source.decode("utf-8-sig")
    names = resource.schema.names
    quick = quick_rows(text)
    if quick is not None and quick[0] == list(names) and all(map(any, quick)):
        return Parsed(resource, source, names, quick[1:], list(range(2, len(quick) + 1)))
    return _scanned(resource, source, text)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CouldNotRun(f"{file} cannot be read: {error.strerror}") from error


def _refusals(resource: Resource, source: bytes) -> list[Finding]:
    head = source[: file_facts.HEAD]
    for finding in content.refusals_at_sight(resource, head):
        if finding.code != faults.HEADER.code or not _permuted(resource, head):
            return [finding]
    if b"\0" in source:
        line = source.count(b"\n", 0, source.index(b"\0")) + 1
        message = "the line holds a NUL byte"
        return [faults.NUL_BYTE.found(message, file=resource.path, line=line)]
    return list(content.undecodable(resource, source))


def _permuted(resource: Resource, head: bytes) -> bool:
    """Whether the header has the schema's columns, in whatever order."""
    text = head.decode("utf-8-sig", errors="replace")
    first = next(scanner.scan(text, len(resource.schema.names)), None)
    if not isinstance(first, scanner.Record):
        return False
    return sorted(map(canonical.cell, first.cells)) == sorted(resource.schema.names)


def quick_rows(text: str) -> list[list[str]] | None:
    """Header and rows if writing them gives `text` again, which proves that they are right."""
    if "\r" in text:
        return None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return None
    simple = rows and all(len(row) == len(rows[0]) for row in rows)
    on_lines = len(rows) == text.count("\n")
    if not simple or not on_lines or canonical.text(rows[0], rows[1:]) != text:
        return None
    return rows


def _scanned(resource: Resource, source: bytes, text: str) -> Parsed | list[Finding]:
    names = resource.schema.names
    records: list[scanner.Record] = []
    broken: list[scanner.Broken] = []
    for item in scanner.scan(text, len(names)):
        if isinstance(item, scanner.Record):
            records.append(item)
        else:
            broken.append(item)
    serious = [item for item in broken if item.fault is not faults.BLANK_LINE]
    if serious:
        return [
            item.fault.found(item.message, file=resource.path, line=item.line, value=item.text)
            for item in serious
        ]
    header = tuple(map(canonical.cell, records[0].cells))
    places = [header.index(name) for name in names]
    filled = [record for record in records[1:] if any(record.cells)]
    rows = [[record.cells[place] for place in places] for record in filled]
    blank = len(broken) + len(records) - 1 - len(filled)
    return Parsed(resource, source, header, rows, [record.line for record in filled], blank)
