"""What a code means, in words for the terminal."""

from __future__ import annotations

import textwrap

from validator.faults import FAULTS, Fault
from validator.findings import CouldNotRun, shown
from validator.rules import RULES

WIDTH = 79


def everything() -> tuple[Fault, ...]:
    """Each fault and rule, those of reading first."""
    return (*FAULTS, *RULES)


def find(code: str) -> Fault:
    """The fault or rule with this code or name; raises `CouldNotRun` if there is none."""
    for fault in everything():
        if code.upper() == fault.code or code.lower() == fault.name:
            return fault
    raise CouldNotRun(f'there is no code "{shown(code)}"; `timeline explain` lists them')


def overview() -> str:
    """One line for each code."""
    return "".join(
        f"{fault.code}  {fault.severity:7}  {fault.name:24}  {fault.title}\n"
        for fault in everything()
    )


def text(code: str) -> str:
    """Why `code` matters, how to mend it, and an example of each kind."""
    fault = find(code)
    parts = [
        f"{fault.code} {fault.name} ({fault.severity})\n{fault.title}.",
        textwrap.fill(f"Why: {fault.why}", WIDTH),
        textwrap.fill(f"Fix: {fault.fix}", WIDTH),
        "Wrong:\n" + _example(fault.bad),
        "Right:\n" + _example(fault.good),
    ]
    return "\n\n".join(parts) + "\n"


def _example(example: str) -> str:
    lines = textwrap.dedent(example).strip("\n").split("\n")
    return "\n".join(f"    {shown(line, 200)}".rstrip() for line in lines)
