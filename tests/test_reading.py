"""Reading a package: exact lines, hostile files, and one message for one slip."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import validator
from tests.packages import write_package
from validator.findings import CouldNotRun, Finding
from validator.limits import Limits

SOURCE = {"source_id": "s-one"}
CLAIM = {"source_id": "s-one"}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A clean package of an event, a source and a claim."""
    return write_package(tmp_path / "package", sources=[SOURCE], claims=[CLAIM])


def findings(folder: Path) -> list[Finding]:
    return list(validator.validate(folder).findings)


def only(folder: Path) -> Finding:
    found = findings(folder)
    assert len(found) == 1, found
    return found[0]


def edit(folder: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    file = folder / "data" / f"{name}.csv"
    file.write_bytes(change(file.read_bytes()))


def test_a_clean_package_has_no_finding(package: Path) -> None:
    assert findings(package) == []


def test_one_wrong_cell_is_one_message(package: Path) -> None:
    edit(package, "events", lambda data: data.replace(b",battle,", b",batle,"))
    found = only(package)
    assert (found.file, found.line, found.column) == ("data/events.csv", 2, "kind")
    assert found.value == "batle"
    assert found.fix == 'Did you mean "battle"?'


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (b"28/07/2016", "2016-07-28"),
        (b"2016/7/28", "2016-07-28"),
        (b"28 July 2016", "2016-07-28"),
        (b"July 2016", "2016-07"),
        (b"2016-07-28 00:00:00", "2016-07-28"),
    ],
)
def test_a_spreadsheets_date_is_understood(package: Path, written: bytes, meant: str) -> None:
    edit(package, "events", lambda data: data.replace(b"2016-07-28", written))
    assert only(package).fix == f'Did you mean "{meant}"?'


def test_an_ambiguous_date_is_not_guessed(package: Path) -> None:
    edit(package, "events", lambda data: data.replace(b"2016-07-28", b"07/08/2016"))
    fix = only(package).fix
    assert '"2016-08-07"' in fix
    assert '"2016-07-08"' in fix


def test_lines_are_physical_also_after_a_cell_with_a_line_break(tmp_path: Path) -> None:
    rows = [
        {"source_id": "s-a", "title": "Two\nlines"},
        {"source_id": "s-b", "kind": "nwes"},
    ]
    claims = [{"source_id": "s-a"}, {"source_id": "s-b"}]
    folder = write_package(tmp_path, sources=rows, claims=claims)
    lines = {found.code: found.line for found in findings(folder)}
    assert lines == {"CEL016": 2, "CEL007": 4}


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (lambda data: data.replace(b"\n", b"\r\n"), "FIL005", None),
        (lambda data: data.rstrip(b"\n"), "FIL006", None),
        (lambda data: b"\xef\xbb\xbf" + data, "FIL003", 1),
        (lambda data: data + b"\n", "ROW006", 3),
        (lambda data: data.replace(b"battle-2016", b"b\xe4ttle-2016"), "FIL001", 2),
        (lambda data: data.replace(b"Battle", b"Bat\0tle"), "FIL002", 2),
        (lambda data: data.replace(b",", b";"), "FIL012", 1),
        (lambda data: data.replace(b"title,date", b"date,title"), "FIL011", 1),
        (lambda _: b"", "FIL009", None),
        (lambda _: b"PK\x03\x04", "FIL007", None),
        (lambda data: data.replace(b"Battle of", b'Battle "of'), "ROW003", 2),
    ],
)
def test_each_damage_to_a_file_is_named(
    package: Path, change: Callable[[bytes], bytes], code: str, line: int | None
) -> None:
    edit(package, "events", change)
    found = only(package)
    assert (found.code, found.file, found.line) == (code, "data/events.csv", line)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("../secret.csv", "PKG006"),
        ("/etc/passwd", "PKG006"),
        ("https://example.org/events.csv", "PKG006"),
        ("data\\events.csv", "PKG006"),
        (".git/events.csv", "PKG006"),
        ("data/missing.csv", "PKG007"),
        ("data", "PKG007"),
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(package: Path, path: str, code: str) -> None:
    file = package / "datapackage.json"
    text = file.read_text(encoding="utf-8").replace("data/events.csv", path.replace("\\", "\\\\"))
    file.write_text(text, encoding="utf-8")
    assert code in {found.code for found in findings(package)}


