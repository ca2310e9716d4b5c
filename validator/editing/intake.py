"""Rows for the tables from a workbook, a folder of CSV files, or one such file."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from validator.editing import columns, csv_sheet, workbook
from validator.editing.merging import Incoming
from validator.editing.workbook import Sheet
from validator.findings import CouldNotRun
from validator.limits import Limits
from validator.tables import standard


@dataclass(frozen=True, slots=True)
class Taken:
    """The rows that were understood, what was made of some, and what could not be."""

    rows: tuple[Incoming, ...]
    notes: tuple[str, ...]
    problems: tuple[str, ...]


def read(source: Path, limits: Limits) -> Taken:
    """The rows of `source`; a sheet or file belongs to the table of its name.

    Raises `CouldNotRun` if there is nothing of the kind.
    """
    rows: list[Incoming] = []
    notes: list[str] = []
    problems: list[str] = []
    sheets = list(_sheets(source, limits))
    for sheet in sheets:
        table = sheet.name.strip().lower()
        if table in standard.TABLES:
            problems += sheet.problems
            rows += _rows(table, sheet, notes, problems)
        elif sheet.rows and table not in _IGNORED:
            near = difflib.get_close_matches(table, standard.TABLES, 1)
            hint = f'; rename it to "{near[0]}" if that is meant' if near else ""
            notes.append(f'"{sheet.name}" is none of the tables and was left out{hint}')
    if not rows and not problems:
        problems.append(f"{source.name} holds no rows for {', '.join(standard.TABLES)}")
    return Taken(tuple(rows), tuple(notes), tuple(problems))


_IGNORED = {"columns", "lists"}
"""The sheets of the template that explain."""


def _sheets(source: Path, limits: Limits) -> Iterator[Sheet]:
    if source.is_dir():
        files = sorted(file for file in source.glob("*.csv") if file.is_file())
        if not files:
            raise CouldNotRun(f"{source} holds no .csv file")
        for file in files:
            yield csv_sheet.read(file, limits)
    elif not source.is_file():
        raise CouldNotRun(f"{source} is neither a file nor a folder")
    elif source.suffix.lower() == ".csv":
        yield csv_sheet.read(source, limits)
    elif source.suffix.lower() in {".xlsx", ".xlsm"}:
        yield from workbook.read(source)
    else:
        raise CouldNotRun(f"{source.name} is no .xlsx workbook, folder or .csv; save it as .xlsx")


def _rows(table: str, sheet: Sheet, notes: list[str], problems: list[str]) -> Iterator[Incoming]:
    start = columns.header(table, sheet)
    if start is None:
        known = ", ".join(standard.table(table).names)
        if sheet.rows:
            problems.append(f"{table}: no row has the column names ({known})")
        return
    notes.extend(
        f'{table}, row {above} is a title ("{next(filter(None, cells))}"), not the header'
        for above, cells in sheet.rows[:start]
    )
    number, header = sheet.rows[start]
    fields = columns.fields_of(table, header, sheet.rows[start + 1 :], number, problems)
    problems.extend(
        f"{table}: the cells {area} are merged; split them, with a value in each"
        for area in sheet.merged
        if int("".join(filter(str.isdigit, area.split(":")[0]))) >= number
    )
    for number, cells in sheet.rows[start + 1 :]:
        place = f"{table}, row {number}"
        row = {
            field.name: columns.cell(field, cells[position], f"{place}, {field.name}", notes)
            for position, field in fields.items()
            if position < len(cells)
        }
        if any(row.values()):
            yield Incoming(table, place, row)
