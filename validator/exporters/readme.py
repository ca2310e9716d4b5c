"""`README.txt`: what lies in a built folder, and how to cite it."""

from __future__ import annotations

import textwrap
from pathlib import Path

import duckdb

from validator.exporters import citing
from validator.tables.package import Package

FILE = "README.txt"
_WIDTH = 90
CONTENTS = {
    "index.html": "the chronology to read and explore in a browser",
    "datapackage.json": "the descriptor: each table's columns, types, keys and meaning",
    "chronology.csv": "one row for each event, with what its claims add up to",
    "participants.csv": "who had which role in which event",
    "figures.csv": "the dead, the injured and other figures of each event",
    "claims.csv": "what each source says about each event",
    "events.csv": "the events as they were entered",
    "sources.csv": "the pages and documents that were read",
    "actors.csv": "who acts, under the names of the time",
    "*.parquet": "the same seven tables with their types inside",
    "timeline.sqlite": "the same tables with keys, views and full-text search",
    "datasette-metadata.json": "datasette timeline.sqlite --metadata datasette-metadata.json",
    "chronology.json": "each event with its claims, sources and contradictions inside",
    "claims.jsonl": "each claim on a line, with its event and its source inside",
    "chronology.geojson": "each event as a feature, for maps",
    "chronology.ics": "the events as a calendar",
    "timelinejs.json": "the events as slides of TimelineJS",
    "chronology.md": "the chronology to read as text",
    "timeline.xlsx": "the tables to look at in a spreadsheet; an export, not for editing",
    "SHA256SUMS": "sha256sum --check SHA256SUMS",
}
"""Each file, by its name or a pattern, with what it is."""


def export(connection: duckdb.DuckDBPyConnection, package: Package, folder: Path) -> None:
    """Write title, version, date, licence, citation, and a line for each file that is there."""
    about = citing.about(connection, package)
    facts = {
        "Version": about.version,
        "Date of the data": about.date,
        "Licence": ", ".join(filter(None, (about.licence_title, about.licence_url))),
        "Events": about.part and f"only those {about.part}",
        "How to cite": about.citation,
    }
    given = [
        f"{name:<25}{meaning}"
        for name, meaning in CONTENTS.items()
        if name == "SHA256SUMS" or any(folder.glob(name))
    ]
    parts = [
        _wrapped(about.title),
        _wrapped(about.description),
        "\n".join(_wrapped(f"{key}: {value}", "  ") for key, value in facts.items() if value),
        "\n".join(["Files", *given]),
    ]
    text = "\n\n".join(part for part in parts if part) + "\n"
    (folder / FILE).write_text(text, encoding="utf-8", newline="\n")


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, _WIDTH, subsequent_indent=indent, break_on_hyphens=False)
