"""Writing a built package: its tables in the forms that people and programs read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
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
    "claims as lines": claim_lines.export,
    "Parquet": parquet.export,
    "TimelineJS": timelinejs.export,
    "a calendar": calendar.export,
    "GeoJSON": geojson.export,
    "metadata for Datasette": datasette.export,
    "SQLite": database.export,
    "a workbook": workbook.export,
    "README": readme.export,
    "checksums": checksums.export,
}
"""Every exporter, the engine's own work first and Python's last: both go on side by side, from
the two ends. README and checksums tell of all before them.

A new one is one file and one line here.
"""
_LAST = ("README", "checksums")


def export(
    connection: duckdb.DuckDBPyConnection,
    package: Package,
    target: Path,
    progress: Callable[[str], None],
) -> None:
    """Write the merged chronology of `package` to the folder `target`, all or nothing."""
    waiting = deque(name for name in EXPORTERS if name not in _LAST)
    with replacing(target) as folder, ThreadPoolExecutor(1) as pool:

        def write(engine: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
            for name in names:
                progress(f"writing {name}")
                EXPORTERS[name](engine, package, folder)

        places.number(connection)
        aside = session(connection)
        written = pool.submit(write, aside, _until_empty(waiting.pop))
        try:
            write(connection, _until_empty(waiting.popleft))
            written.result()
        except BaseException:
            waiting.clear()
            aside.interrupt()  # or one who presses Ctrl-C would wait for the database
            raise
        write(connection, _LAST)


def _until_empty(take: Callable[[], str]) -> Iterator[str]:
    """What `take` gives until there is nothing left, for each of several takers."""
    with suppress(IndexError):
        while True:
            yield take()
