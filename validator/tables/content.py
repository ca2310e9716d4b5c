"""What kind of file stands under a table's name, judged by its bytes and its header."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from validator.faults import files as faults
from validator.findings import Finding
from validator.tables import file_facts, scanner
from validator.tables.file_facts import FileFacts
from validator.tables.resource import Resource

_SIGNATURES = {
    b"\x1f\x8b": "gzip-compressed bytes",
    b"PK\x03\x04": "a workbook or a zip archive",
    b"BZh": "bzip2-compressed bytes",
    b"\xfd7zXZ": "xz-compressed bytes",
    b"\x28\xb5\x2f\xfd": "zstandard-compressed bytes",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"%PDF": "a PDF document",
    b"PAR1": "a Parquet file",
    b"SQLite format 3": "an SQLite database",
    b"version https://git-lfs.github.com/": "a git-lfs pointer instead of the file itself",
    codecs.BOM_UTF16_LE: "UTF-16 text",
    codecs.BOM_UTF16_BE: "UTF-16 text",
}
_OTHER_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}


def refusals_at_sight(resource: Resource, head: bytes) -> Iterator[Finding]:
    """Why no rows need be looked for in a file that begins with `head`; at most one finding."""
    path = resource.path
    if not head:
        yield faults.EMPTY_FILE.found("the file is empty", file=path)
    elif kind := _other_kind(head):
        yield faults.NOT_A_TABLE.found(f"the file is {kind}", file=path)
    elif b"\r" in head and b"\n" not in head:
        message = "no line ends in a line feed, only in carriage returns"
        yield faults.CARRIAGE_RETURNS.found(message, file=path, line=1)
    elif b"\0" not in head:
        yield from _header(resource, head)


def refusals(resource: Resource, facts: FileFacts) -> Iterator[Finding]:
    """Why rows that were read from the file must not be believed; at most one finding."""
    if facts.nul_offset is not None:
        line = file_facts.line_of(resource.file, facts.nul_offset)
        message = "the line holds a NUL byte"
        yield faults.NUL_BYTE.found(message, file=resource.path, line=line)


def undecodable(resource: Resource, data: bytes) -> Iterator[Finding]:
    """Where `data` is not UTF-8; nothing if it is."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        yield faults.NOT_UTF8.found(message, file=resource.path, line=line)


def warnings(resource: Resource, facts: FileFacts, head: bytes) -> Iterator[Finding]:
    """What `timeline fmt` would repair in the bytes of a file that can be read."""
    path = resource.path
    if file_facts.marked(head):
        message = "the file begins with a byte order mark"
        yield faults.BYTE_ORDER_MARK.found(message, file=path, line=1)
    if facts.carriage_returns:
        all_lines = facts.windows_ends == file_facts.line_feeds(resource.file)
        many = "all" if all_lines else "some"
        message = f"{many} lines hold a carriage return"
        yield faults.LINE_ENDS.found(message, file=path)
    if not facts.ends_line:
        message = "the last line has no line end"
        yield faults.NO_FINAL_LINE_END.found(message, file=path)


def _other_kind(head: bytes) -> str | None:
    for signature, kind in _SIGNATURES.items():
        if head.startswith(signature):
            return kind
    start = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        return "a web page or XML"
    if start.startswith((b"{", b"[")):
        return "JSON"
    return None


def _header(resource: Resource, head: bytes) -> Iterator[Finding]:
    wanted, path = list(resource.schema.names), resource.path
    text = head.decode("utf-8-sig", errors="replace")
    first = next(scanner.scan(text, len(wanted)), None)
    if isinstance(first, scanner.Record) and first.cells == wanted:
        return
    line = text.splitlines()[0] if text else ""
    if isinstance(first, scanner.Broken) and first.fault is faults.MERGE_CONFLICT:
        yield first.fault.found(first.message, file=path, line=1, value=line)
        return
    for mark, name in _OTHER_DELIMITERS.items():
        if line.count(mark) >= len(wanted) - 1 > line.count(","):
            message = f"the columns are separated by {name}, not commas"
            yield faults.DELIMITER.found(message, file=path, line=1, value=line)
            return
    yield faults.HEADER.found(_difference(wanted, line), file=path, line=1, value=line)


def _difference(wanted: list[str], line: str) -> str:
    given = [name.strip().strip('"') for name in line.split(",")]
    if repeated := [name for name in given if given.count(name) > 1]:
        return f'the column "{repeated[0]}" stands twice'
    missing = [name for name in wanted if name not in given]
    extra = [name for name in given if name not in wanted]
    if missing and extra:
        return f'there is no column "{missing[0]}", but an unknown column "{extra[0]}"'
    if missing:
        return "there is no column " + " and no column ".join(f'"{name}"' for name in missing)
    if extra:
        return f'the column "{extra[0]}" is unknown'
    moved = next((name for name, right in zip(given, wanted, strict=False) if name != right), "")
    if moved:
        return f'the columns are in another order, from "{moved}" on'
    return "the header is not written as the plain column names"
