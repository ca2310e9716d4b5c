"""Partial and uncertain dates: EDTF (ISO 8601-2:2019) level 0 and the useful part of level 1."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_POINT = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)"
_EDTF = re.compile(f"{_POINT}(?:/{_POINT})?")


class NotADate(ValueError):
    """The text is not in the notation, or names a day that no calendar has."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a text may mean: `earliest` and `latest` inclusive.

    `precision` is day, month, year or interval; `approximate` is true for any of `~ ? %`.
    """

    earliest: date
    latest: date
    precision: str
    approximate: bool

    def overlaps(self, other: Span) -> bool:
        """Whether both can be true of one day."""
        return self.earliest <= other.latest and other.earliest <= self.latest


def parse(text: str) -> Span:
    """The span of `2016`, `2016-07`, `2016-07-28`, each with `~ ? %`, or of a closed interval.

    Raises `NotADate` with a reason fit to show.
    """
    match = _EDTF.fullmatch(text)
    if match is None:
        raise NotADate("is not a date as 2016, 2016-07, 2016-07-28 or an interval a/b")
    first, second = match.groups()[:4], match.groups()[4:]
    start = _point(*first)
    if second[0] is None:
        return start
    end = _point(*second)
    if end.latest < start.earliest or end.earliest < start.earliest:
        raise NotADate("is an interval that ends before it begins")
    approximate = start.approximate or end.approximate
    return Span(start.earliest, end.latest, "interval", approximate)


def _point(year: str, month: str | None, day: str | None, mark: str) -> Span:
    number, approximate = int(year), mark != ""
    if number == 0:
        raise NotADate("names the year 0000, which the calendar does not have")
    if month is None:
        return Span(date(number, 1, 1), date(number, 12, 31), "year", approximate)
    if not 1 <= int(month) <= 12:
        raise NotADate(f"names month {month}, but a year has months 01 to 12")
    last = calendar.monthrange(number, int(month))[1]
    if day is None:
        first = date(number, int(month), 1)
        return Span(first, first + timedelta(days=last - 1), "month", approximate)
    if not 1 <= int(day) <= last:
        raise NotADate(f"names day {day}, but {year}-{month} has days 01 to {last}")
    exact = date(number, int(month), int(day))
    return Span(exact, exact, "day", approximate)
