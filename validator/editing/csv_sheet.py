"""A CSV file as a sheet, however a spreadsheet saved it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from validator.editing.workbook import MOST_BYTES, Sheet
from validator.findings import CouldNotRun
from validator.limits import Limits
from validator.tables import standard


def read(file: Path, limits: Limits) -> Sheet:
    """A CSV file as a sheet; the separator is the one that makes the header the table's."""
    data = file.read_bytes()
    if len(data) > min(limits.file_bytes, MOST_BYTES):
        raise CouldNotRun(f"{file} is too large to import")
    try:
        text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError:
        raise CouldNotRun(f'{file} is not UTF-8; save it as "CSV UTF-8"') from None
    names = standard.table(file.stem).names if file.stem in standard.TABLES else ()
    first = text.splitlines()[0] if text else ""
    marks = {mark: sum(name in first.split(mark) for name in names) for mark in ",;\t"}
    mark = max(marks, key=lambda item: marks[item])
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
        rows = [(number, tuple(cells)) for number, cells in enumerate(reader, 1) if any(cells)]
    except csv.Error as error:
        return Sheet(file.stem, (), problems=(f"{file.name}: {error}",))
    return Sheet(file.stem, tuple(rows))
