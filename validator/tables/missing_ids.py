"""The id that a claim without one gets, for whoever cannot run the tool that mints it."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from validator.tables import minting, sql
from validator.tables.loading import Loaded

CLAIM_KEY = "claim_id"


def remedies(
    connection: duckdb.DuckDBPyConnection, table: Loaded, rows: Iterable[int]
) -> dict[int, str]:
    """What to write into the empty claim_id of each of `rows`, numbered by rowid."""
    names = table.resource.schema.names
    if table.resource.schema.primary_key != CLAIM_KEY:
        return {}
    columns = ", ".join(sql.identifier(name) for name in names)
    found = connection.execute(
        f"SELECT rowid, {columns} FROM {table.raw} WHERE list_contains(?, rowid) ORDER BY rowid",
        [list(rows)],
    ).fetchall()
    taken: set[str] = set()
    texts: dict[int, str] = {}
    for row, *cells in found:
        values = {name: cell or "" for name, cell in zip(names, cells, strict=True)}
        identifier = _free(connection, table, values, taken)
        taken.add(identifier)
        texts[row] = f'Run `timeline fmt`, or write "{identifier}", the id that this row gets.'
    return texts


def _free(
    connection: duckdb.DuckDBPyConnection,
    table: Loaded,
    values: dict[str, str],
    taken: set[str],
) -> str:
    """The first id for the row that no other row has."""
    while True:
        identifier = minting.mint(values, table.resource.schema.names, taken)
        key = sql.identifier(CLAIM_KEY)
        query = f"SELECT count(*) FROM {table.raw} WHERE {key} = ?"
        if (connection.execute(query, [identifier]).fetchone() or (0,))[0] == 0:
            return identifier
        taken = taken | {identifier}
