"""From a row in the engine to the physical line on which it begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

import duckdb

from validator.tables import sql
from validator.tables.constraints import holds_line_ends
from validator.tables.loading import Loaded

HEADER_LINES = 1


def of(
    connection: duckdb.DuckDBPyConnection, table: Loaded, rows: Iterable[int]
) -> dict[int, int]:
    """The line of each of `rows`; cells with line breaks before it push a row down."""
    wanted = sorted(set(rows))
    if not wanted:
        return {}
    if table.lines is not None:
        return {row: table.lines[row] for row in wanted}
    fields = table.resource.schema.fields
    texts = [sql.identifier(field.name) for field in fields if holds_line_ends(field)]
    if not table.whole or not texts:
        texts = [sql.identifier(field.name) for field in fields]
    broken = " OR ".join(f"contains({text}, chr(10))" for text in texts)
    breaks = " + ".join(
        f"coalesce(strlen({text}) - strlen(replace({text}, chr(10), '')), 0)" for text in texts
    )
    found = connection.execute(
        f"SELECT rowid, {breaks} FROM {table.raw} WHERE rowid < {wanted[-1]} AND ({broken}) "
        "ORDER BY rowid"
    ).fetchall()
    rows = [row for row, _ in found]
    pushed = [0, *accumulate(number for _, number in found)]
    return {row: row + HEADER_LINES + 1 + pushed[bisect_left(rows, row)] for row in wanted}
