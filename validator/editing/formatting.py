"""`timeline fmt`: the canonical bytes of each table of a package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from validator.editing import canonical, files, lock, parsing, repairs
from validator.editing.parsing import Parsed
from validator.editing.repairs import Repair
from validator.findings import CouldNotRun, Finding, Severity
from validator.limits import Limits
from validator.tables import file_facts
from validator.tables.package import Package, Resource, open_package


@dataclass(frozen=True, slots=True)
class Formatted:
    """A table before and after.

    `repairs` are the cells whose content changes, `ways` what else is written differently.
    `rows` are those of `after`. A table that cannot be read has `refusals`, and stays as it is.
    """

    path: str
    file: Path
    before: bytes = b""
    after: bytes = b""
    repairs: tuple[Repair, ...] = ()
    ways: tuple[str, ...] = ()
    refusals: tuple[Finding, ...] = ()
    rows: list[list[str]] = field(default_factory=list, repr=False)

    @property
    def changed(self) -> bool:
        """Whether the file is not in canonical form."""
        return self.before != self.after


def run(package: str | Path, limits: Limits, *, write: bool) -> tuple[Formatted, ...]:
    """Each table of `package` as it is to be written, and written unless `write` is false.

    Tables that cannot be read are left, the others are written. Raises `CouldNotRun` if there is
    no package, or a file cannot be written.
    """
    opened, findings = open_package(package, limits)
    if opened is None:
        raise CouldNotRun(f"{findings[0].file} cannot be read: {findings[0].message}")
    unopened = _unopened(opened, findings)
    if not write:
        return (*map(format_table, opened.resources), *unopened)
    with lock.locked(opened.root):
        tables = (*map(format_table, opened.resources), *unopened)
        changed = [item for item in tables if item.changed]
        files.replace(
            [files.Replacement(t.file, files.digest(t.before), t.after) for t in changed]
        )
    return tables


def _unopened(package: Package, findings: Sequence[Finding]) -> list[Formatted]:
    """The descriptor's errors, if they keep a table from being looked at."""
    if len(package.resources) == len(package.descriptor.get("resources", [])):
        return []
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    return [Formatted(item.file, package.root / item.file, refusals=(item,)) for item in errors]


def format_table(resource: Resource) -> Formatted:
    """The table of `resource` in canonical form, or why it cannot be read."""
    parsed = parsing.parse(resource)
    if not isinstance(parsed, Parsed):
        return Formatted(resource.path, resource.file, refusals=tuple(parsed))
    schema, rows, lines = resource.schema, parsed.rows, parsed.lines
    mended = [*repairs.tidy(schema, rows, lines), *repairs.mint(schema, rows, lines)]
    copies = list(repairs.copies(schema, rows, lines))
    dropped = {item.line for item in copies}
    kept = [cells for cells, line in zip(rows, lines, strict=True) if line not in dropped]
    ordered = _sorted(resource, kept)
    after = canonical.text(schema.names, ordered).encode("utf-8")
    ways = tuple(_ways(parsed, kept, ordered)) if after != parsed.source else ()
    if after != parsed.source and not ways and not mended and not copies:
        ways = ("quotes",)
    before = parsed.source
    return Formatted(
        resource.path, resource.file, before, after, (*mended, *copies), ways, rows=ordered
    )


def _sorted(resource: Resource, rows: list[list[str]]) -> list[list[str]]:
    if resource.schema.primary_key is None:
        return rows
    key = resource.schema.names.index(resource.schema.primary_key)
    return sorted(rows, key=lambda cells: canonical.order(cells[key]))


def _ways(
    parsed: Parsed, kept: Sequence[list[str]], ordered: Sequence[list[str]]
) -> Iterator[str]:
    if file_facts.marked(parsed.source):
        yield "byte order mark"
    if b"\r" in parsed.source:
        yield "line ends"
    if not parsed.source.endswith((b"\n", b"\r")):
        yield "last line end"
    if parsed.blank:
        yield "blank lines"
    if parsed.header != parsed.resource.schema.names:
        yield "order of columns"
    if any(one is not other for one, other in zip(kept, ordered, strict=True)):
        yield "order of rows"
