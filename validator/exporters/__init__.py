"""Writing a built package: its tables in the forms that people and programs read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
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

FORMS: dict[str, Exporter] = {
    "sqlite": database.export,
    "json": nested.export,
    "page": page.export,
    "jsonl": claim_lines.export,
    "markdown": markdown.export,
    "parquet": parquet.export,
    "xlsx": workbook.export,
    "timelinejs": timelinejs.export,
    "calendar": calendar.export,
    "csv": tables.export,
    "geojson": geojson.export,
    "datasette": datasette.export,
}
"""Every form of the chronology, those that take longest first.

A new one is one file and one line here.
"""

ALWAYS = ("csv",)
"""The forms without which a folder is no data package."""

_ABOUT = {"README": readme.export, "checksums": checksums.export}
"""What tells of all files before it."""


def export(
    connection: duckdb.DuckDBPyConnection,
    package: Package,
    target: Path,
    progress: Callable[[str], None],
    forms: Collection[str] = (),
) -> None:
    """Write the merged chronology of `package` to the folder `target`, all or nothing.

    Only `forms`, and those that are always written, if any are given.
    """
    waiting = deque(name for name in FORMS if not forms or name in {*forms, *ALWAYS})
    with replacing(target) as folder, ThreadPoolExecutor(1) as pool:

        def write(engine: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
            for name in names:
                progress(f"writing {name}")
                FORMS[name](engine, package, folder)

        places.number(connection)
        aside = session(connection)
        written = pool.submit(write, aside, _until_empty(waiting))
        try:
            write(connection, _until_empty(waiting))
            written.result()
        except BaseException:
            waiting.clear()
            aside.interrupt()  # or one who presses Ctrl-C would wait for the database
            raise
        for name, tell in _ABOUT.items():
            progress(f"writing {name}")
            tell(connection, package, folder)


def _until_empty(waiting: deque[str]) -> Iterator[str]:
    """What is waiting, from the first to the last, for each of several takers."""
    with suppress(IndexError):
        while True:
            yield waiting.popleft()
