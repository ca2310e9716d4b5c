"""Writing a built package: its tables in the forms that people and programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

from validator.chronology.merge import session
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
    places,
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
"""Every exporter: README and checksums tell of all before them.

A new one is one file and one line here.
"""
_BESIDE = ("SQLite", "a workbook")
"""Exporters that keep Python busy while the engine works for the others."""
_LAST = ("README", "checksums")


def export(
    connection: duckdb.DuckDBPyConnection,
    package: Package,
    target: Path,
    progress: Callable[[str], None],
) -> None:
    """Write the merged chronology of `package` to the folder `target`, all or nothing."""
    others = [name for name in EXPORTERS if name not in (*_BESIDE, *_LAST)]
    with replacing(target) as folder, ThreadPoolExecutor(1) as pool:

        def write(engine: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
            for name in names:
                progress(f"writing {name}")
                EXPORTERS[name](engine, package, folder)

        places.number(connection)
        aside = session(connection)
        written = pool.submit(write, aside, _BESIDE)
        try:
            write(connection, others)
            written.result()
        except BaseException:
            aside.interrupt()  # or one who presses Ctrl-C would wait for the database
            raise
        write(connection, _LAST)
