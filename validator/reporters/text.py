"""The report for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from validator.findings import Finding, Report, shown
from validator.reporters.words import harmless, many


def render(report: Report, most: int) -> str:
    """Each finding in three lines (where, what, remedy), and a summary.

    What stood before a contribution follows in one line each, and does not enter the verdict.
    """
    blocks = [block(item) for item in report.findings if item.contributed is not False][:most]
    return harmless("\n".join([*blocks, _summary(report, len(blocks)), *_stood(report, most)]))


def block(finding: Finding) -> str:
    """Where, what, and the remedy."""
    value = f'"{shown(finding.value)}" ' if finding.value is not None else ""
    head = f"{_place(finding)} {finding.severity} {finding.code} ({finding.name})"
    return f"{head}\n    {value}{shown(finding.message, 400)}\n    {shown(finding.fix, 400)}\n"


def _place(finding: Finding) -> str:
    place = ":".join(str(part) for part in (finding.file, finding.line) if part)
    column = f" {shown(finding.column)}" if finding.column else ""
    return f"{shown(place, 200)}:{column}"


def _summary(report: Report, printed: int) -> str:
    rows = ", ".join(f"{count:,} {name}" for name, count in report.rows.items())
    against = f", compared with {shown(report.base, 200)}" if report.base else ""
    total = report.errors + report.warnings
    if not total:
        return f"{shown(report.package, 200)}: valid ({rows}){against}\n"
    verdict = "valid" if report.valid else "not valid"
    counts = f"{many(report.errors, 'error')}, {many(report.warnings, 'warning')}"
    rows = rows or "no rows read"
    lines = [f"{shown(report.package, 200)}: {verdict}, {counts} ({rows}){against}"]
    if total > printed:
        lines.append(f"{total - printed:,} more not shown; see --max-findings")
    names = {finding.code: finding.name for finding in report.findings}
    lines += [f"  {count:>9,}  {code} {names[code]}" for code, count in report.counts.items()]
    lines.append("`timeline explain CODE` says why each matters.")
    return "\n".join(lines) + "\n"


def _stood(report: Report, most: int) -> Iterator[str]:
    total = sum(report.stood.values())
    if not total:
        return
    old = [item for item in report.findings if item.contributed is False][:most]
    yield f"Stood before, and not for this contribution to mend: {many(total, 'finding')}"
    for item in old:
        yield f"  {_place(item)} {item.severity} {item.code}: {shown(item.message, 200)}"
    if total > len(old):
        yield f"  {total - len(old):,} more"
    yield ""
