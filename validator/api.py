"""The library's front door: three functions, plain values in and out."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from validator.findings import Report
from validator.limits import Limits

if TYPE_CHECKING:
    from validator.tables.reading import Progress


def validate(
    package: str | Path = ".",
    *,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Report:
    """Everything that is wrong with the package at `package`, a folder or a descriptor.

    `only` and `skip` choose rules of meaning by code or name; what reading meets is always
    reported. Raises `CouldNotRun` if there is no package or no such rule.
    """
    from validator.rules import choose
    from validator.rules.runner import run
    from validator.tables.reading import read as open_reading

    rules = choose(only, skip)
    with open_reading(package, limits, progress) as reading:
        return run(reading, rules, progress or (lambda _: None))
