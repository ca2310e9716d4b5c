"""A comparison for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from validator.comparison.difference import Diff
from validator.findings import shown
from validator.reporters.telling import Section, Style, summary, tell
from validator.reporters.words import harmless


def _plain(value: object) -> str:
    return shown(str(value), 300)


STYLE = Style(text=_plain, id=_plain, strong=str)


def render(diff: Diff, *, whole: bool) -> str:  # noqa: ARG001 - a terminal takes it all
    """The numbers, what they mean for the chronology, and each row; + new, - gone, ~ changed."""
    return harmless("\n".join(_lines(diff)) + "\n")


def _lines(diff: Diff) -> Iterator[str]:
    yield f"{_plain(diff.head)} compared with {_plain(diff.base)}"
    yield "Nothing differs." if diff.empty else summary(diff, STYLE)
    yield from (f"Note: {_plain(note)}." for note in diff.notes)
    for section in tell(diff, STYLE):
        yield ""
        yield section.title
        yield from _items(section)


def _items(section: Section) -> Iterator[str]:
    for item in section.items:
        yield f"  {item.mark or ' '} {item.line}"
        yield from (f"      {line}" for line in item.below)
    if section.more:
        yield f"    and {section.more:,} more"
