"""Which column of a sheet is which field, and what its cells mean."""

from __future__ import annotations

import difflib

from validator.editing import canonical
from validator.editing.workbook import Sheet
from validator.tables import standard, written_dates
from validator.tables.schema import Field

_TITLE_ROWS = 10
"""Rows above the header in which a title may stand."""


def header(table: str, sheet: Sheet) -> int | None:
    """Which of the sheet's rows has the column names."""
    names = set(standard.table(table).names)
    for position, (_, cells) in enumerate(sheet.rows[:_TITLE_ROWS]):
        if len(names & {cell.strip().lower() for cell in cells}) >= min(2, len(names)):
            return position
    return None


def fields_of(
    table: str,
    names: tuple[str, ...],
    rows: tuple[tuple[int, tuple[str, ...]], ...],
    number: int,
    problems: list[str],
) -> dict[int, Field]:
    """The field of each column, by position."""
    fields = {field.name: field for field in standard.table(table).fields}
    found: dict[int, Field] = {}
    for position, given in enumerate(names):
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


def cell(field: Field, given: str, place: str, notes: list[str]) -> str:
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
