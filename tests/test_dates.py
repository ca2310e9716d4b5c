"""Partial and uncertain dates mean the days that they say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.dates import NotADate, parse

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
MARKS = st.sampled_from(["", "~", "?", "%"])


@given(DAYS, MARKS)
def test_a_day_means_itself(day: date, mark: str) -> None:
    span = parse(day.isoformat() + mark)
    assert (span.earliest, span.latest, span.precision) == (day, day, "day")
    assert span.approximate is bool(mark)


@given(DAYS)
def test_a_month_and_a_year_hold_each_of_their_days(day: date) -> None:
    for text, precision in ((day.isoformat()[:7], "month"), (day.isoformat()[:4], "year")):
        span = parse(text)
        assert span.earliest <= day <= span.latest
        assert span.precision == precision
        assert span.overlaps(parse(day.isoformat()))


@given(DAYS, DAYS)
def test_an_interval_runs_from_its_first_day_to_its_last(one: date, other: date) -> None:
    first, last = sorted((one, other))
    span = parse(f"{first}/{last}")
    assert (span.earliest, span.latest, span.precision) == (first, last, "interval")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2016-02-30", "days 01 to 29"),
        ("2015-02-29", "days 01 to 28"),
        ("2016-13", "months 01 to 12"),
        ("0000", "year 0000"),
        ("2016-08/2016-07", "ends before it begins"),
        ("28/07/2016", "is not a date"),
        ("2016-7-28", "is not a date"),
        ("2016-07-28/", "is not a date"),
        ("2016-07-28T00:00", "is not a date"),
        ("", "is not a date"),
    ],
)
def test_what_no_calendar_has_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(NotADate, match=reason):
        parse(text)


@given(st.text(max_size=24))
def test_any_text_is_either_a_date_or_refused(text: str) -> None:
    try:
        span = parse(text)
    except NotADate:
        return
    assert span.earliest <= span.latest
