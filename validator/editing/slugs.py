"""Ids for new rows, made of what the rows say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import urlsplit

LONGEST = 80
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u02be\u02bf`]")
_SMALL = frozenset(
    re.findall(
        "[a-z]+",
        "a an and are as at be by for from has have in into is it its of on or says that the "
        "their this to was were who with",
    )
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SUFFIXES = re.compile(r"\.(?:com|org|net|info|co|uk|gov|edu|int|io|me|news|tv)(?=$|\.)")


def slug(text: str) -> str:
    """`text` in lower-case ASCII letters and digits, joined by hyphens; empty if none is left."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text))
    letters = plain.encode("ascii", "ignore").decode("ascii").lower()
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")


def mint(table: str, row: Mapping[str, str], taken: Collection[str]) -> str:
    """An id for `row` of `table` that is not `taken`; empty if the row gives too little."""
    for candidate in _CANDIDATES[table](row):
        if candidate not in taken and 3 <= len(candidate) <= LONGEST:
            return candidate
    return ""


def _actor(row: Mapping[str, str]) -> Iterator[str]:
    name = _cut(slug(row.get("name", "")), LONGEST)
    if name:
        yield name
        yield from (f"{_cut(name, LONGEST - 4)}-{number}" for number in range(2, 100))


def _event(row: Mapping[str, str]) -> Iterator[str]:
    name, year = slug(row.get("title", "")), row.get("date", "")[:4]
    if not name or not re.fullmatch("(?:19|20)[0-9]{2}", year):
        return
    name = _cut(name.removesuffix(f"-{year}"), LONGEST - 12)
    yield f"{name}-{year}"
    if re.match("[0-9]{4}-[0-9]{2}", row["date"]):
        month = row["date"][5:7]
        yield f"{name}-{_MONTHS[int(month) - 1] if '01' <= month <= '12' else month}-{year}"
    yield from (f"{name}-{number}-{year}" for number in range(2, 100))


def _source(row: Mapping[str, str]) -> Iterator[str]:
    publisher = row.get("publisher", "").lower()
    if "." in publisher and " " not in publisher:
        publisher = _SUFFIXES.sub("", publisher.removeprefix("www."))
    host = (urlsplit(row.get("url", "")).hostname or "").removeprefix("www.")
    name = _cut(slug(publisher) or slug(_SUFFIXES.sub("", host)), 30)
    if not name:
        return
    date = re.match("[0-9]{4}(?:-[0-9]{2}){0,2}", row.get("published", ""))
    stem = f"{name}-{date.group() if date else 'nd'}"
    words = [word for word in slug(row.get("title", "")).split("-") if word and word not in _SMALL]
    for many in range(2, 7):
        yield _cut("-".join([stem, *words[:many]]), LONGEST)
    yield from ("-".join([stem, *words[:2], str(number)]) for number in range(2, 100))


def _cut(name: str, longest: int) -> str:
    """`name`, cut at a hyphen if it is too long."""
    return name if len(name) <= longest else name[: longest + 1].rpartition("-")[0]


_CANDIDATES = {"actors": _actor, "sources": _source, "events": _event}
