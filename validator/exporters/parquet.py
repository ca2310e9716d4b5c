"""`TABLE.parquet`: each table with the types of its schema."""

from __future__ import annotations

from pathlib import Path

import duckdb

from validator.exporters import citing, relation
from validator.tables import sql
from validator.tables.package import Package

GROUP = 122_880
"""Rows of a row group: fixed, so that the same rows give the same bytes."""


def export(connection: duckdb.DuckDBPyConnection, package: Package, folder: Path) -> None:
    """Write each table, with what it is and how to cite it in the file's own metadata."""
    members = citing.about(connection, package).members
    named = ", ".join(f"{sql.text(key)}: {sql.text(value)}" for key, value in members.items())
    for name in relation.TABLES:
        file = sql.text(str(folder / f"{name}.parquet"))
        connection.execute(
            f"COPY ({relation.query(package, name)}) TO {file} (FORMAT parquet, "
            f"COMPRESSION zstd, ROW_GROUP_SIZE {GROUP}, KV_METADATA {{{named}}})"
        )
