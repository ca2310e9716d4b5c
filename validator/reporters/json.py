"""The report for programs."""

from __future__ import annotations

import dataclasses
import json

from validator.findings import Report


def render(report: Report, most: int) -> str:
    """One JSON object; `counts` has the true numbers where findings were cut to `most`."""
    document = {
        "package": report.package,
        "valid": report.valid,
        "errors": report.errors,
        "warnings": report.warnings,
        "rows": dict(report.rows),
        "counts": dict(report.counts),
        "base": report.base,
        "stood": dict(report.stood),
        "findings": [dataclasses.asdict(finding) for finding in report.findings[:most]],
    }
    return json.dumps(document, ensure_ascii=True, indent=2) + "\n"
