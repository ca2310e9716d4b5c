"""The README's lines on loading, run as they stand there in a built folder."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from validator.frames import Frames
from validator.tables import standard

README = Path(__file__).resolve().parents[1] / "README.md"
SECTION = re.compile(
    r"<!-- loading: the tests run these lines -->(.*?)<!-- loading: end -->", re.DOTALL
)
BLOCK = re.compile(r"```(python|r)\n(.*?)```", re.DOTALL)
FIELDS = {field.name: field.type for field in standard.table("chronology").fields}
EMPTY = {"injured_low", "injured_high", "displaced_low", "displaced_high", "targets"}
"""Columns of the sample without a value: who guesses types cannot guess those."""


def blocks(language: str) -> list[str]:
    found = SECTION.search(README.read_text(encoding="utf-8"))
    return [code for name, code in BLOCK.findall(found[1]) if name == language] if found else []


PYTHON, R = blocks("python"), blocks("r")
without_r = pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")


def run(marker: str, built: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What `chronology` or `data` is after the one block of Python that holds `marker`."""
    (code,) = [block for block in PYTHON if marker in block]
    monkeypatch.chdir(built)
    names: dict[str, Any] = {}
    exec(compile(code, "README.md", "exec"), names)  # noqa: S102 - our own lines
    return names.get("chronology", names.get("data"))


def check(types: Mapping[str, str], expected: Mapping[str, set[str]], empty: set[str]) -> None:
    assert set(types) == set(FIELDS)
    wrong = {
        name: kind
        for name, kind in types.items()
        if name not in empty and kind not in expected[FIELDS[name]]
    }
    assert wrong == {}


def test_frictionless(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = run("frictionless", built, monkeypatch)
    types = {name: {type(row[name]) for row in rows} - {type(None)} for name in FIELDS}
    assert types["date_earliest"] == {dt.date}
    assert (types["date"], types["claims"], types["date_approximate"]) == ({str}, {int}, {bool})
    assert len(rows) == 5


def test_frictionless_finds_nothing_wrong_with_any_table(built: Path) -> None:
    report = Package(str(built / "datapackage.json")).validate()
    assert (report.valid, len(report.tasks)) == (True, 7)
    assert not report.warnings


def test_pandas(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = run("pandas as pd", built, monkeypatch)
    types = {name: str(kind) for name, kind in frame.reset_index().dtypes.items()}
    expected = {
        "string": {"string"},
        "integer": {"Int64"},
        "number": {"Float64"},
        "boolean": {"boolean"},
        "date": {"datetime64[ns]", "datetime64[us]", "datetime64[s]"},
    }
    check(types, expected, EMPTY)


def test_polars(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = run("polars", built, monkeypatch)
    types = {name: str(kind) for name, kind in frame.schema.items()}
    expected = {
        "string": {"String"},
        "integer": {"Int64"},
        "number": {"Float64"},
        "boolean": {"Boolean"},
        "date": {"Date"},
    }
    check(types, expected, set())


def test_duckdb(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    relation = run("duckdb", built, monkeypatch)
    types = dict(zip(relation.columns, map(str, relation.types), strict=True))
    expected = {
        "string": {"VARCHAR"},
        "integer": {"BIGINT"},
        "number": {"DOUBLE"},
        "boolean": {"BOOLEAN"},
        "date": {"DATE"},
    }
    check(types, expected, set())


def test_this_package(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Frames, "deeds", lambda *_: None)  # the sample has actors of its own
    assert isinstance(run("validator.load", built, monkeypatch), Frames)


@without_r
@pytest.mark.parametrize(("marker", "empty"), [("read.csv(", EMPTY), ("read_csv(", set())])
def test_r(built: Path, tmp_path: Path, marker: str, empty: set[str]) -> None:
    (code,) = [block for block in R if marker in block]
    script = tmp_path / "load.R"
    ending = 'for (n in names(chronology)) cat("=", n, class(chronology[[n]])[1], "\\n")\n'
    script.write_text(f"options(warn = 2)\n{code}\n{ending}", encoding="utf-8")
    command = ["Rscript", "--vanilla", str(script)]
    done = subprocess.run(command, cwd=built, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines() if line.startswith("= ")]
    expected = {
        "string": {"character"},
        "integer": {"integer"},
        "number": {"numeric"},
        "boolean": {"logical"},
        "date": {"Date"},
    }
    check({name: kind for _, name, kind in lines}, expected, empty)
