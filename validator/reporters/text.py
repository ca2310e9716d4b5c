"""The report for a person at a terminal."""

from __future__ import annotations

from validator.findings import Finding, Report, shown


def render(report: Report, most: int) -> str:
    """Each finding in three lines (where, what, remedy), and a summary."""
    blocks = [block(finding) for finding in report.findings[:most]]
    return "\n".join([*blocks, _summary(report, len(blocks))])


def block(finding: Finding) -> str:
    """Where, what, and the remedy."""
    place = ":".join(str(part) for part in (finding.file, finding.line) if part)
    column = f" {shown(finding.column)}" if finding.column else ""
    value = f'"{shown(finding.value)}" ' if finding.value is not None else ""
    head = f"{shown(place, 200)}:{column} {finding.severity} {finding.code} ({finding.name})"
    return f"{head}\n    {value}{shown(finding.message, 400)}\n    {shown(finding.fix, 400)}\n"


def _summary(report: Report, printed: int) -> str:
    rows = ", ".join(f"{count:,} {name}" for name, count in report.rows.items())
    total = report.errors + report.warnings
    if not total:
        return f"{shown(report.package, 200)}: valid ({rows})\n"
    verdict = "valid" if report.valid else "not valid"
    lines = [
        f"{shown(report.package, 200)}: {verdict}, {_many(report.errors, 'error')}, "
        f"{_many(report.warnings, 'warning')} ({rows or 'no rows read'})"
    ]
    if total > printed:
        lines.append(f"{total - printed:,} more not shown; see --max-findings")
    names = {finding.code: finding.name for finding in report.findings}
    lines += [f"  {count:>9,}  {code} {names[code]}" for code, count in report.counts.items()]
    lines.append("`timeline explain CODE` says why each matters.")
    return "\n".join(lines) + "\n"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
