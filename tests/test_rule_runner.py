"""Rules on a whole package: where findings stand, and when a rule keeps silent."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from validator import CouldNotRun, validate
from validator.limits import Limits

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for name in ("data", "schema"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "datapackage.json", tmp_path)
    return tmp_path


def edit(package: Path, table: str, change: Callable[[list[str]], None]) -> None:
    file = package / "data" / f"{table}.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    change(lines)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def swap(lines: list[str]) -> None:
    lines[1], lines[2] = lines[2], lines[1]


def test_a_rule_over_several_tables_names_the_file_and_line_of_each(package: Path) -> None:
    edit(package, "events", swap)
    edit(package, "actors", swap)
    found = validate(package, only=["unsorted-table"]).findings
    assert [(item.code, item.file, item.line) for item in found] == [
        ("TBL001", "data/actors.csv", 3),
        ("TBL001", "data/events.csv", 3),
    ]


def test_a_rule_is_skipped_if_a_column_that_it_reads_is_broken(package: Path) -> None:
    edit(package, "sources", lambda lines: lines.append(lines[-1].replace("2024", "2O24", 1)))
    codes = set(validate(package).counts)
    assert "SRC006" not in codes
    assert codes & {"CEL006", "KEY002"}


def test_findings_over_the_limit_are_counted_and_not_kept(package: Path) -> None:
    header = (package / "data/claims.csv").read_text(encoding="utf-8").split("\n", 1)[0]
    (package / "data/claims.csv").write_text(header + "\n", encoding="utf-8")
    report = validate(package, only=["EVT001"], limits=Limits(findings=2))
    events = report.rows["events"]
    assert (len(report.findings), report.counts["EVT001"], report.errors) == (2, events, events)


def test_a_rule_can_be_chosen_by_code_or_name(package: Path) -> None:
    (package / "data/claims.csv").write_text(
        (package / "data/claims.csv").read_text(encoding="utf-8").split("\n", 1)[0] + "\n",
        encoding="utf-8",
    )
    assert set(validate(package, only=["unsupported-event"]).counts) == {"EVT001"}
    skipped = validate(package, skip=["EVT001", "unused-actor", "SRC006"]).counts
    assert "EVT001" not in skipped
    with pytest.raises(CouldNotRun, match="no-such-rule"):
        validate(package, only=["no-such-rule"])


def test_the_project_s_own_data_has_no_finding() -> None:
    assert validate(ROOT).findings == ()
