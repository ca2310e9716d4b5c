"""What a check found, as plain values."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

SHOWN = 80
"""Characters of a value that are shown; the rest is cut."""


class Severity(StrEnum):
    """ERROR where the data is wrong, WARNING where a person should look."""

    ERROR = "error"
    WARNING = "warning"


class CouldNotRun(Exception):
    """The check could not be carried out at all; says nothing about the data."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place.

    `file` is relative to the package, with forward slashes. `line` is the physical line, the
    header being line 1. `value` is the raw cell; whoever prints it escapes it (see `shown`).
    `contributed` tells, where a contribution is compared with its base, whether it stands on a
    line that the contribution touched, or was brought about by it elsewhere; None without a base.
    """

    code: str
    name: str
    severity: Severity
    message: str
    fix: str
    file: str = ""
    line: int | None = None
    column: str | None = None
    value: str | None = None
    contributed: bool | None = None

    @property
    def order(self) -> tuple[str, int, str, str, str]:
        """Sort key: where first, then what."""
        return (self.file, self.line or 0, self.column or "", self.code, self.message)


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one validation.

    `findings` are sorted by place and hold at most the limit for each code and file; `counts`
    gives every finding's code with its true number. `rows` maps each table read to its rows.
    With a `base`, `counts`, `errors` and `warnings` are those of the contribution alone, whose
    findings come first; `stood` counts what stood before it.
    """

    package: str
    findings: tuple[Finding, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    errors: int = 0
    warnings: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)
    base: str | None = None
    stood: Mapping[str, int] = field(default_factory=dict)

    @property
    def valid(self) -> bool:
        """No finding of severity error."""
        return self.errors == 0

    def strict(self) -> Report:
        """The same with each warning as an error."""
        findings = tuple(replace(item, severity=Severity.ERROR) for item in self.findings)
        errors = self.errors + self.warnings
        return replace(self, findings=findings, errors=errors, warnings=0)


def shown(value: str, limit: int = SHOWN) -> str:
    """`value` as safe, visible text: control and format characters escaped, cut at `limit`."""
    cut = value if len(value) <= limit else value[: limit - 1] + "…"
    return "".join(_visible(character) for character in cut)


def _visible(character: str) -> str:
    if character.isprintable() and not unicodedata.category(character).startswith("C"):
        return character
    return character.encode("unicode_escape").decode("ascii")
