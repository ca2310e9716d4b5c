"""The report in the form of frictionless, for tools that read that."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from validator.findings import Finding, Report

_PACKAGE = "datapackage.json"


def render(report: Report, most: int) -> str:
    """A report as `frictionless.Report` reads it: a task for each file, errors by row.

    Row numbers are physical lines. Warnings do not make a report of frictionless invalid; they
    stand in `warnings` as text. What stood before a contribution has no place there.
    """
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if finding.contributed is False:
            continue
        by_file[finding.file or _PACKAGE].append(finding)
    tasks = [_task(file, findings, most) for file, findings in sorted(by_file.items())]
    clean = [name for name in report.rows if not any(name in file for file in by_file)]
    tasks += [_task(name, [], most, report.rows[name]) for name in clean]
    document = {
        "valid": report.valid,
        "stats": {
            "tasks": len(tasks),
            "errors": sum(task["stats"]["errors"] for task in tasks),
            "warnings": sum(task["stats"]["warnings"] for task in tasks),
            "seconds": 0.0,
        },
        "warnings": [],
        "errors": [],
        "tasks": tasks,
    }
    return json.dumps(document, ensure_ascii=True, indent=2) + "\n"


def _task(
    file: str, findings: list[Finding], most: int, rows: int | None = None
) -> dict[str, Any]:
    errors = [finding for finding in findings if finding.severity == "error"]
    warnings = [finding for finding in findings if finding.severity == "warning"]
    name = file.rsplit("/", 1)[-1].removesuffix(".csv").removesuffix(".json")
    stats: dict[str, Any] = {
        "errors": len(errors[:most]),
        "warnings": len(warnings[:most]),
        "seconds": 0.0,
    }
    if rows is not None:
        stats["rows"] = rows
    return {
        "name": name.lower(),
        "type": "json" if file.endswith(".json") else "table",
        "valid": not errors,
        "place": file,
        "labels": [],
        "stats": stats,
        "warnings": [_sentence(finding) for finding in warnings[:most]],
        "errors": [_error(finding) for finding in errors[:most]],
    }


def _error(finding: Finding) -> dict[str, Any]:
    error: dict[str, Any] = {
        "type": "error",
        "title": finding.name,
        "description": finding.fix,
        "message": _sentence(finding),
        "tags": [finding.code],
        "note": f"{finding.message}. {finding.fix}",
    }
    if finding.line is not None:
        error["rowNumber"] = finding.line
    if finding.column is not None:
        error["fieldName"] = finding.column
    if finding.value is not None:
        error["cell"] = finding.value
    return error


def _sentence(finding: Finding) -> str:
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file
    return f"{place}: {finding.code}: {finding.message}"
