"""Writing a built package: its tables in the forms that people and programs read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb

from validator.exporters import (
    calendar,
    checksums,
    claim_lines,
    database,
    geojson,
    markdown,
    nested,
    page,
    parquet,
    readme,
    tables,
    timelinejs,
    workbook,
)
from validator.exporters.database import datasette
from validator.exporters.folder import replacing
from validator.tables.package import Package

Exporter = Callable[[duckdb.DuckDBPyConnection, Package, Path], None]

EXPORTERS: dict[str, Exporter] = {
    "tables": tables.export,
    "nested JSON": nested.export,
    "Markdown": markdown.export,
    "the page": page.export,
    "Parquet": parquet.export,
    "SQLite": database.export,
    "metadata for Datasette": datasette.export,
    "GeoJSON": geojson.export,
    "TimelineJS": timelinejs.export,
    "a calendar": calendar.export,
    "claims as lines": claim_lines.export,
    "a workbook": workbook.export,
    "README": readme.export,
    "checksums": checksums.export,
}
"""Every exporter, in the order of its work: README and checksums tell of all before them.

A new one is one file and one line here.
"""


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
