"""Rows for the tables from a workbook, a folder of CSV files, or one such file."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from validator.editing import canonical, workbook
from validator.editing.merging import Incoming
from validator.editing.workbook import Sheet
from validator.findings import CouldNotRun
from validator.limits import Limits
from validator.tables import standard, written_dates
from validator.tables.schema import Field

_TITLE_ROWS = 10
"""Rows above the header in which a title may stand."""


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
            yield _csv(file, limits)
    elif not source.is_file():
        raise CouldNotRun(f"{source} is neither a file nor a folder")
    elif source.suffix.lower() == ".csv":
        yield _csv(source, limits)
    elif source.suffix.lower() in {".xlsx", ".xlsm"}:
        yield from workbook.read(source)
    else:
        raise CouldNotRun(f"{source.name} is no .xlsx workbook, folder or .csv; save it as .xlsx")


def _csv(file: Path, limits: Limits) -> Sheet:
    """A CSV file as a sheet; the separator is the one that makes the header the table's."""
    data = file.read_bytes()
    if len(data) > min(limits.file_bytes, workbook.MOST_BYTES):
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


def _rows(table: str, sheet: Sheet, notes: list[str], problems: list[str]) -> Iterator[Incoming]:
    start = _header(table, sheet)
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
    columns = _columns(table, header, sheet.rows[start + 1 :], number, problems)
    problems.extend(
        f"{table}: the cells {area} are merged; split them, with a value in each"
        for area in sheet.merged
        if int("".join(filter(str.isdigit, area.split(":")[0]))) >= number
    )
    for number, cells in sheet.rows[start + 1 :]:
        place = f"{table}, row {number}"
        row = {
            field.name: _cell(field, cells[position], f"{place}, {field.name}", notes)
            for position, field in columns.items()
            if position < len(cells)
        }
        if any(row.values()):
            yield Incoming(table, place, row)


def _header(table: str, sheet: Sheet) -> int | None:
    """Which of the sheet's rows has the column names."""
    names = set(standard.table(table).names)
    for position, (_, cells) in enumerate(sheet.rows[:_TITLE_ROWS]):
        if len(names & {cell.strip().lower() for cell in cells}) >= min(2, len(names)):
            return position
    return None


def _columns(
    table: str,
    header: tuple[str, ...],
    rows: tuple[tuple[int, tuple[str, ...]], ...],
    number: int,
    problems: list[str],
) -> dict[int, Field]:
    """The field of each column, by position."""
    fields = {field.name: field for field in standard.table(table).fields}
    found: dict[int, Field] = {}
    for position, given in enumerate(header):
        name = given.strip().lower().replace(" ", "_")
        filled = any(position < len(cells) and cells[position].strip() for _, cells in rows)
        if name in fields and fields[name] not in found.values():
            found[position] = fields[name]
        elif name in fields:
            problems.append(f'{table}, row {number}: the column "{name}" stands twice')
        elif filled:
            near = difflib.get_close_matches(name, fields, 1)
            hint = f'; did you mean "{near[0]}"?' if near else "; delete it or name it"
            label = f'"{given}"' if given else f"number {position + 1}, which has no name,"
            problems.append(f"{table}, row {number}: the column {label} is unknown{hint}")
    return found


def _cell(field: Field, given: str, place: str, notes: list[str]) -> str:
    """The cell in canonical form; a date or listed value written otherwise is put right."""
    value = canonical.cell(given)
    better = value
    if "enum" in field.constraints and value not in field.constraints["enum"]:
        plain = value.lower().replace(" ", "-").replace("_", "-")
        listed = {str(item).lower(): str(item) for item in field.constraints["enum"]}
        better = listed.get(plain, value)
    elif written_dates.holds_dates(field):
        meant = written_dates.readings(value)
        better = meant[0] if len(meant) == 1 else value
    if better != value:
        notes.append(f'{place}: "{value}" is taken as "{better}"')
    return better
