"""A workbook to fill in: a sheet for each table, lists to choose from, and an explanation."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from validator.tables import standard
from validator.tables.schema import Field

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ROWS = 2_000
"""Rows of each sheet that offer the lists to choose from."""
_WIDE = {"title": 40, "statement": 60, "summary": 60, "url": 45, "description": 45, "note": 30}
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - the format knows no zone; the same bytes each time
_ORDER = ("events", "sources", "claims", "actors")


def workbook() -> bytes:
    """The template as an .xlsx file.

    Every cell is text, so that no spreadsheet turns 2016-07 into a day of its own or an id
    into a number.
    """
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    lists = book.create_sheet("lists")
    for table in _ORDER:
        _fill(book.create_sheet(table), table, lists)
    _explain(book.create_sheet("columns"))
    book.move_sheet("lists", len(book.sheetnames) - 1)
    lists.sheet_state = "hidden"
    book.active = 0
    book.properties.created = book.properties.modified = _MADE
    book.properties.creator = "timeline template"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Worksheet, table: str, lists: Worksheet) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    fields = standard.table(table).fields
    for number, field in enumerate(fields, 1):
        letter = get_column_letter(number)
        head = sheet.cell(1, number, field.name)
        head.font = Font(bold=True, color="FFFFFF" if field.required else "000000")
        head.fill = PatternFill("solid", fgColor="1F4E79" if field.required else "BDD7EE")
        head.comment = Comment(field.description[:900], "timeline", width=360, height=180)
        sheet.column_dimensions[letter].width = _WIDE.get(field.name, max(14, len(field.name) + 3))
        sheet.column_dimensions[letter].number_format = "@"
        sheet.column_dimensions[letter].alignment = Alignment(readingOrder=0, vertical="top")
        if "enum" in field.constraints:
            _restrict(sheet, letter, field, lists)
    sheet.freeze_panes = "A2"


def _restrict(sheet: Worksheet, letter: str, field: Field, lists: Worksheet) -> None:
    """Offer the values of `field`, kept in a hidden sheet: in the rule 255 characters fit."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    values = [str(value) for value in field.constraints["enum"]]
    column = 1 if lists.cell(1, 1).value is None else lists.max_column + 1
    for row, value in enumerate((f"{sheet.title}.{field.name}", *values), 1):
        lists.cell(row, column, value)
    place = get_column_letter(column)
    rule = DataValidation(
        type="list",
        formula1=f"lists!${place}$2:${place}${len(values) + 1}",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=field.name,
        error="Choose one of the listed values.",
    )
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{ROWS + 1}")


def _explain(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font

    for row, cells in enumerate(_explanations(), 1):
        for column, text in enumerate(cells, 1):
            cell = sheet.cell(row, column, text)
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=row == 1)
    for letter, width in {"A": 10, "B": 16, "C": 12, "D": 90, "E": 36, "F": 70}.items():
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"


def _explanations() -> Iterator[tuple[str, ...]]:
    yield ("table", "column", "must be filled", "what it holds", "example", "values")
    for table in _ORDER:
        for field in standard.table(table).fields:
            values = "\n".join(f"{name}: {text}" for name, text in field.labels.items())
            must = "no; made for you" if field.key else "yes" if field.required else "no"
            if field.name == "status":
                must = "no; active if empty"
            yield (table, field.name, must, field.description, field.example, values)
