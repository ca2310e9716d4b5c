"""Writing a built package: its tables in the forms that people and programs read."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

import duckdb

from validator.chronology.merge import look
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
from validator.tables import jobs
from validator.tables.jobs import Job, Results
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
    chosen = [name for name in FORMS if not forms or name in {*forms, *ALWAYS}]
    with replacing(target) as folder:

        def written(name: str) -> Job:
            def write(own: duckdb.DuckDBPyConnection, _: Results) -> None:
                progress(f"writing {name}")
                FORMS[name](look(own), package, folder)

            return Job(write, weight=-chosen.index(name))

        places.number(connection)
        jobs.run(connection, {name: written(name) for name in chosen})
        for name, tell in _ABOUT.items():
            progress(f"writing {name}")
            tell(connection, package, folder)
