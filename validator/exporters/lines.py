"""Text files whose lines the engine itself writes."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from validator.tables import sql

_NEVER = "\x01"
"""A character that no cell may hold, so that no line is taken for two columns."""


def write(
    connection: duckdb.DuckDBPyConnection, query: str, file: Path, *, before: str, after: str = ""
) -> None:
    """Write `before`, each text that `query` returns on lines of its own as it is, and `after`."""
    body = file.with_name(f"{file.name}.body")
    connection.execute(
        f"COPY ({query}) TO {sql.text(str(body))} (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', "
        f"DELIMITER {sql.text(_NEVER)})"
    )
    with file.open("wb") as stream, body.open("rb") as lines:
        stream.write(before.encode())
        shutil.copyfileobj(lines, stream, 1 << 20)
        stream.write(after.encode())
    body.unlink()
