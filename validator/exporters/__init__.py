"""Writing a built package: tables, descriptor, nested JSON, and Markdown to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb

from validator.exporters import markdown, nested, tables
from validator.exporters.folder import replacing
from validator.tables.package import Package

Exporter = Callable[[duckdb.DuckDBPyConnection, Package, Path], None]

EXPORTERS: dict[str, Exporter] = {
    "tables": tables.export,
    "nested JSON": nested.export,
    "Markdown": markdown.export,
}
"""Every exporter, in the order of its work. A new one is one file and one line here."""


def export(
    connection: duckdb.DuckDBPyConnection,
    package: Package,
    target: Path,
    progress: Callable[[str], None],
) -> None:
    """Write the merged chronology of `package` to the folder `target`, all or nothing."""
    with replacing(target) as folder:
        for name, write in EXPORTERS.items():
            progress(f"writing {name}")
            write(connection, package, folder)
