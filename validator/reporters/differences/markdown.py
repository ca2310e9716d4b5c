"""A comparison as a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from validator.comparison.difference import Diff
from validator.reporters.escaping import code, text
from validator.reporters.telling import Item, Section, Style, summary, tell

LIMIT = 60_000
"""Characters of a comment; GitHub refuses more than 65,536, in its own way of counting."""
_MARKS = {"+": "**new** ", "-": "**gone** ", "~": "", "": ""}

STYLE = Style(text=text, id=code, strong=lambda words: f"**{words}**")


def render(diff: Diff, *, whole: bool) -> str:
    """The numbers, what they mean for the chronology, and each table's rows folded away."""
    lines, left = [], 0
    size, limit = 0, 10**12 if whole else LIMIT
    for kind, line in _lines(diff):
        needed = len(line.encode("utf-16-le")) // 2 + 1
        if kind == "item" and size + needed > limit:
            left += 1
            continue
        lines.append(line)
        size += needed
    if left:
        lines += ["", f"*{left:,} more lines did not fit here; the whole stands in the file.*"]
    return "\n".join(lines) + "\n"


def _lines(diff: Diff) -> Iterator[tuple[str, str]]:
    """Each line, and whether it is part of the frame or an item that may be left out."""
    yield "frame", "## What this contribution changes"
    yield "frame", ""
    yield "frame", "Nothing differs." if diff.empty else f"**{summary(diff, STYLE)}**"
    for note in diff.notes:
        yield "frame", ""
        yield "frame", f"Note: {text(note)}."
    for section in tell(diff, STYLE):
        yield "frame", ""
        yield from _section(section)
    yield "frame", ""
    yield "frame", f"{text(diff.head)} compared with {text(diff.base)}"


def _section(section: Section) -> Iterator[tuple[str, str]]:
    if section.detail:
        yield "frame", f"<details><summary>{section.title}</summary>"
        yield "frame", ""
    else:
        yield "frame", f"### {section.title}"
        yield "frame", ""
    for item in section.items:
        yield "item", _item(item)
    if section.more:
        yield "frame", f"- and {section.more:,} more"
    if section.detail:
        yield "frame", ""
        yield "frame", "</details>"


def _item(item: Item) -> str:
    """An item with the lines below it, which stay together."""
    return "\n".join(
        [f"- {_MARKS[item.mark]}{item.line}", *(f"  - {line}" for line in item.below)]
    )
