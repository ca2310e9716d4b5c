"""The first look at the tables: what it may leave to others, and in what order it is taken."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.test_exactness import descriptor
from validator.tables import jobs, proving
from validator.tables.jobs import Job
from validator.tables.reading import reading_of

REFERENCE = {"fields": "parent", "reference": {"resource": "", "fields": "id"}}
SLUG = {"pattern": "[a-z]+(?:-[a-z]+)*"}


def run(plan: dict[str, Job]) -> jobs.Results:
    with duckdb.connect() as connection:
        return jobs.run(connection, plan)


Place = tuple[str, int | None, str | None]


def places(folder: Path, text: str, constraints: dict[str, Any] | None = None) -> list[Place]:
    """What is found in a table of ids and of references to them."""
    fields = [
        {"name": name, "type": "string", "constraints": constraints or {}}
        for name in ("id", "parent")
    ]
    schema = {"fields": fields, "primaryKey": "id", "foreignKeys": [REFERENCE]}
    (folder / "things.csv").write_text(text, encoding="utf-8", newline="")
    (folder / "datapackage.json").write_text(json.dumps(descriptor(schema)), encoding="utf-8")
    with reading_of(folder) as reading:
        found = reading.report().findings
    return [(item.code, item.line, item.column) for item in found if item.code != "PKG005"]


def test_a_reference_proves_its_cell_only_if_the_row_it_names_is_proved(tmp_path: Path) -> None:
    text = 'id,parent\n"a\nb","a\nb"\nc,c\ne\u0301,e\u0301\n'
    found = [("CEL016", 2, "id"), ("CEL016", 2, "parent")]
    assert places(tmp_path, text) == [*found, ("CEL015", 6, "id"), ("CEL015", 6, "parent")]


def test_a_misspelt_reference_is_told_once(tmp_path: Path) -> None:
    text = "id,parent\nalpha,beta\nbeta,Beta\ngamma,delta\n"
    assert places(tmp_path, text, SLUG) == [("CEL006", 3, "parent")]
    assert places(tmp_path, text.replace("Beta", "beta"), SLUG) == [("KEY003", 4, "parent")]


@pytest.mark.parametrize(
    ("ids", "line"), [("abcc", 5), ("acba", 5), ("cbab", 5), ("abcd", None), ("dbca", None)]
)
def test_a_repeated_id_is_found_wherever_it_stands(
    tmp_path: Path, ids: str, line: int | None
) -> None:
    text = "id,parent\n" + "".join(f"{letter},\n" for letter in ids)
    assert places(tmp_path, text) == ([("KEY001", line, "id")] if line else [])


def test_a_job_begins_when_what_it_needs_is_done_and_the_heaviest_first() -> None:
    begun: list[str] = []

    def noted(name: str) -> Any:
        begun.append(name)
        return name

    plan = {
        "light": Job(lambda *_: noted("light"), ("first",), weight=1),
        "heavy": Job(lambda _, done: noted("heavy after " + done("first")), ("first",), weight=2),
        "first": Job(lambda *_: noted("first")),
    }
    assert run(plan)("heavy") == "heavy after first"
    assert begun[0] == "first"
    assert sorted(begun) == ["first", "heavy after first", "light"]


def test_jobs_run_side_by_side() -> None:
    together = threading.Barrier(jobs.WORKERS, timeout=20)
    plan = {str(number): Job(lambda *_: together.wait()) for number in range(jobs.WORKERS)}
    result = run(plan)
    assert {result(name) for name in plan} == {*range(jobs.WORKERS)}


def test_the_engine_has_all_its_threads_again_when_the_jobs_are_done() -> None:
    with duckdb.connect(config={"threads": 2 * jobs.WORKERS}) as connection:
        threads = "SELECT current_setting('threads')"
        plan = {"look": Job(lambda own, _: own.execute(threads).fetchone())}
        assert jobs.run(connection, plan)("look") == (2,)
        assert connection.execute(threads).fetchone() == (2 * jobs.WORKERS,)


def test_an_error_of_a_job_is_raised_and_nothing_waits_for_ever() -> None:
    def fail(*_: object) -> None:
        raise LookupError("no such thing")

    with pytest.raises(LookupError, match="no such thing"):
        run({"bad": Job(fail), "next": Job(lambda _, done: done("bad"), ("bad",))})
    with pytest.raises(ValueError, match="wait for each other: a, b"):
        run({"a": Job(print, ("b",)), "b": Job(print, ("a",))})


def test_an_error_breaks_off_the_queries_at_work() -> None:
    begun = threading.Event()

    def endless(own: duckdb.DuckDBPyConnection, _: jobs.Results) -> None:
        begun.set()
        own.execute("SELECT count(*) FROM range(10_000_000) a, range(10_000_000) b").fetchall()

    def fail(*_: object) -> None:
        begun.wait(20)
        raise LookupError("no such thing")

    with pytest.raises(LookupError):
        run({"endless": Job(endless), "bad": Job(fail)})


@pytest.mark.parametrize("cell", ["alpha", "Beta", "", " ", "a,b", "a\u200bb", "é", "=1", "a\nb"])
def test_values_proved_once_are_judged_as_cells_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cell: str
) -> None:
    text = 'id,parent\n"one","one"\n' + "".join(f'"{row}","{cell}"\n' for row in ("two", "three"))
    one_by_one = places(tmp_path, text, SLUG)
    monkeypatch.setattr(proving, "MANY", 1)
    assert places(tmp_path, text, SLUG) == one_by_one
