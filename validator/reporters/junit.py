"""The report as JUnit XML, which most systems that run tests can show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from validator.findings import Finding, Report, shown

_DESCRIPTOR = "datapackage.json"


def render(report: Report, _most: int) -> str:
    """A suite for each file, in it a case for each code: failed by errors, passed else.

    Warnings, and what stood before a contribution, are printed by their case.
    """
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for item in report.findings:
        by_file[item.file or _DESCRIPTOR].append(item)
    for name in report.rows:
        if not any(name in file for file in by_file):
            by_file[name] = []
    suites = [line for file, items in sorted(by_file.items()) for line in _suite(file, items)]
    failures = sum(len({i.code for i in items if _fails(i)}) for items in by_file.values())
    cases = sum(len({i.code for i in items}) or 1 for items in by_file.values())
    head = f'<testsuites name="timeline" tests="{cases}" failures="{failures}" errors="0">'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"]
    return "\n".join(lines) + "\n"


def _suite(file: str, items: list[Finding]) -> Iterator[str]:
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for item in items:
        by_code[item.code].append(item)
    failures = sum(any(map(_fails, found)) for found in by_code.values())
    name = _attribute(file)
    cases = len(by_code) or 1
    yield f'  <testsuite name={name} tests="{cases}" failures="{failures}" errors="0" skipped="0">'
    if not by_code:
        yield f'    <testcase classname={name} name="valid"/>'
    for code, found in sorted(by_code.items()):
        yield f"    <testcase classname={name} name={_attribute(f'{code} {found[0].name}')}>"
        if bad := [item for item in found if _fails(item)]:
            message = _attribute(f"{len(bad)} times: {found[0].fix}")
            yield f"      <failure message={message} type={_attribute(code)}>"
            yield f"{_text(bad)}</failure>"
        if other := [item for item in found if not _fails(item)]:
            yield f"      <system-out>{_text(other)}</system-out>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _fails(item: Finding) -> bool:
    return item.severity == "error" and item.contributed is not False


def _text(items: list[Finding]) -> str:
    return escape("\n".join(_sentence(item) for item in items))


def _sentence(item: Finding) -> str:
    place = f"{item.file}:{item.line}" if item.line else item.file
    column = f" {item.column}" if item.column else ""
    value = f' "{shown(item.value)}"' if item.value is not None else ""
    return f"{shown(place, 200)}{shown(column)}:{value} {shown(item.message, 400)}"


def _attribute(value: str) -> str:
    return quoteattr(shown(value, 400))
