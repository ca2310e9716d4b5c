"""Bringing a table's rows into the engine, with proof that none of its bytes went missing.

The engine's reader is fast and lenient. What it read is believed only if two ledgers balance:
every byte of the file is accounted for by the cells, separators, quotes and line ends; and
every quote by cells that need quoting. Any other file goes to the strict scanner.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from validator.faults import files as faults
from validator.findings import CouldNotRun, Finding
from validator.limits import Limits
from validator.tables import content as contents
from validator.tables import file_facts, scanner, sql
from validator.tables.constraints import holds_line_ends
from validator.tables.file_facts import FileFacts
from validator.tables.package import Resource

RAW = "raw"
"""The schema of the engine in which each table stands as text, a column for each field."""
READERS = 2
"""How many files are read side by side."""


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


def load(
    connection: duckdb.DuckDBPyConnection, resources: Sequence[Resource], limits: Limits
) -> Iterator[Loaded]:
    """Each of `resources` in the engine; an unreadable one has no rows, and findings say why.

    The engine puts rows in order on one thread about as fast as on several, so files are read
    side by side instead, and their bytes are counted while others are still being parsed.
    """
    connection.execute(f"CREATE SCHEMA IF NOT EXISTS {RAW}; SET threads = 1")
    largest_first = sorted(resources, key=lambda item: -item.file.stat().st_size)
    with ThreadPoolExecutor(READERS) as pool:
        parsed = {
            item.name: pool.submit(_parse, connection.cursor(), item, limits)
            for item in largest_first
        }
        counted = {item.name: pool.submit(file_facts.scan, item.file) for item in largest_first}
    connection.execute("RESET threads")
    for resource in resources:
        head, refusals, inserted = parsed[resource.name].result()
        facts = counted[resource.name].result()
        yield _believed(connection, resource, head, facts, refusals, inserted=inserted)


def _parse(
    connection: duckdb.DuckDBPyConnection, resource: Resource, limits: Limits
) -> tuple[bytes, list[Finding], bool]:
    """The file's first bytes, why its rows are not worth reading, and whether they were read."""
    _create(connection, resource)
    head = file_facts.head(resource.file)
    refusals = list(contents.refusals_at_sight(resource, head))
    crlf = b"\r\n" in head
    inserted = not refusals and _insert(connection, resource, resource.file, limits, crlf=crlf)
    return head, refusals, inserted


def _believed(
    connection: duckdb.DuckDBPyConnection,
    resource: Resource,
    head: bytes,
    facts: FileFacts,
    refusals: list[Finding],
    *,
    inserted: bool,
) -> Loaded:
    """The rows as the engine read them if the ledgers balance, else as the scanner does."""
    if refusals := refusals or list(contents.refusals(resource, facts)):
        _create(connection, resource)
        return Loaded(resource, facts, 0, whole=False, findings=refusals)
    findings = list(contents.warnings(resource, facts, head))
    if inserted and not file_facts.marked(head):
        rows, balanced = _ledger(connection, resource, facts)
        if balanced:
            return Loaded(resource, facts, rows, whole=True, findings=findings)
    return _scan(connection, resource, facts, findings)


def _create(connection: duckdb.DuckDBPyConnection, resource: Resource) -> None:
    columns = ", ".join(f"{sql.identifier(name)} VARCHAR" for name in resource.schema.names)
    table = sql.identifier(RAW, resource.name)
    connection.execute(f"CREATE OR REPLACE TABLE {table} ({columns})")


