"""A strict reader of comma-separated text (RFC 4180) that knows lines, and says what is wrong.

The engine reads healthy files; this one reads the rest. It is slower and exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from validator.faults import files as faults
from validator.faults.model import Fault

_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[,\r\n]|\Z)|([^",\r\n]*)(?=[,\r\n]|\Z)')
_END = re.compile(r"\r\n|\n|\r")
_CONFLICT = re.compile(r"<{7} |={7}(?=\r?\n|\Z)|>{7} |\|{7} ")


@dataclass(frozen=True, slots=True)
class Record:
    """A row that could be read: the line on which it begins, and its cells."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that could not be read, or a line that should not be there.

    `cell` counts from 0; `text` is what stands there.
    """

    line: int
    fault: Fault
    message: str
    cell: int | None = None
    text: str = ""


def scan(content: str, width: int) -> Iterator[Record | Broken]:
    """Each row of `content`, its header included, as a record or as what is wrong with it.

    After a broken row reading goes on at the next physical line. `width` is the number of
    cells that a row must have.
    """
    position, line = 0, 1
    while position < len(content):
        if _CONFLICT.match(content, position):
            item: Record | Broken = Broken(
                line, faults.MERGE_CONFLICT, "is the mark of an unresolved merge"
            )
            end = _next_line(content, position)
        elif content[position] in "\r\n":
            item = Broken(line, faults.BLANK_LINE, "the line is blank")
            end = _next_line(content, position)
        else:
            item, end = _row(content, position, line, width)
        yield item
        line += _line_ends(content, position, end)
        position = end


def _row(content: str, start: int, line: int, width: int) -> tuple[Record | Broken, int]:
    cells: list[str] = []
    position = start
    while True:
        match = _CELL.match(content, position)
        if match is None:
            at = line + _line_ends(content, start, position)
            return _diagnose(content, position, at, len(cells)), _next_line(content, position)
        quoted, plain = match.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        position = match.end()
        if position >= len(content) or content[position] != ",":
            break
        position += 1
    end = _next_line(content, position)
    return _measured(Record(line, cells), width), end


def _measured(record: Record, width: int) -> Record | Broken:
    count = len(record.cells)
    if count == width:
        return record
    text = ",".join(record.cells)
    if count < width:
        message = f"has {_cells(count)}, the header {width}"
        return Broken(record.line, faults.TOO_FEW_CELLS, message, None, text)
    message = f"has {_cells(count)}, the header {width}: {count - width} too many"
    return Broken(record.line, faults.TOO_MANY_CELLS, message, None, text)


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _diagnose(content: str, position: int, line: int, cell: int) -> Broken:
    """Why no cell can be read at `position`."""
    if content[position] != '"':
        text = content[position : _line_end(content, position)]
        message = "has a quote inside a cell that is not quoted"
        return Broken(line, faults.BARE_QUOTE, message, cell, text)
    closing = _closing(content, position + 1)
    if closing is None or _line_ends(content, position, closing):
        message = "opens a quote that is never closed"
        text = content[position : _line_end(content, position)]
        return Broken(line, faults.UNCLOSED_QUOTE, message, cell, text)
    text = content[position : _line_end(content, closing)]
    message = "goes on after the quote that closes the cell"
    return Broken(line, faults.TEXT_AFTER_QUOTE, message, cell, text)


def _closing(content: str, position: int) -> int | None:
    """Where the quote stands that ends the quoted text beginning at `position`."""
    while (position := content.find('"', position)) >= 0:
        if not content.startswith('""', position):
            return position
        position += 2
    return None


def _line_ends(content: str, start: int, end: int) -> int:
    feeds = content.count("\n", start, end)
    returns = content.count("\r", start, end)
    return feeds + returns - content.count("\r\n", start, end) if returns else feeds


def _line_end(content: str, position: int) -> int:
    match = _END.search(content, position)
    return match.start() if match else len(content)


def _next_line(content: str, position: int) -> int:
    match = _END.search(content, position)
    return match.end() if match else len(content)
