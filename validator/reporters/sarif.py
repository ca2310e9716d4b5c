"""The report as SARIF 2.1.0, which code scanning and many editors read."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any
from urllib.parse import quote

from validator.findings import Finding, Report, shown
from validator.reporters.places import inside
from validator.rules.explanation import everything

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST = 5_000
"""Results; GitHub shows no more of a run."""


def render(report: Report, _most: int) -> str:
    """One run: every code that was found as a rule, every finding as a result.

    With a base, `baselineState` tells a contribution's results from those that stood before.
    """
    findings = report.findings[:MOST]
    codes = sorted({item.code for item in findings})
    faults = {fault.code: fault for fault in everything()}
    rules = [
        {
            "id": code,
            "name": faults[code].name,
            "shortDescription": {"text": f"{faults[code].title}."},
            "fullDescription": {"text": faults[code].why},
            "help": {"text": faults[code].fix},
            "defaultConfiguration": {"level": str(faults[code].severity)},
        }
        for code in codes
    ]
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": {"name": "timeline", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, item, codes, seen) for item in findings],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=True, indent=2) + "\n"


def _result(report: Report, item: Finding, codes: list[str], seen: Counter[str]) -> dict[str, Any]:
    value = f'"{shown(item.value)}" ' if item.value is not None else ""
    column = f"{item.column}: " if item.column else ""
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(report, item)}}
    if item.line is not None:
        place["region"] = {"startLine": item.line}
    result: dict[str, Any] = {
        "ruleId": item.code,
        "ruleIndex": codes.index(item.code),
        "level": str(item.severity),
        "message": {"text": f"{shown(column)}{value}{shown(item.message, 400)}. {item.fix}"},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"timelineFinding/v1": _fingerprint(item, seen)},
    }
    if item.contributed is not None:
        result["baselineState"] = "new" if item.contributed else "unchanged"
    return result


def _uri(report: Report, item: Finding) -> str:
    return quote(inside(report, item.file or "datapackage.json"))


def _fingerprint(item: Finding, seen: Counter[str]) -> str:
    """The same for the same finding on another line, which rows above may push down."""
    parts = (item.code, item.file, item.column or "", item.value or item.message)
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"
