"""What holds for every export: its bytes, its citation, its part of the whole."""

from __future__ import annotations

import fnmatch
import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import icalendar
import openpyxl
import pytest

from validator import build, load
from validator.chronology.selection import Selection
from validator.exporters import citing, readme
from validator.exporters.checksums import FILE as SUMS
from validator.findings import CouldNotRun
from validator.tables.stamp import stamp

CITATION = "The syria-timeline contributors (2026). Syria timeline: a sourced chronology"
TEXTS = (
    "README.txt",
    "chronology.geojson",
    "chronology.json",
    "chronology.md",
    "datapackage.json",
    "datasette-metadata.json",
    "timelinejs.json",
)


def contents(folder: Path) -> dict[str, bytes]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_a_second_run_gives_the_same_bytes(
    built: Path, sample_package: Path, tmp_path: Path
) -> None:
    build(sample_package, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(built)


def test_checksums_come_last_and_cover_every_other_file(built: Path) -> None:
    lines = (built / SUMS).read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    expected = contents(built)
    del expected[SUMS]
    assert listed == {name: hashlib.sha256(data).hexdigest() for name, data in expected.items()}


def test_one_may_build_some_forms_only(sample_package: Path, tmp_path: Path, built: Path) -> None:
    assert build(sample_package, tmp_path / "some", forms=["markdown", "json"]).valid
    some, all_forms = contents(tmp_path / "some"), contents(built)
    own = {readme.FILE, SUMS}
    assert {name for name in some if "/" not in name and not name.endswith(".csv")} == {
        "chronology.md",
        "chronology.json",
        "datapackage.json",
        *own,
    }
    assert all(some[name] == all_forms[name] for name in some.keys() - own)
    told = some[readme.FILE].decode()
    assert "chronology.md" in told
    assert "index.html" not in told
    with pytest.raises(CouldNotRun, match="built without its forms parquet and sqlite"):
        load(tmp_path / "some")


def test_the_readme_names_every_file_at_the_top(built: Path) -> None:
    names = {file.name for file in built.iterdir() if file.is_file()} - {readme.FILE}
    unnamed = [
        name
        for name in names
        if not any(fnmatch.fnmatch(name, pattern) for pattern in readme.CONTENTS)
    ]
    assert unnamed == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_says_how_to_cite_it(built: Path, name: str) -> None:
    text = " ".join((built / name).read_text(encoding="utf-8").split())
    for part in (CITATION, "1.2.3", "2026-03-04", "Creative Commons Attribution 4.0"):
        assert part in text.replace("\\", "")


def test_each_claim_line_names_version_date_and_licence(built: Path) -> None:
    lines = (built / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    stamps = {json.loads(line)["dataset"] for line in lines}
    assert stamps == {"syria-timeline 1.2.3 (2026-03-04), CC-BY-4.0"}


def test_binary_files_say_how_to_cite_them(built: Path) -> None:
    with closing(sqlite3.connect(built / "timeline.sqlite")) as database:
        (cited,) = database.execute("SELECT citation FROM about").fetchone()
    query = "SELECT value FROM parquet_kv_metadata(?) WHERE key = 'citation'"
    parquet = duckdb.execute(query, [str(built / "claims.parquet")]).fetchone()
    sheet = openpyxl.load_workbook(built / "timeline.xlsx", read_only=True)["about"]
    about = {key: value for key, value, *_ in sheet.iter_rows(values_only=True)}
    assert cited.startswith(CITATION)
    assert parquet == (cited.encode(),)
    assert about["citation"] == cited
    assert "not for editing" in str(about["note"])


def ids(folder: Path) -> dict[str, set[str]]:
    """The events of each export that tells an event by its id."""
    with closing(sqlite3.connect(folder / "timeline.sqlite")) as database:
        table = {row[0] for row in database.execute("SELECT event_id FROM chronology")}
    parquet = duckdb.execute(
        "SELECT event_id FROM read_parquet(?)", [str(folder / "chronology.parquet")]
    )
    book = openpyxl.load_workbook(folder / "timeline.xlsx", read_only=True)
    rows = list(book["chronology"].iter_rows(values_only=True))
    features = json.loads((folder / "chronology.geojson").read_text(encoding="utf-8"))["features"]
    slides = json.loads((folder / "timelinejs.json").read_text(encoding="utf-8"))["events"]
    calendar = (folder / "chronology.ics").read_text(encoding="utf-8").splitlines()
    claims = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return {
        "sqlite": table,
        "parquet": {row[0] for row in parquet.fetchall()},
        "xlsx": {str(row[0]) for row in rows[1:]},
        "geojson": {feature["id"] for feature in features},
        "timelinejs": {slide["unique_id"] for slide in slides},
        "calendar": {line[4:].partition("@")[0] for line in calendar if line.startswith("UID:")},
        "claims": {json.loads(line)["event_id"] for line in claims},
    }


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (
            Selection(start=date(2016, 7, 29), end=date(2016, 12, 31)),
            {"bridge-battle-2016", "bridge-shelling-2016"},
        ),
        (Selection(actors=("north-council",)), {"council-talks-2013", "river-truce-2024"}),
        (Selection(kinds=("formation",)), {"river-brigade-formed-2012"}),
    ],
    ids=["days", "actor", "kind"],
)
def test_a_part_of_the_chronology_is_the_same_part_in_every_export(
    sample_package: Path, tmp_path: Path, selection: Selection, expected: set[str]
) -> None:
    build(sample_package, tmp_path / "part", selection=selection)
    found = ids(tmp_path / "part")
    assert found == dict.fromkeys(found, expected)
    text = (tmp_path / "part" / "README.txt").read_text(encoding="utf-8")
    assert f"only those {selection.words}" in " ".join(text.split())
    with closing(sqlite3.connect(tmp_path / "part" / "timeline.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_part_without_events_is_well_formed_all_the_same(
    sample_package: Path, tmp_path: Path
) -> None:
    build(sample_package, tmp_path / "none", selection=Selection(kinds=("renaming",)))
    found = ids(tmp_path / "none")
    assert not any(found.values())
    calendar = icalendar.Calendar.from_ical((tmp_path / "none" / "chronology.ics").read_bytes())
    assert calendar.walk("VEVENT") == []
    assert json.loads((tmp_path / "none" / "chronology.json").read_text("utf-8"))["events"] == []


def test_a_descriptor_that_says_little_gives_a_short_citation() -> None:
    bare = citing.About("x", "X", "", "", "", "", "", "", "", "", "")
    assert (bare.citation, stamp({"name": "x"})) == ("X", "x")
