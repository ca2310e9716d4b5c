"""Validating a contribution by the rules of what it builds on."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from validator.comparison import files, lifecycle, sides
from validator.comparison.adoption import adopt
from validator.comparison.sides import Side
from validator.comparison.split import split
from validator.findings import CouldNotRun, Finding, Report
from validator.limits import Limits
from validator.rules import RULES, Rule
from validator.rules.runner import run
from validator.tables.package import Package, open_package
from validator.tables.reading import Progress, reading_of

KEPT = 100_000
"""Findings of one code in a file that are laid to one side or the other one by one."""


def validate(
    package: str | Path, base: str, rules: tuple[Rule, ...], limits: Limits, progress: Progress
) -> Report:
    """What is wrong with the contribution at `package`, told from what stood in `base` before."""
    wide = dataclasses.replace(limits, findings=max(limits.findings, KEPT))
    with sides.base(base, package) as old:
        described, _ = open_package(old.folder, limits)
        if described is None:
            raise CouldNotRun(f"the descriptor of {old.label} cannot be read")
        head = sides.here(package)
        report = _report(head, old, described, rules, wide, progress)

        def judge(codes: Collection[str]) -> Report:
            progress("looking at what stood before")
            chosen = tuple(rule for rule in RULES if rule.code in codes)
            with reading_of(old.folder, wide, progress) as reading:
                return run(reading, chosen, progress)

        found = split(report, head.folder, old.folder, old.label, judge)
        kept = _first(found, limits.findings)
        return dataclasses.replace(found, findings=kept)


def _report(
    head: Side,
    old: Side,
    described: Package,
    rules: tuple[Rule, ...],
    limits: Limits,
    progress: Progress,
) -> Report:
    package, findings = adopt(described, head.folder, limits)
    with reading_of(head.folder, limits, progress, (package, findings)) as reading:
        progress("comparing with the base")
        for finding in files.changes(old, head):
            reading.outcome.add([finding])
        for found, total in lifecycle.check(reading, described):
            reading.outcome.add(found, total)
        report = run(reading, rules, progress)
    return dataclasses.replace(report, package=head.label)


def _first(report: Report, limit: int) -> tuple[Finding, ...]:
    """At most `limit` findings of one code in one file, on either side."""
    seen: Counter[tuple[bool | None, str, str]] = Counter()
    kept = []
    for item in report.findings:
        seen[item.contributed, item.code, item.file] += 1
        if seen[item.contributed, item.code, item.file] <= limit:
            kept.append(item)
    return tuple(kept)
