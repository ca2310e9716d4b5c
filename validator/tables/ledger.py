"""Proof that the engine's reader lost no byte of a file, nor mended it in silence.

Every byte must be accounted for by the cells, separators, quotes and line ends; and every quote
by the cells that need quoting.
"""

from __future__ import annotations

import duckdb

from validator.tables import engine, sql
from validator.tables.constraints import may_need_quotes
from validator.tables.file_facts import FileFacts
from validator.tables.resource import Resource


def balance(
    connection: duckdb.DuckDBPyConnection, resource: Resource, facts: FileFacts
) -> tuple[int, bool]:
    """The number of rows read, and whether both ledgers balance."""
    rows, cell_bytes, needing, holding = _totals(connection, resource)
    inner_quotes = _inner_quotes(connection, resource) if holding else 0
    names = resource.schema.names
    line_end = 2 if facts.windows_ends else 1
    quoted, odd = divmod(facts.quotes - 2 * inner_quotes, 2)
    size = sum(len(name.encode()) for name in names) + cell_bytes + inner_quotes + 2 * quoted
    size += (rows + 1) * (len(names) - 1 + line_end)
    size -= 0 if facts.ends_line else line_end
    uniform = facts.carriage_returns == facts.windows_ends in {0, rows + facts.ends_line}
    balanced = size == facts.size and not odd and quoted in {needing, rows * len(names)}
    return rows, balanced and uniform


def _texts(resource: Resource) -> list[str]:
    """The columns that may need quotes.

    A column whose constraints rule out commas, quotes and line ends is not asked for them: a
    cell that holds one all the same unbalances the ledger.
    """
    fields = resource.schema.fields
    return [sql.identifier(field.name) for field in fields if may_need_quotes(field)]


def _totals(
    connection: duckdb.DuckDBPyConnection, resource: Resource
) -> tuple[int, int, int, int]:
    """Rows, bytes of all cells, cells that need quoting, cells that hold a quote."""
    names = map(sql.identifier, resource.schema.names)
    total = " + ".join(f"coalesce(sum(strlen({name})), 0)" for name in names)
    texts = _texts(resource)
    needing = " + ".join(
        f"count(*) FILTER (WHERE contains({text}, ',') OR contains({text}, '\"') "
        f"OR contains({text}, chr(10)) OR contains({text}, chr(13)))"
        for text in texts
    )
    holding = " + ".join(f"count(*) FILTER (WHERE contains({text}, '\"'))" for text in texts)
    table = sql.identifier(engine.RAW, resource.name)
    query = f"SELECT count(*), {total}, {needing or 0}, {holding or 0} FROM {table}"
    row = connection.execute(query).fetchone() or (0, 0, 0, 0)
    return int(row[0]), int(row[1]), int(row[2]), int(row[3])


def _inner_quotes(connection: duckdb.DuckDBPyConnection, resource: Resource) -> int:
    """Quotes inside cells."""
    inner = " + ".join(
        f"coalesce(sum(strlen({text}) - strlen(replace({text}, '\"', ''))) "
        f"FILTER (WHERE contains({text}, '\"')), 0)"
        for text in _texts(resource)
    )
    table = sql.identifier(engine.RAW, resource.name)
    row = connection.execute(f"SELECT {inner or 0} FROM {table}").fetchone() or (0,)
    return int(row[0])