def test_a_link_out_of_the_package_is_refused(package: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    table = package / "data" / "events.csv"
    outside.write_bytes(table.read_bytes())
    table.unlink()
    table.symlink_to(outside)
    assert "PKG006" in {found.code for found in findings(package)}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(package: Path) -> None:
    table = package / "data" / "events.csv"
    table.unlink()
    os.mkfifo(table)
    assert "PKG007" in {found.code for found in findings(package)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"name": "a", "name": "b"}',
        '{"a": NaN}',
        '{"a": "\\ud800"}',
        "[" * 99,
    ],
)
def test_a_descriptor_that_cannot_be_read_is_a_finding(package: Path, text: str) -> None:
    (package / "datapackage.json").write_text(text, encoding="utf-8")
    report = validator.validate(package)
    assert not report.valid
    assert all(found.file == "datapackage.json" for found in report.findings)


def test_a_schema_with_a_hanging_pattern_does_not_hang(package: Path) -> None:
    file = package / "schema" / "events.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    for field in schema["fields"]:
        if field["name"] == "title":
            field["constraints"]["pattern"] = "(?:a+)+b"
    file.write_text(json.dumps(schema), encoding="utf-8")
    edit(package, "events", lambda data: data.replace(b"Battle of Aleppo", b"a" * 60))
    assert only(package).code == "CEL006"


def test_all_findings_are_counted_though_few_are_kept(tmp_path: Path) -> None:
    rows = [{"source_id": f"s-{number:02}", "kind": "nwes"} for number in range(20)]
    claims = [{"source_id": row["source_id"]} for row in rows]
    folder = write_package(tmp_path, sources=rows, claims=claims)
    report = validator.validate(folder, limits=Limits(findings=3))
    assert report.counts["CEL007"] == 20
    assert len([found for found in report.findings if found.code == "CEL007"]) == 3


def test_a_limit_on_rows_and_files_is_named(package: Path) -> None:
    assert "FIL010" in validator.validate(package, limits=Limits(rows=0)).counts
    assert "FIL010" in validator.validate(package, limits=Limits(file_bytes=10)).counts


def test_no_package_is_no_finding_but_a_failure(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match="no data package"):
        validator.validate(tmp_path)


@pytest.mark.parametrize(
    ("called", "found"),
    [
        ("hts", "hayat-tahrir-al-sham"),
        ("Nusra Front", "jabhat-al-nusra"),
        ("hayat-tahrir-alsham", "hayat-tahrir-al-sham"),
    ],
)
def test_an_unknown_id_is_looked_up_by_name_and_alias(
    tmp_path: Path, called: str, found: str
) -> None:
    actors = [
        {
            "actor_id": "jabhat-al-nusra",
            "name": "Jabhat al-Nusra",
            "aliases": "al-Nusra Front",
            "active_to": "2016-07-28",
        },
        {
            "actor_id": "hayat-tahrir-al-sham",
            "name": "Hayat Tahrir al-Sham",
            "aliases": "HTS",
            "preceded_by": "jabhat-al-nusra",
        },
    ]
    claims = [{"source_id": "s-one", "actor_id": called, "role": "participant"}]
    folder = write_package(tmp_path, actors=actors, sources=[SOURCE], claims=claims)
    fixes = [
        item.fix
        for item in findings(folder)
        if item.column == "actor_id" and item.file == "data/claims.csv"
    ]
    assert len(fixes) == 1
    assert found in fixes[0]


def test_validating_and_building_open_no_connection(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["homepage"] = "https://example.org/"
    (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    assert validator.validate(package).valid
    assert validator.build(package, tmp_path / "built").valid


@pytest.mark.parametrize("key", ["$schema", "profile"])
def test_a_remote_profile_is_refused_not_fetched(package: Path, key: str) -> None:
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    descriptor[key] = "https://example.org/profile.json"
    (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert "PKG005" in {found.code for found in findings(package)}
