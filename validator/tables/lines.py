"""From a row in the engine to the physical line on which it begins."""

from __future__ import annotations

from collections.abc import Iterable

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
    plain = {row: row + HEADER_LINES + 1 for row in wanted}
    if table.facts.line_feeds <= table.rows + HEADER_LINES:
        return plain
    fields = table.resource.schema.fields
    texts = [sql.identifier(field.name) for field in fields if holds_line_ends(field)]
    if not table.whole or not texts:
        texts = [sql.identifier(field.name) for field in fields]
    breaks = " + ".join(
        f"CASE WHEN contains({text}, chr(10)) "
        f"THEN strlen({text}) - strlen(replace({text}, chr(10), '')) ELSE 0 END"
        for text in texts
    )
    found = connection.execute(
        f"""WITH broken AS (
            SELECT rowid AS row, {breaks} AS breaks FROM {table.raw} WHERE rowid <= {wanted[-1]}
        ),
        running AS (SELECT row, sum(breaks) OVER (ORDER BY row) - breaks AS before FROM broken)
        SELECT row, before FROM running WHERE list_contains(?, row)""",
        [wanted],
    ).fetchall()
    return {row: plain[row] + int(before) for row, before in found}
