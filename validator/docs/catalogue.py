"""The rule catalogue: validator/rules/README.md, from what each rule and fault says of itself."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

from validator.faults import FAULTS, Fault
from validator.findings import shown
from validator.rules import RULES

GROUPS = {
    "ACT": "Actors",
    "CLM": "Claims",
    "DAT": "Dates",
    "EVT": "Events",
    "SRC": "Sources",
    "TBL": "Order of the tables",
    "PKG": "The descriptor and the schemas",
    "FIL": "Files",
    "ROW": "Rows",
    "CEL": "Cells",
    "KEY": "Ids and references",
    "BAS": "Comparison with the base",
}
"""The three letters with which codes begin, in the order of the page."""

INTRODUCTION = """\
# What validation looks for

<!-- Generated from the rules in this folder and the faults in ../faults. Edit those. -->

An **error** is wrong and fails validation; a **warning** wants a person's look. `timeline
explain CODE` shows the same in a terminal. A rule of meaning (ACT to TBL) is skipped while a
column that it reads is broken in itself (PKG to KEY).

CLM005, CLM006, CLM008 and DAT003 are silenced by the claim's own note, in a sentence that begins
`Reviewed: ` and says why the row stands; EVT003 and EVT009 by such a note on any claim of the
event, if it names the other event's id, or the event's own.
"""

LONGEST = 120
"""Characters of a line of an example that are shown."""

_SPECIAL = re.compile(r"([\\*_\[\]|~#<>])")


def render() -> str:
    """The whole page as Markdown; the same rules give the same text."""
    groups: dict[str, list[Fault]] = {prefix: [] for prefix in GROUPS}
    for fault in sorted((*RULES, *FAULTS), key=lambda fault: fault.code):
        groups.setdefault(fault.code[:3], []).append(fault)
    sections = [
        "\n\n".join([f"## {GROUPS.get(prefix, prefix)}", *map(_entry, faults)])
        for prefix, faults in groups.items()
    ]
    ordered = [fault for faults in groups.values() for fault in faults]
    return "\n\n".join([INTRODUCTION.strip(), _overview(ordered), *sections]) + "\n"


def _overview(faults: Iterable[Fault]) -> str:
    lines = ["| Code | Name | Severity | What is wrong |", "| --- | --- | --- | --- |"]
    lines += [
        f"| [{fault.code}](#{_anchor(fault)}) | `{fault.name}` | {fault.severity} "
        f"| {_text(fault.title)} |"
        for fault in faults
    ]
    return "\n".join(lines)


def _anchor(fault: Fault) -> str:
    return f"{fault.code.lower()}-{fault.name}"


def _entry(fault: Fault) -> str:
    ends = fault.bad.rstrip("\n") == fault.good.rstrip("\n")
    return "\n\n".join(
        [
            f"### {fault.code} {fault.name}",
            f"{_text(fault.title)}. *{fault.severity.capitalize()}.*",
            f"Why: {_text(fault.why)}",
            f"Fix: {_text(fault.fix)}",
            f"Wrong:\n\n{_block(fault.bad, ends=ends)}",
            f"Right:\n\n{_block(fault.good, ends=ends)}",
        ]
    )


def _block(example: str, *, ends: bool) -> str:
    """The example with what cannot be seen as an escape, with `ends` the line ends too."""
    text = textwrap.dedent(example).removeprefix("\n").rstrip(" ")
    if ends:
        text = text.replace("\n", "\\n\n")
    lines = (shown(line, LONGEST).replace("\u0301", "\\u0301") for line in text.split("\n"))
    return "```text\n" + "\n".join(lines).rstrip("\n") + "\n```"


def _text(value: str) -> str:
    return _SPECIAL.sub(r"\\\1", value)
