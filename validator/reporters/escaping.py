"""Text of the data inside Markdown that GitHub renders: it stays text, whatever it holds."""

from __future__ import annotations

import re

from validator.findings import shown

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&$!]|^[-+=:]|:(?=\w+:)")
_NUMBERED = re.compile(r"^(\d{1,9})\.")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_GAP = "\N{ZERO WIDTH SPACE}"
_LINKED = re.compile(
    r"(?<=@)|(?<=#)(?=\w)|(?<=[Gg][Hh]-)(?=\d)|(?<=://)|(?<=www\.)", re.IGNORECASE
)


def text(value: object, limit: int = 300) -> str:
    """`value` such that nothing in it is markup, a link, a mention or a reference.

    It may begin an item of a list, but not a line of its own.
    """
    gapped = _LINKED.sub(_GAP, shown(str(value), limit).strip())
    marked = _MARKUP.sub(lambda match: f"&#{ord(match.group())};", gapped)
    return _NUMBERED.sub(r"\1&#46;", marked)


def code(value: object) -> str:
    """`value` in the type of code if it is an id, else as text."""
    plain = str(value)
    return f"`{plain}`" if _SLUG.fullmatch(plain) and len(plain) <= 100 else text(plain)
