"""Dates as spreadsheets and hurried hands write them, and what they can mean."""

from __future__ import annotations

import calendar
import re

from validator.tables.schema import Field

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMES = [
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december", "sept"),
]
_COLUMNS = {"published", "accessed", "active_from", "active_to"}
_MIDNIGHT = r"(?:[t ]+[0:]+(?:\.0+)?z?)?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_MIDNIGHT}")
_YEAR_LAST = re.compile(rf"([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{4}}){_MIDNIGHT}")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]+)\.?[ ,-]+([0-9]{4})")
_MONTH_DAY = re.compile(r"([a-z]+)\.?[ -]+(?:([0-9]{1,2})(?:st|nd|rd|th)?,?[ -]+)?([0-9]{4})")
_DAY_NUMBER = re.compile(r"[34][0-9]{4}")


def holds_dates(column: Field) -> bool:
    """Whether `column` holds days or partial dates."""
    return column.type == "date" or "date" in column.name or column.name in _COLUMNS


def readings(value: str) -> tuple[str, ...]:
    """The dates, as the tables write them, that `value` can mean: none, one or two.

    A time of day other than midnight is not dropped: in another zone it is another day.
    """
    text = value.strip().lower()
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
        return _existing((year, month, day))
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = match.groups()
        return _existing((year, second, first), (year, first, second))
    if match := _DAY_MONTH.fullmatch(text):
        day, name, year = match.groups()
        return _existing((year, _month(name), day))
    if match := _MONTH_DAY.fullmatch(text):
        name, day, year = match.groups()
        return _existing((year, _month(name), day))
    return ()


def remedy(value: str) -> str | None:
    """What to do about `value`, which is not written as the tables write dates."""
    meant = readings(value)
    if len(meant) == 1:
        return f'Did you mean "{meant[0]}"?'
    if meant:
        return f'Write "{meant[0]}" or "{meant[1]}", whichever is meant.'
    if _DAY_NUMBER.fullmatch(value.strip()):
        return "This is a spreadsheet's day number: format the column as text and enter the date."
    return None


def _month(name: str) -> str:
    known = name in _NAMES or name in _MONTHS
    return str(_MONTHS.index(name[:3]) + 1) if known else ""


def _existing(*candidates: tuple[str, str, str | None]) -> tuple[str, ...]:
    """Those of the candidates (year, month, day or None) that a calendar has, each once."""
    found: dict[str, None] = {}
    for year, month, day in candidates:
        number = int(month or 0)
        if not 1 <= number <= 12 or int(year) == 0:
            continue
        if day is None:
            found[f"{year}-{number:02}"] = None
        elif 1 <= int(day) <= calendar.monthrange(int(year), number)[1]:
            found[f"{year}-{number:02}-{int(day):02}"] = None
    return tuple(found)
