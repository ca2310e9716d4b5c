"""Bringing a table's rows into the engine, with proof that none of its bytes went missing.

The engine's reader is fast and lenient. What it read is believed only if two ledgers balance:
every byte of the file is accounted for by the cells, separators, quotes and line ends; and
every quote by cells that need quoting. Any other file goes to the strict scanner.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from validator.faults import files as faults
from validator.findings import Finding
from validator.limits import Limits
from validator.tables import content as contents
from validator.tables import file_facts, scanner, sql
from validator.tables.file_facts import FileFacts
from validator.tables.package import Resource

RAW = "raw"
"""The schema of the engine in which each table stands as text, a column for each field."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A table in the engine: `rows` are in `raw."name"`, numbered by `rowid` from 0.

    `whole` is false if rows of the file are missing there. `lines` gives the physical line of
    each row where it is not simply rowid + 2.
    """

    resource: Resource
    facts: FileFacts
    rows: int
    whole: bool
    lines: dict[int, int] | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The table's name."""
        return self.resource.name

    @property
    def raw(self) -> str:
        """The table's identifier in SQL."""
        return sql.identifier(RAW, self.resource.name)


def load(connection: duckdb.DuckDBPyConnection, resource: Resource, limits: Limits) -> Loaded:
    """`resource` in the engine; an unreadable one has no rows and says why in `findings`."""
    connection.execute(f"CREATE SCHEMA IF NOT EXISTS {RAW}")
    size = resource.file.stat().st_size
    facts = file_facts.scan(resource.file) if size <= limits.file_bytes else FileFacts(size)
    refusals = list(contents.refusals(resource, facts, limits))
    if refusals:
        _create(connection, resource)
        return Loaded(resource, facts, 0, whole=False, findings=refusals)
    findings = list(contents.warnings(resource, facts))
    if _plain(facts) and (rows := _read(connection, resource, facts, limits)) is not None:
        return Loaded(resource, facts, rows, whole=True, findings=findings)
    return _scan(connection, resource, facts, findings)


def _plain(facts: FileFacts) -> bool:
    """Whether the engine's reader can be trusted with the file's line ends."""
    uniform = facts.carriage_returns in {0, facts.windows_ends}
    return uniform and facts.windows_ends in {0, facts.line_feeds} and not facts.mark


def _create(connection: duckdb.DuckDBPyConnection, resource: Resource) -> None:
    columns = ", ".join(f"{sql.identifier(name)} VARCHAR" for name in resource.schema.names)
    table = sql.identifier(RAW, resource.name)
    connection.execute(f"CREATE OR REPLACE TABLE {table} ({columns})")


def _read(
    connection: duckdb.DuckDBPyConnection, resource: Resource, facts: FileFacts, limits: Limits
) -> int | None:
    """The number of rows read, or None if the ledgers do not balance."""
    _create(connection, resource)
    ends = r"\r\n" if facts.windows_ends else r"\n"
    try:
        _insert(connection, resource, resource.file, ends, limits)
    except duckdb.Error:
        return None
    rows, cell_bytes, inner_quotes, needing = _ledger(connection, resource)
    width = len(resource.schema.names)
    cells = (rows + 1) * width
    header = ",".join(resource.schema.names)
    quoted, odd = divmod(facts.quotes - 2 * inner_quotes, 2)
    size = len(header.encode()) - (width - 1) + cell_bytes + inner_quotes + 2 * quoted + cells
    size += (rows + 1) * (1 if facts.windows_ends else 0)
    if not facts.ends_line:
        size -= 2 if facts.windows_ends else 1
    balanced = size == facts.size and not odd and quoted in {needing, cells - width}
    return rows if balanced else None


def _insert(
    connection: duckdb.DuckDBPyConnection,
    resource: Resource,
    file: Path,
    ends: str,
    limits: Limits,
) -> None:
    columns = ", ".join(f"{sql.text(name)}: 'VARCHAR'" for name in resource.schema.names)
    connection.execute(
        f"""INSERT INTO {sql.identifier(RAW, resource.name)}
        SELECT * FROM read_csv(?, columns = {{{columns}}}, auto_detect = false, header = true,
            delim = ',', quote = '"', escape = '"', new_line = '{ends}', strict_mode = true,
            nullstr = '', allow_quoted_nulls = true, null_padding = false,
            max_line_size = {limits.cell_characters * 40})""",
        [_literal(file)],
    )


def _literal(file: Path) -> str:
    """The path such that the engine takes none of its characters for a wildcard."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(file))


def _ledger(
    connection: duckdb.DuckDBPyConnection, resource: Resource
) -> tuple[int, int, int, int]:
    """Rows, bytes of all cells, quotes inside cells, cells that need quoting."""
    columns = [sql.identifier(name) for name in resource.schema.names]
    total = " + ".join(f"coalesce(sum(strlen({column})), 0)" for column in columns)
    quotes = " + ".join(
        f"coalesce(sum(length({column}) - length(replace({column}, '\"', ''))) "
        f"FILTER (WHERE contains({column}, '\"')), 0)"
        for column in columns
    )
    need = " + ".join(
        f"count(*) FILTER (WHERE contains({column}, ',') OR contains({column}, '\"') "
        f"OR contains({column}, chr(10)) OR contains({column}, chr(13)))"
        for column in columns
    )
    query = f"SELECT count(*), {total}, {quotes}, {need} FROM {sql.identifier(RAW, resource.name)}"
    row = connection.execute(query).fetchone() or (0, 0, 0, 0)
    return int(row[0]), int(row[1]), int(row[2]), int(row[3])


def _scan(
    connection: duckdb.DuckDBPyConnection,
    resource: Resource,
    facts: FileFacts,
    findings: list[Finding],
) -> Loaded:
    """Read `resource` with the strict scanner: exact, and able to say what is wrong where."""
    names = resource.schema.names
    text = resource.file.read_bytes().decode("utf-8-sig")
    items = scanner.scan(text, len(names))
    next(items, None)  # the header, which has been compared
    lines: dict[int, int] = {}
    broken: list[scanner.Broken] = []
    _create(connection, resource)
    _copy(connection, resource, _records(items, lines, broken))
    findings += [_finding(resource, item) for item in broken]
    whole = all(item.fault is faults.BLANK_LINE for item in broken)
    shifted = any(line != row + 2 for row, line in lines.items())
    return Loaded(resource, facts, len(lines), whole, lines if shifted else None, findings)


def _records(
    items: Iterable[scanner.Record | scanner.Broken],
    lines: dict[int, int],
    broken: list[scanner.Broken],
) -> Iterator[list[str]]:
    for item in items:
        if isinstance(item, scanner.Broken):
            broken.append(item)
        else:
            lines[len(lines)] = item.line
            yield item.cells


def _copy(
    connection: duckdb.DuckDBPyConnection, resource: Resource, records: Iterator[list[str]]
) -> None:
    """Insert `records` by way of a file of our own, in which every cell is quoted."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
            writer.writerow(resource.schema.names)
            writer.writerows(records)
        _insert(connection, resource, file, r"\n", Limits(cell_characters=10_000_000))


def _finding(resource: Resource, item: scanner.Broken) -> Finding:
    names = resource.schema.names
    column = names[item.cell] if item.cell is not None and item.cell < len(names) else None
    return item.fault.found(
        item.message, file=resource.path, line=item.line, column=column, value=item.text or None
    )
