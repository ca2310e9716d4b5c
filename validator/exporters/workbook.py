"""`timeline.xlsx`: the tables as a workbook, to look at in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from validator.exporters import citing, relation
from validator.exporters.citing import About
from validator.tables.package import Package
from validator.tables.schema import Field

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]

FILE = "timeline.xlsx"
ROWS = 10_000
"""Rows of a sheet. Spreadsheets end at 1,048,576 rows, and crawl long before."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = {"title": 50, "summary": 60, "statement": 80, "description": 60, "url": 40, "name": 30}


def export(connection: duckdb.DuckDBPyConnection, package: Package, folder: Path) -> None:
    """Write a sheet `about` and one for each table, of which it holds the first `ROWS` rows.

    Where rows are left out, `about` says how many and which file has them. Cells are text,
    numbers, days or truth values, never formulas. The workbook is an export: nothing is read
    back from it.
    """
    from xlsxwriter import Workbook

    about = citing.about(connection, package)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(folder / FILE, options) as book:
        book.set_properties(
            {
                "title": about.title,
                "author": about.authors,
                "comments": f"An export, not for editing. {about.citation}",
                "created": _moment(about.date),
            }
        )
        head = book.add_format({"bold": True, "bottom": 1})
        _write_about(book, head, about, list(_lengths(connection, package)))
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name in relation.TABLES:
            _write(book, head, day, connection, package, name)


def _moment(day: str) -> datetime:
    return datetime.fromisoformat(day or "2000-01-01").replace(tzinfo=UTC)


def _lengths(connection: duckdb.DuckDBPyConnection, package: Package) -> Iterable[tuple[str, int]]:
    for name in relation.TABLES:
        query = f"SELECT count(*) FROM ({relation.rows(package, name)})"
        yield name, (connection.execute(query).fetchone() or (0,))[0]


def _write_about(
    book: Workbook, head: Format, about: About, lengths: Iterable[tuple[str, int]]
) -> None:
    sheet = book.add_worksheet("about")
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 110)
    rows = [("note", "An export, not for editing: nothing is read back from it.")]
    rows += about.members.items()
    for name, length in lengths:
        cut = f"; only the first {ROWS:,} are here, all are in {name}.csv" if length > ROWS else ""
        rows.append((f"sheet {name}", f"{length:,} rows{cut}"))
    for number, (key, value) in enumerate(rows):
        sheet.write_string(number, 0, key, head)
        sheet.write_string(number, 1, safe(value))


def _write(
    book: Workbook,
    head: Format,
    day: Format,
    connection: duckdb.DuckDBPyConnection,
    package: Package,
    name: str,
) -> None:
    fields = relation.schema(package, name).fields
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    for place, field in enumerate(fields):
        sheet.set_column(place, place, _width(field))
        sheet.write_string(0, place, field.name, head)
    writers = {
        "integer": sheet.write_number,
        "number": sheet.write_number,
        "boolean": sheet.write_boolean,
        "date": lambda row, place, value: sheet.write_datetime(row, place, value, day),
        "datetime": lambda row, place, value: sheet.write_datetime(row, place, value, day),
    }
    write = [
        writers.get(
            field.type, lambda row, place, value: sheet.write_string(row, place, safe(value))
        )
        for field in fields
    ]
    cells = connection.execute(f"{relation.query(package, name)} LIMIT {ROWS}").fetchall()
    for number, values in enumerate(cells, 1):
        for place, value in enumerate(values):
            if value is not None:
                write[place](number, place, value)
    sheet.autofilter(0, 0, max(len(cells), 1), len(fields) - 1)


def _width(field: Field) -> int:
    return _WIDTHS.get(field.name, 12 if field.type != "string" else 20)


def safe(text: str) -> str:
    """`text` as no spreadsheet takes it for a formula, also after it was saved as CSV."""
    return f"'{text}" if text.startswith(_FORMULA) else text
