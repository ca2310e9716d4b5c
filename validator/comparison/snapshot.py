"""One side of a comparison, kept in files while the other is being read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from validator.chronology.merge import merge
from validator.chronology.selection import Selection
from validator.limits import Limits
from validator.rules import choose
from validator.rules.runner import run
from validator.tables import sql
from validator.tables.reading import Progress, Reading, reading_of

ROWS, STORY = "base_rows", "base_story"
"""The engine's schemas in which the base's tables, as text, and its chronology stand."""
_MERGED = ("chronology", "participants", "figures", "odds", "spans")
_CIRCLES = ("circular-actor", "circular-event", "circular-source")
"""The rules without which merging might never end."""
_VIEWS = """
CREATE TEMP TABLE odds AS
SELECT c.event_id, o.property, min(o.detail) AS detail
FROM contradictions o JOIN chosen c USING (event) GROUP BY ALL;
CREATE TEMP TABLE spans AS
SELECT c.event_id, min(d.earliest) AS earliest, max(d.latest) AS latest
FROM voices v JOIN dates d ON d.text = v.date JOIN chosen c USING (event) GROUP BY ALL
"""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was written: the columns and the key of each table, and whether it could be merged."""

    columns: Mapping[str, tuple[str, ...]]
    keys: Mapping[str, str | None]
    errors: int


def merged(reading: Reading, progress: Progress) -> int:
    """Merge what was read, with `odds` and `spans`, unless it has errors: how many."""
    report = run(reading, choose(_CIRCLES), progress)
    if report.valid:
        merge(reading.connection, Selection(), progress)
        reading.connection.execute(_VIEWS)
    return report.errors


def take(package: Path, target: Path, limits: Limits, progress: Progress) -> Snapshot:
    """Read and merge `package` and write its tables into the folder `target`."""
    with reading_of(package, limits, progress) as reading:
        errors = merged(reading, progress)
        sources = {f"{ROWS}.{name}": table.raw for name, table in reading.tables.items()}
        if not errors:
            sources |= {f"{STORY}.{name}": name for name in _MERGED}
        for number, source in enumerate(sources.values()):
            file = sql.text(str(target / f"{number}.parquet"))
            reading.connection.execute(
                f"COPY (FROM {source}) TO {file} (FORMAT parquet, COMPRESSION uncompressed)"
            )
        (target / "names").write_text(json.dumps([*sources]), encoding="utf-8")
        schemas = {name: table.resource.schema for name, table in reading.tables.items()}
        return Snapshot(
            {name: schema.names for name, schema in schemas.items()},
            {name: schema.primary_key for name, schema in schemas.items()},
            errors,
        )


def mount(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Make the tables in the folder `target` known to the engine, in `ROWS` and `STORY`."""
    connection.execute(f"CREATE SCHEMA {ROWS}; CREATE SCHEMA {STORY}")
    names: list[str] = json.loads((target / "names").read_text(encoding="utf-8"))
    for number, name in enumerate(names):
        schema, _, table = name.partition(".")
        file = sql.text(str(target / f"{number}.parquet"))
        view = sql.identifier(schema, table)
        connection.execute(f"CREATE VIEW {view} AS FROM read_parquet({file})")