def _insert(
    connection: duckdb.DuckDBPyConnection,
    resource: Resource,
    file: Path,
    limits: Limits,
    *,
    crlf: bool = False,
) -> bool:
    """Whether the engine could read `file` into the table."""
    columns = ", ".join(f"{sql.text(name)}: 'VARCHAR'" for name in resource.schema.names)
    ends = r"\r\n" if crlf else r"\n"
    try:
        connection.execute(
            f"""INSERT INTO {sql.identifier(RAW, resource.name)}
            SELECT * FROM read_csv(?, columns = {{{columns}}}, auto_detect = false, header = true,
                delim = ',', quote = '"', escape = '"', new_line = '{ends}', strict_mode = true,
                nullstr = '', allow_quoted_nulls = true, null_padding = false,
                max_line_size = {limits.cell_characters * 40})""",
            [_literal(file)],
        )
    except duckdb.Error:
        return False
    return True


def _literal(file: Path) -> str:
    """The path such that the engine takes none of its characters for a wildcard."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(file))


def _ledger(
    connection: duckdb.DuckDBPyConnection, resource: Resource, facts: FileFacts
) -> tuple[int, bool]:
    """The number of rows read, and whether both ledgers balance."""
    rows, cell_bytes, inner_quotes, needing = _totals(connection, resource)
    names = resource.schema.names
    line_end = 2 if facts.windows_ends else 1
    quoted, odd = divmod(facts.quotes - 2 * inner_quotes, 2)
    size = sum(len(name.encode()) for name in names) + cell_bytes + inner_quotes + 2 * quoted
    size += (rows + 1) * (len(names) - 1 + line_end)
    size -= 0 if facts.ends_line else line_end
    uniform = facts.carriage_returns == facts.windows_ends in {0, rows + facts.ends_line}
    balanced = size == facts.size and not odd and quoted in {needing, rows * len(names)}
    return rows, balanced and uniform


def _totals(
    connection: duckdb.DuckDBPyConnection, resource: Resource
) -> tuple[int, int, int, int]:
    """Rows, bytes of all cells, quotes inside cells, cells that need quoting.

    A column whose constraints rule out commas, quotes and line ends is not asked for them: a
    cell that holds one all the same unbalances the ledger.
    """
    fields = resource.schema.fields
    total = " + ".join(f"coalesce(sum(strlen({sql.identifier(f.name)})), 0)" for f in fields)
    texts = [sql.identifier(field.name) for field in fields if holds_line_ends(field)]
    inner = " + ".join(
        f"coalesce(sum(strlen({text}) - strlen(replace({text}, '\"', ''))) "
        f"FILTER (WHERE contains({text}, '\"')), 0)"
        for text in texts
    )
    needing = " + ".join(
        f"count(*) FILTER (WHERE contains({text}, ',') OR contains({text}, '\"') "
        f"OR contains({text}, chr(10)) OR contains({text}, chr(13)))"
        for text in texts
    )
    table = sql.identifier(RAW, resource.name)
    query = f"SELECT count(*), {total}, {inner or 0}, {needing or 0} FROM {table}"
    row = connection.execute(query).fetchone() or (0, 0, 0, 0)
    return int(row[0]), int(row[1]), int(row[2]), int(row[3])


def _scan(
    connection: duckdb.DuckDBPyConnection,
    resource: Resource,
    facts: FileFacts,
    findings: list[Finding],
) -> Loaded:
    """Read `resource` with the strict scanner: exact, and able to say what is wrong where."""
    names, data = resource.schema.names, resource.file.read_bytes()
    _create(connection, resource)
    if undecodable := list(contents.undecodable(resource, data)):
        return Loaded(resource, facts, 0, whole=False, findings=findings + undecodable)
    items = scanner.scan(data.decode("utf-8-sig"), len(names))
    next(items, None)  # the header, which has been compared
    lines: dict[int, int] = {}
    broken: list[scanner.Broken] = []
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
        if not _insert(connection, resource, file, Limits(cell_characters=10_000_000)):
            raise CouldNotRun(f"the engine refuses rows of {resource.path} that can be read")


def _finding(resource: Resource, item: scanner.Broken) -> Finding:
    names = resource.schema.names
    column = names[item.cell] if item.cell is not None and item.cell < len(names) else None
    return item.fault.found(
        item.message, file=resource.path, line=item.line, column=column, value=item.text or None
    )
