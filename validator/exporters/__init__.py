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
    "csv": tables.export,
    "json": nested.export,
    "markdown": markdown.export,
    "page": page.export,
    "parquet": parquet.export,
    "sqlite": database.export,
    "datasette": datasette.export,
    "geojson": geojson.export,
    "timelinejs": timelinejs.export,
    "calendar": calendar.export,
    "jsonl": claim_lines.export,
    "xlsx": workbook.export,
}
"""Every form of the chronology. A new one is one file and one line here."""

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
        written = pool.submit(write, aside, _until_empty(waiting.pop))
        try:
            write(connection, _until_empty(waiting.popleft))
            written.result()
        except BaseException:
            waiting.clear()
            aside.interrupt()  # or one who presses Ctrl-C would wait for the database
            raise
        for name, tell in _ABOUT.items():
            progress(f"writing {name}")
            tell(connection, package, folder)


def _until_empty(take: Callable[[], str]) -> Iterator[str]:
    """What `take` gives until there is nothing left, for each of several takers."""
    with suppress(IndexError):
        while True:
            yield take()
