"""The report as a page: for the summary of a workflow's step, or for a comment."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from validator.findings import Finding, Report
from validator.reporters.escaping import text
from validator.reporters.places import address, inside
from validator.reporters.words import many

LIMIT = 1_000_000
"""Bytes of a page; GitHub refuses a summary of more than 1 MiB."""


def render(report: Report, most: int) -> str:
    """Findings by file, each linked and with its remedy; those of the base are folded away."""
    new = [item for item in report.findings if item.contributed is not False]
    old = [item for item in report.findings if item.contributed is False]
    parts = [_headline(report), *_cut(report, new, most, report.errors + report.warnings)]
    if stood := sum(report.stood.values()):
        parts.append(
            f"<details><summary>{many(stood, 'finding')} that stood before this contribution, "
            "which need not mend them</summary>"
        )
        parts += [*_cut(report, old, most, stood), "</details>"]
    if not report.valid or report.warnings:
        parts.append("`timeline explain CODE` says why each of them matters.")
    return _within("\n\n".join(parts) + "\n")


def _headline(report: Report) -> str:
    rows = ", ".join(f"{count:,} {text(name)}" for name, count in report.rows.items())
    mark = "## Valid" if report.valid else "## Not valid"
    against = f", compared with {text(report.base)}" if report.base else ""
    counts = f"{many(report.errors, 'error')}, {many(report.warnings, 'warning')}"
    return f"{mark}: {counts}\n\nChecked {rows or 'no rows'}{against}."


def _cut(report: Report, findings: list[Finding], most: int, total: int) -> Iterator[str]:
    for file, items in groupby(findings[:most], key=lambda item: item.file):
        yield f"### {text(file or 'datapackage.json')}"
        yield "\n".join(_entry(report, item) for item in items)
    if total > most:
        yield f"{total - most:,} more are not shown."


def _entry(report: Report, item: Finding) -> str:
    place = f"line {item.line}" if item.line else "the file"
    link = address(inside(report, item.file), item.line) if item.file else None
    where = f"[{place}]({link})" if link else place
    column = f", {text(item.column)}" if item.column else ""
    value = f"“{text(item.value, 80)}” " if item.value is not None else ""
    fix = text(item.fix, 400)
    said = f"{value}{text(item.message, 400)}. *{fix}*"
    return f"- {where}{column}: **{item.severity} {item.code}** {said}"


def _within(page: str) -> str:
    """`page` up to the limit, cut after a whole paragraph."""
    if len(page.encode()) <= LIMIT:
        return page
    kept = page.encode()[:LIMIT].decode(errors="ignore").rpartition("\n")[0]
    closing = "\n\n</details>" if kept.count("<details>") > kept.count("</details>") else ""
    return f"{kept}{closing}\n\nThe page was cut here.\n"
