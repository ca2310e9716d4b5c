"""Finding rows by what people call them."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_LABELS = {
    "actors": ("name", "native_name", "aliases"),
    "sources": ("url", "title"),
    "events": ("title",),
    "claims": (),
}
SAME = {"actors": ("name", "native_name", "aliases"), "sources": ("url",), "events": ()}
"""The columns of which one equal value makes two rows the same."""


@dataclass(slots=True)
class Index:
    """The rows of one table by id and by label."""

    table: str
    ids: dict[str, str] = field(default_factory=dict)
    named: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, key: str, row: Mapping[str, str]) -> None:
        """Make the row with the id `key` known under all its labels."""
        self.ids[key] = title(self.table, row)
        for label in labels(self.table, row, _LABELS[self.table]):
            self.named.setdefault(label, {})[key] = None

    def exact(self, text: str) -> list[str]:
        """The ids that `text`, an id or a label, names."""
        return [text] if text in self.ids else list(self.named.get(fold(text), {}))

    def search(self, text: str, most: int = 8) -> list[str]:
        """Ids of rows called so, then of those whose labels hold it, then of similar ones."""
        wanted = fold(text)
        found = dict.fromkeys(self.exact(text))
        known = {**{fold(key): {key: None} for key in self.ids}, **self.named}
        for label in sorted((label for label in known if wanted in label), key=len):
            found.update(known[label])
        if not found:
            for label in difflib.get_close_matches(wanted, known, most, 0.6):
                found.update(known[label])
        return list(found)[:most]


def labels(table: str, row: Mapping[str, str], columns: tuple[str, ...]) -> Iterator[str]:
    """What `row` is called in `columns`, folded; aliases one by one."""
    for column in columns:
        value = row.get(column, "")
        for part in value.split(";") if column == "aliases" else [value]:
            if part.strip():
                yield _address(part) if column == "url" else fold(part)
    if table == "events" and row.get("title") and row.get("date"):
        yield same_event(row)


def same_event(row: Mapping[str, str]) -> str:
    """What is equal for two rows that are one event: the title and the date."""
    return fold(f"{row.get('title', '')} | {row.get('date', '')}")


def title(table: str, row: Mapping[str, str]) -> str:
    """How to show `row` to a person."""
    if table == "events":
        return f"{row.get('title', '')}, {row.get('date', '')}"
    if table == "claims":
        return row.get("statement", "")
    return row.get("name" if table == "actors" else "title", "")


def fold(text: str) -> str:
    """`text` such that it is equal for what people take to be the same name."""
    if "://" in text:
        return _address(text)
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    quotes = bare.replace("\u2019", "'").replace("\u2018", "'").replace("\u02bf", "'")
    return " ".join(quotes.replace("-", " ").split())


def _address(url: str) -> str:
    """A web address without what does not tell pages apart."""
    bare = url.strip().partition("://")[2] or url.strip()
    host, slash, path = bare.partition("/")
    return host.lower().removeprefix("www.") + (slash + path).rstrip("/")
