"""Small whole packages for tests: say what matters, the rest is filled in."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from validator.tables import minting, standard

ROOT = Path(__file__).resolve().parents[1]
Row = Mapping[str, object]

DEFAULTS: dict[str, dict[str, object]] = {
    "actors": {"name": "A name", "kind": "armed-group"},
    "sources": {
        "title": "A title",
        "publisher": "A paper",
        "origin": "A paper",
        "accessed": "2026-01-01",
        "language": "en",
        "kind": "news",
    },
    "events": {
        "title": "Battle of Aleppo",
        "date": "2016-07-28",
        "kind": "battle",
        "country": "SYR",
        "summary": "There was fighting in the city.",
        "status": "active",
    },
    "claims": {
        "event_id": "battle-2016",
        "source_id": "s-one",
        "stance": "asserts",
        "statement": "The source says that there was fighting.",
        "date": "2016-07-28",
        "status": "active",
    },
}


def write_package(
    folder: Path,
    *,
    actors: Iterable[Row] = (),
    sources: Iterable[Row] = (),
    events: Iterable[Row] = ({"event_id": "battle-2016"},),
    claims: Iterable[Row] = (),
) -> Path:
    """A package in `folder` with these rows, sorted, claim ids minted where they are missing."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "schema", folder / "schema", dirs_exist_ok=True)
    shutil.copy(ROOT / "datapackage.json", folder)
    (folder / "data").mkdir(exist_ok=True)
    given = {"actors": actors, "sources": sources, "events": events, "claims": claims}
    for name, rows in given.items():
        columns = standard.table(name).names
        filled = [_filled(name, row, number) for number, row in enumerate(rows)]
        for row in filled:
            row.setdefault(columns[0], minting.mint(row, columns) if name == "claims" else "")
        filled.sort(key=lambda row, key=columns[0]: row[key].encode())
        with (folder / "data" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(filled)
    return folder


def _filled(name: str, row: Row, number: int) -> dict[str, str]:
    whole = {**DEFAULTS[name], **row}
    if name == "sources":
        whole.setdefault("url", f"https://example.org/{row['source_id']}")
    if name == "claims" and "statement" not in row:
        whole["statement"] = f"{whole['statement'][:-1]} in place number {number}."
    return {key: str(value) for key, value in whole.items() if value is not None}
