"""From a row in the engine to the physical line on which it begins."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from validator.tables import sql
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
    plain = {row: row + HEADER_LINES + 1 for row in wanted}
    if table.facts.line_feeds <= table.rows + HEADER_LINES:
        return plain
    breaks = " + ".join(
        f"length(coalesce({name}, '')) - length(replace(coalesce({name}, ''), chr(10), ''))"
        for name in map(sql.identifier, table.resource.schema.names)
    )
    found = connection.execute(
        f"""WITH broken AS (SELECT rowid AS row, {breaks} AS breaks FROM {table.raw}),
        running AS (SELECT row, sum(breaks) OVER (ORDER BY row) - breaks AS before FROM broken)
        SELECT row, before FROM running WHERE list_contains(?, row)""",
        [wanted],
    ).fetchall()
    return {row: plain[row] + int(before) for row, before in found}
