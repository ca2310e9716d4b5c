"""Text files that the engine itself writes, by lines or by pieces of them."""

from __future__ import annotations

from pathlib import Path

import duckdb

from validator.tables import sql

_NEVER = "\x01"
"""A character that no cell may hold, so that no line is taken for two columns."""


def write(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    file: Path,
    *,
    before: str = "",
    after: str = "",
) -> None:
    """Write `before`, each text that `query` returns as it is, on lines of its own, and `after`.

    `after` needs a `before`.
    """
    options = [f"FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER {sql.text(_NEVER)}"]
    if before:
        options.append(f"PREFIX {sql.text(before)}")
        options.append(f"SUFFIX {sql.text(chr(10) + after)}")  # it stands for the last line end
    connection.execute(f"COPY ({query}) TO {sql.text(str(file))} ({', '.join(options)})")


def write_pieces(
    connection: duckdb.DuckDBPyConnection, query: str, file: Path, *, before: str, after: str
) -> None:
    """Write `before`, each text that `query` returns with nothing between, and `after`."""
    connection.execute(
        f"""COPY (
            SELECT encode(text) FROM (
                SELECT {sql.text(before)} AS text
                UNION ALL ({query})
                UNION ALL SELECT {sql.text(after)}
            )
        ) TO {sql.text(str(file))} (FORMAT blob)"""
    )
