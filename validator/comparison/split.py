"""Telling what a contribution brought from what stood before it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from validator.findings import Finding, Report

Lines = dict[tuple[str, int], bytes]
"""What stands on a line of a file."""
_Key = tuple[str, str, str | None, str | None, bytes]


def split(
    report: Report, head: Path, base: Path, label: str, judge: Callable[[Collection[str]], Report]
) -> Report:
    """`report` on the package in `head` with each finding laid to the contribution or to `base`.

    A finding on a line that the base does not have is the contribution's. So is one elsewhere
    that the base does not show: whoever deletes the last claim of an event has to answer for the
    event. `judge` validates the base for the codes given; a clean contribution does not need it.
    """
    here = _lines(report.findings, head)
    known = _known({text for text in here.values() if text}, base, {file for file, _ in here})
    untouched = [item for item in report.findings if _stands(item, here, known)]
    stood: Counter[_Key] = Counter()
    before: Counter[str] = Counter()
    if untouched:
        old = judge({item.code for item in untouched})
        there = _lines(old.findings, base)
        stood = Counter(_key(item, there) for item in old.findings)
        before = Counter(old.counts)
    findings = []
    for item in report.findings:
        key = _key(item, here)
        old_one = stood[key] > 0 and _stands(item, here, known)
        stood[key] -= old_one
        findings.append(dataclasses.replace(item, contributed=not old_one))
    return _counted(report, findings, before, label)


def _counted(report: Report, findings: list[Finding], before: Counter[str], label: str) -> Report:
    """The report, counted; beyond the limit findings are old as far as the base has any."""
    kept = Counter(item.code for item in findings)
    old = Counter(item.code for item in findings if not item.contributed)
    for code, number in report.counts.items():
        beyond = number - kept[code]
        old[code] += max(0, min(beyond, before[code] - old[code]))
    counts = {code: number - old[code] for code, number in report.counts.items()}
    severities = {item.code: item.severity for item in findings}
    errors = sum(number for code, number in counts.items() if severities[code] == "error")
    return dataclasses.replace(
        report,
        findings=tuple(sorted(findings, key=lambda item: (not item.contributed, item.order))),
        counts={code: number for code, number in counts.items() if number},
        errors=errors,
        warnings=sum(counts.values()) - errors,
        base=label,
        stood={code: number for code, number in sorted(old.items()) if number},
    )


def _stands(item: Finding, here: Lines, known: set[tuple[str, bytes]]) -> bool:
    """Whether the finding may have stood before: its line does, or it has none."""
    if item.code.startswith("BAS"):
        return False
    if item.line is None:
        return True
    return (item.file, here.get((item.file, item.line), b"")) in known


def _key(item: Finding, lines: Lines) -> _Key:
    text = lines.get((item.file, item.line), b"") if item.line else item.message.encode()
    return (item.code, item.file, item.column, item.value, text)


def _lines(findings: Iterable[Finding], root: Path) -> Lines:
    """The lines on which `findings` stand."""
    wanted: dict[str, set[int]] = {}
    for item in findings:
        if item.line is not None:
            wanted.setdefault(item.file, set()).add(item.line)
    found: Lines = {}
    for name, numbers in wanted.items():
        for number, line in enumerate(_stream(root / name), 1):
            if number in numbers:
                found[name, number] = line
    return found


def _known(texts: set[bytes], root: Path, names: Iterable[str]) -> set[tuple[str, bytes]]:
    """Which of `texts` are lines of the files `names`."""
    found: set[tuple[str, bytes]] = set()
    for name in names:
        found.update((name, line) for line in _stream(root / name) if line in texts)
    return found


def _stream(file: Path) -> Iterator[bytes]:
    """The lines of `file` without their ends; none if there is no such file."""
    if file.is_file():
        with file.open("rb") as stream:
            for line in stream:
                yield line.rstrip(b"\r\n")
