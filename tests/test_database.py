"""`timeline.sqlite`, as SQLite and Datasette see it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from validator.tables import standard


@pytest.fixture
def database(built: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{built}/timeline.sqlite?mode=ro", uri=True)) as opened:
        yield opened


def test_sqlite_finds_nothing_wrong(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("name", [*standard.TABLES, *standard.BUILT])
def test_a_table_has_the_columns_the_key_and_the_references_of_its_schema(
    database: sqlite3.Connection, name: str
) -> None:
    schema = standard.table(name)
    columns = database.execute(f"PRAGMA table_info({name})").fetchall()
    types = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
    assert [(row[1], row[2]) for row in columns] == [
        (field.name, types.get(field.type, "TEXT")) for field in schema.fields
    ]
    keys = [row[1] for row in columns if row[5]]
    assert keys
    assert schema.primary_key in (None, *keys)
    found = database.execute(f"PRAGMA foreign_key_list({name})").fetchall()
    assert {(row[3], row[2], row[4]) for row in found} == {
        (item.field, item.resource or name, item.reference) for item in schema.foreign_keys
    }


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims SET stance = 'wonders'",
        "UPDATE chronology SET date_approximate = 2",
        "UPDATE events SET title = NULL",
        "UPDATE claims SET event_id = 'nowhere-2016'",
        "UPDATE claims SET value_low = 'many' WHERE value_low IS NOT NULL",
    ],
)
def test_a_copy_refuses_what_the_schema_refuses(
    built: Path, tmp_path: Path, statement: str
) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes((built / "timeline.sqlite").read_bytes())
    with closing(sqlite3.connect(copy)) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            opened.execute(statement)


def test_the_views_answer_the_common_questions(database: sqlite3.Connection) -> None:
    between = "SELECT event_id FROM timeline WHERE date_earliest BETWEEN ? AND ?"
    days = ("2016-07-01", "2016-07-31")
    who = "SELECT role, title FROM who_did_what WHERE actor_name = 'River Brigade'"
    odds = "SELECT DISTINCT property FROM disagreements WHERE event_id = 'bridge-battle-2016'"
    says = "SELECT stance FROM who_says_what WHERE publisher = 'Courier' ORDER BY stance"
    assert [row[0] for row in database.execute(between, days)] == [
        "bridge-battle-2016",
        "bridge-shelling-2016",
    ]
    assert database.execute(who).fetchall() == [
        ("initiator", "The river brigade formed <em>& more</em>")
    ]
    assert {row[0] for row in database.execute(odds)} == {"killed", "stance"}
    assert [row[0] for row in database.execute(says)] == ["asserts", "denies"]
    assert database.execute("SELECT sum(events) FROM years").fetchone() == (5,)


@pytest.mark.parametrize(
    ("table", "words"), [("chronology", "bridge"), ("claims", "حسب"), ("actors", "النهر")]
)
def test_words_are_found(database: sqlite3.Connection, table: str, words: str) -> None:
    query = f"SELECT count(*) FROM {table}_fts WHERE {table}_fts MATCH ?"
    assert database.execute(query, [words]).fetchone()[0] > 0


def ask(built: Path, path: str) -> Any:
    """What Datasette answers at `path`."""
    command = [sys.executable, "-m", "datasette", "--nolock", "timeline.sqlite", "--get", path]
    command += ["--metadata", "datasette-metadata.json"]
    run = subprocess.run(command, cwd=built, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_datasette_shows_licence_columns_facets_and_rows(built: Path) -> None:
    page = ask(built, "/timeline/chronology.json?_search=bridge&_shape=objects")
    assert page["license"] == "Creative Commons Attribution 4.0 International"
    assert [row["event_id"] for row in page["rows"]] == [
        "bridge-battle-2016",
        "bridge-shelling-2016",
    ]
    assert set(page["facet_results"]) >= {"kind", "standing"}


def test_datasette_runs_the_questions_of_the_metadata(built: Path) -> None:
    metadata = json.loads((built / "datasette-metadata.json").read_text(encoding="utf-8"))
    assert set(metadata["databases"]["timeline"]["queries"]) >= {"between", "search"}
    rows = ask(built, "/timeline/by_actor.json?actor_id=north-council&_shape=array")
    assert [row["role"] for row in rows] == ["participant", "signatory"]
