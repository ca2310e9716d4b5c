"""Annotations on the lines of a pull request, as commands to the runner of a workflow."""

from __future__ import annotations

from collections.abc import Iterator

from validator.findings import Finding, Report, Severity, shown
from validator.reporters.places import inside
from validator.reporters.words import many

SHOWN = 10
"""Annotations of one severity that GitHub shows for a step."""


def render(report: Report, _most: int) -> str:
    """Errors and warnings, the contribution's own first, and a notice with the whole count.

    What stood before a contribution is not annotated: nobody is to mend it there.
    """
    own = [item for item in report.findings if item.contributed is not False]
    lines = [
        _command(report, item)
        for severity in Severity
        for item in [finding for finding in own if finding.severity == severity][:SHOWN]
    ]
    return (
        "\n".join([*lines, f"::notice title=timeline::{_data(' '.join(_verdict(report)))}"]) + "\n"
    )


def _command(report: Report, item: Finding) -> str:
    properties = {
        "file": inside(report, item.file) if item.file else "",
        "line": str(item.line or 1),
        "title": f"{item.code} {item.name}" + (f" ({item.column})" if item.column else ""),
    }
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    value = f'"{shown(item.value)}" ' if item.value is not None else ""
    return f"::{item.severity} {listed}::{_data(f'{value}{shown(item.message, 400)}')}%0A" + _data(
        shown(item.fix, 400)
    )


def _verdict(report: Report) -> Iterator[str]:
    rows = ", ".join(f"{count:,} {name}" for name, count in report.rows.items())
    yield f"{many(report.errors, 'error')} and {many(report.warnings, 'warning')} ({rows})."
    if hidden := max(0, report.errors - SHOWN) + max(0, report.warnings - SHOWN):
        yield f"GitHub shows ten of each; {hidden:,} more stand in the summary of this job."
    if stood := sum(report.stood.values()):
        yield f"{many(stood, 'finding')} stood before in {shown(report.base or '', 200)}."


def _data(text: str) -> str:
    """`text` as the runner decodes it; no command of the older form hides in it."""
    encoded = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return encoded.replace("##[", "##\\[")


def _property(text: str) -> str:
    return _data(shown(text, 200)).replace(":", "%3A").replace(",", "%2C")
