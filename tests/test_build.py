"""A build is the same on every run, whole or not at all, and loads where it is taken."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from frictionless import Package

import validator
from tests.packages import ROOT, write_package
from validator.chronology.selection import Selection
from validator.findings import CouldNotRun

SOURCES = [{"source_id": "s-a"}, {"source_id": "s-b", "origin": "AFP"}]
EVENTS = [
    {"event_id": "battle-2016"},
    {"event_id": "talks-2017", "date": "2017-01-23", "kind": "talks", "title": "Talks in Astana"},
]
CLAIMS = [
    {"source_id": "s-a"},
    {"source_id": "s-b", "actor_id": "army", "role": "initiator"},
    {"source_id": "s-b", "event_id": "talks-2017", "date": "2017-01-23"},
]
ACTORS = [{"actor_id": "army", "name": "The army"}]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Two events of different years and kinds."""
    folder = tmp_path / "package"
    return write_package(folder, actors=ACTORS, sources=SOURCES, events=EVENTS, claims=CLAIMS)


def digests(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_the_same_input_gives_the_same_bytes_in_any_zone_and_locale(
    package: Path, tmp_path: Path
) -> None:
    results = []
    for zone, locale in (("UTC", "C"), ("Asia/Damascus", "C.UTF-8"), ("America/Lima", "POSIX")):
        target = tmp_path / zone.replace("/", "-")
        environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "validator", "build", str(package), "-o", str(target)]
        built = subprocess.run(command, check=False, env=environment, capture_output=True)
        assert built.returncode == 0, built.stderr
        results.append(digests(target))
    assert results[0] == results[1] == results[2]


def test_the_built_package_is_valid_for_frictionless(package: Path, tmp_path: Path) -> None:
    validator.build(package, tmp_path / "built")
    report = Package(str(tmp_path / "built" / "datapackage.json")).validate()
    assert report.valid, report.to_summary()


def test_a_package_with_errors_is_not_built_and_the_old_build_stays(
    package: Path, tmp_path: Path
) -> None:
    target = tmp_path / "built"
    validator.build(package, target)
    before = digests(target)
    file = package / "data" / "events.csv"
    file.write_text(file.read_text("utf-8").replace(",talks,", ",talking,"), "utf-8")
    assert not validator.build(package, target).valid
    assert digests(target) == before


def test_a_failure_while_writing_leaves_the_old_build(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "built"
    validator.build(package, target)
    before = digests(target)

    def full(_folder: object, _target: object = None) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("validator.exporters.folder._sync", full)
    with pytest.raises(CouldNotRun, match="No space left"):
        validator.build(package, target)
    assert digests(target) == before
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_a_folder_of_somebody_elses_is_left_alone(package: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    (target / "thesis.txt").write_text("years of work", "utf-8")
    with pytest.raises(CouldNotRun, match="something other"):
        validator.build(package, target)
    assert (target / "thesis.txt").is_file()


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (Selection(), {"battle-2016", "talks-2017"}),
        (Selection(start=date(2017, 1, 1)), {"talks-2017"}),
        (Selection(end=date(2016, 12, 31)), {"battle-2016"}),
        (Selection(kinds=("talks",)), {"talks-2017"}),
        (Selection(actors=("army",)), {"battle-2016"}),
    ],
)
def test_a_selection_keeps_its_events_and_whatever_they_refer_to(
    package: Path, tmp_path: Path, selection: Selection, kept: set[str]
) -> None:
    target = tmp_path / "built"
    validator.build(package, target, selection=selection)
    document = json.loads((target / "chronology.json").read_text("utf-8"))
    assert {event["event_id"] for event in document["events"]} == kept
    assert Package(str(target / "datapackage.json")).validate().valid


def test_an_unknown_actor_is_no_empty_chronology(package: Path, tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match='no actor "nobody"'):
        validator.build(package, tmp_path / "built", selection=Selection(actors=("nobody",)))


def test_the_nested_chronology_holds_claims_sources_origins_and_contradictions(
    package: Path, tmp_path: Path
) -> None:
    validator.build(package, tmp_path / "built")
    event = json.loads((tmp_path / "built" / "chronology.json").read_text("utf-8"))["events"][0]
    assert len(event["claim_list"]) == event["claims"] == 2
    assert {page["source_id"] for page in event["source_list"]} == {"s-a", "s-b"}
    assert sum(cluster["counts"] for cluster in event["clusters"]) == event["origins"] == 2
    assert event["contradiction_list"] == []


def test_markdown_cannot_be_broken_out_of(tmp_path: Path) -> None:
    claims = [
        {"source_id": "s-a", "statement": "A [link](javascript:alert(1)) <b>bold</b> *star*."}
    ]
    folder = write_package(tmp_path / "package", sources=SOURCES[:1], claims=claims)
    validator.build(folder, tmp_path / "built")
    text = (tmp_path / "built" / "chronology.md").read_text("utf-8")
    assert "\\[link\\](javascript" in text
    assert "\\<b\\>" in text
    assert "\\*star\\*" in text
