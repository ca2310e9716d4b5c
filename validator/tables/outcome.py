"""What checking a table found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from validator.findings import Finding


@dataclass(slots=True)
class Outcome:
    """What a pass over a table found: the first findings of each kind, and how many there are.

    `broken` names the columns with a cell of severity error. `unproved` names the columns that
    the compiler cannot judge, and why.
    """

    findings: list[Finding] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    broken: set[str] = field(default_factory=set)
    unproved: dict[str, str] = field(default_factory=dict)

    def add(self, findings: list[Finding], total: int | None = None) -> None:
        """Keep `findings`, of one code, of which there are `total` in all."""
        if findings:
            self.findings += findings
            self.counts[findings[0].code] += len(findings) if total is None else total

    def merge(self, other: Outcome) -> None:
        """Take over what `other` found."""
        self.findings += other.findings
        self.counts += other.counts
        self.broken |= other.broken
        self.unproved |= other.unproved
