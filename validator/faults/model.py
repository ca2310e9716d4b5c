"""What every kind of fault says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from validator.findings import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One way in which a package can be wrong.

    `code` is three letters and three digits, never reused; `name` is the fault in kebab-case.
    `bad` and `good` are the smallest contributions that show it and are free of it.
    """

    code: str
    name: str
    title: str
    why: str
    fix: str
    severity: Severity = Severity.ERROR
    bad: str
    good: str

    def found(
        self,
        message: str,
        *,
        file: str = "",
        line: int | None = None,
        column: str | None = None,
        value: str | None = None,
        fix: str | None = None,
    ) -> Finding:
        """A finding of this fault; `fix` replaces the general remedy by a particular one."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=message,
            fix=fix or self.fix,
            file=file,
            line=line,
            column=column,
            value=value,
        )
