"""Words that several reports share."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"(?m)^(\s*):(?=:)")


def many(count: int, noun: str) -> str:
    """`count` and `noun`, in the plural where it is not one."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def harmless(text: str) -> str:
    """`text` without what the runner of a workflow takes for a command wherever it is printed."""
    return _COMMAND.sub(r"\1\\:", text).replace("##[", "##\\[")


def listed(things: list[str]) -> str:
    """`things` with commas and, before the last, "and"."""
    return " and ".join(filter(None, [", ".join(things[:-1]), *things[-1:]]))
