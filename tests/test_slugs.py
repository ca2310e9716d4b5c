"""Ids made for new rows."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.editing import labels, slugs
from validator.tables import standard

AT = "https://www.the-example.co.uk/a"


@pytest.mark.parametrize(
    ("table", "row", "made"),
    [
        ("actors", {"name": "Jabhat Fateh al-Sham"}, "jabhat-fateh-al-sham"),
        ("actors", {"name": "Qur\u02beanic Brigade (Idlib)"}, "quranic-brigade-idlib"),
        ("actors", {"name": "لواء"}, ""),
        ("events", {"title": "Battle of Kafr Nabl", "date": "2014"}, "battle-of-kafr-nabl-2014"),
        ("events", {"title": "Talks 2017", "date": "2017-01-23"}, "talks-2017"),
        ("events", {"title": "Talks", "date": ""}, ""),
        (
            "sources",
            {"publisher": "AFP", "published": "2016-07", "title": "The end of an alliance"},
            "afp-2016-07-end-alliance",
        ),
        ("sources", {"publisher": "example.org", "title": "Who?", "url": AT}, "example-nd"),
        ("sources", {"publisher": "سانا", "title": "حلب", "url": AT}, "the-example-nd"),
    ],
)
def test_an_id_tells_what_the_row_is(table: str, row: dict[str, str], made: str) -> None:
    assert slugs.mint(table, row, ()) == made


@given(st.text(max_size=200), st.integers(0, 5))
def test_an_id_fits_its_column_and_is_free(text: str, many: int) -> None:
    for table, row in {
        "actors": {"name": text},
        "events": {"title": text, "date": "2016-07-28"},
        "sources": {"publisher": text, "title": text, "url": AT, "published": "2016"},
    }.items():
        schema = standard.table(table)
        key = next(field for field in schema.fields if field.key)
        taken: list[str] = []
        for _ in range(many):
            made = slugs.mint(table, row, taken)
            assert made not in taken
            if made:
                assert re.fullmatch(key.constraints["pattern"], made)
                assert 3 <= len(made) <= 80
                taken.append(made)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hay\u2019at Tahrir al-Sham", "hay'at tahrir al sham"),
        ("Türkiye", "turkiye"),
        ("https://www.example.org/a/", "http://example.org/a"),
    ],
)
def test_what_people_take_for_one_name_is_one(one: str, other: str) -> None:
    assert labels.fold(one) == labels.fold(other)


def test_addresses_that_differ_only_by_letter_case_of_the_path_are_two_pages() -> None:
    assert labels.fold("https://example.org/A") != labels.fold("https://example.org/a")
