"""Validating a package as it would be, before anything of it is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from validator.findings import Report, Severity
from validator.tables.package import DESCRIPTOR, Package


def checked(
    package: Package, changed: Mapping[str, bytes], check: Callable[[Path], Report]
) -> Report:
    """What `check` finds in a copy of `package` in which the tables `changed` have these bytes."""
    with tempfile.TemporaryDirectory(prefix="timeline-") as folder:
        root = Path(folder)
        for path in _paths(package):
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(package.root / path, target)
        for name, content in changed.items():
            resource = package.resource(name)
            if resource is not None:
                (root / resource.path).write_bytes(content)
        return replace(check(root), package=str(package.root))


def errors_only(report: Report) -> Report:
    """`report` without its warnings."""
    findings = tuple(item for item in report.findings if item.severity is Severity.ERROR)
    codes = {finding.code for finding in findings}
    counts = {code: number for code, number in report.counts.items() if code in codes}
    return replace(report, findings=findings, counts=counts, warnings=0)


def _paths(package: Package) -> set[str]:
    """The files that make the package: its descriptor, tables and schemas."""
    items = package.descriptor.get("resources", [])
    schemas = [item.get("schema") for item in items if isinstance(item, dict)]
    paths = {resource.path for resource in package.resources}
    paths |= {str(PurePosixPath(path)) for path in schemas if isinstance(path, str)}
    inside = {path for path in paths if ".." not in path and (package.root / path).is_file()}
    return {DESCRIPTOR, *inside}
