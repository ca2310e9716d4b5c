"""The sheets of an Excel workbook as rows of text, exactly as a person sees them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from validator.findings import CouldNotRun

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

MOST_BYTES = 256 * 1024**2
"""Unpacked size up to which a workbook is opened."""

MOST_CELLS = 3_000_000
"""Cells up to which a sheet is read, empty ones between filled ones included."""


class Unreadable(Exception):
    """A cell has no text that could be taken; the message names it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grid of texts: `rows` with their number in the sheet, empty ones left out.

    `merged` names the ranges of merged cells; `problems` say which cells could not be read.
    """

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    merged: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def read(file: Path) -> Iterator[Sheet]:
    """Each sheet of the workbook `file`. Raises `CouldNotRun` if it is none."""
    import openpyxl

    _refuse_bomb(file)
    try:
        written = openpyxl.load_workbook(file)
        shown = openpyxl.load_workbook(file, data_only=True)
    except Exception as error:  # the library lets out whatever a damaged file makes it meet
        raise CouldNotRun(f"{file} cannot be read as an .xlsx workbook: {error}") from error
    for sheet in written.worksheets:
        yield _sheet(sheet, shown[sheet.title])


def _refuse_bomb(file: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            size = sum(item.file_size for item in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise CouldNotRun(f"{file} cannot be read as an .xlsx workbook: {error}") from error
    if size > MOST_BYTES:
        raise CouldNotRun(f"{file} unpacks to {size:,} bytes; the limit is {MOST_BYTES:,}")


def _sheet(written: Worksheet, shown: Worksheet) -> Sheet:
    rows: list[tuple[int, tuple[str, ...]]] = []
    problems: list[str] = []
    if written.max_row * written.max_column > MOST_CELLS:
        size = f"{written.max_row:,} rows and {written.max_column:,} columns"
        what = f"spans {size}; delete the empty ones beyond the table"
        return Sheet(written.title, (), problems=(f"sheet {written.title}: {what}",))
    for number, cells in enumerate(written.iter_rows(), 1):
        texts = []
        for cell in cells:
            try:
                texts.append(_text(cell, shown[cell.coordinate]))
            except Unreadable as reason:
                problems.append(f"sheet {written.title}, cell {cell.coordinate}: {reason}")
                texts.append("")
        if any(texts):
            rows.append((number, tuple(texts)))
    merged = tuple(str(area) for area in written.merged_cells.ranges)
    return Sheet(written.title, tuple(rows), merged, tuple(problems))


def _text(written: Cell | MergedCell, shown: Cell | MergedCell) -> str:
    """What the cell shows: a day as YYYY-MM-DD, or as much of it as its format has."""
    value = shown.value
    if getattr(written, "data_type", "") == "f" and value is None:
        raise Unreadable("holds a formula that was never worked out; paste its value")
    if getattr(shown, "data_type", "") == "e":
        raise Unreadable(f"shows the error {value}")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        if value.time() != time():
            raise Unreadable(f"is the moment {value}; write the day alone, as text")
        return _day(value.date(), written.number_format)
    if isinstance(value, date):
        return _day(value, written.number_format)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value!r}"
    if isinstance(value, (time, timedelta)):
        raise Unreadable(f"is the time {value}; write it as text")
    return str(value)


def _day(value: date, form: str) -> str:
    """The day as far as the cell's number format `form` shows it: mmm-yy hides the day."""
    plain = form.split(";", maxsplit=1)[0].lower()
    while '"' in plain and plain.count('"') > 1:
        start = plain.index('"')
        plain = plain[:start] + plain[plain.index('"', start + 1) + 1 :]
    if "y" in plain and "d" not in plain:
        return f"{value:%Y-%m}" if "m" in plain else f"{value:%Y}"
    return value.isoformat()
