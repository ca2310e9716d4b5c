"""The command as its users meet it: exit status, streams, and never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from frictionless import Report

from tests.packages import ROOT, write_package
from validator.cli import COMMANDS

SOURCE = {"source_id": "s-one"}
CLAIM = {"source_id": "s-one"}


def timeline(*arguments: str, where: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The command, run in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    result = subprocess.run(
        [sys.executable, "-m", "validator", *arguments],
        capture_output=True,
        check=False,
        cwd=where,
        encoding="utf-8",
        env=environment,
    )
    assert "Traceback" not in result.stderr
    return result


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A package with one error and one warning."""
    sources = [SOURCE, {"source_id": "s-two"}]
    events = [{"event_id": "battle-2016", "kind": "batle"}]
    return write_package(tmp_path / "wrong", sources=sources, claims=[CLAIM], events=events)


def test_a_clean_package_exits_with_0() -> None:
    result = timeline("validate")
    assert result.returncode == 0, result.stdout
    assert "valid" in result.stdout
    assert result.stderr == ""


def test_an_error_exits_with_1_and_names_the_place(wrong: Path) -> None:
    result = timeline("validate", str(wrong))
    assert result.returncode == 1
    assert "data/events.csv:2: kind error CEL007" in result.stdout
    assert 'Did you mean "battle"?' in result.stdout


def test_warnings_exit_with_0_and_with_1_when_strict(tmp_path: Path) -> None:
    folder = str(write_package(tmp_path, sources=[SOURCE, {"source_id": "s-x"}], claims=[CLAIM]))
    assert timeline("validate", folder).returncode == 0
    assert timeline("validate", folder, "--strict").returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "/no/such/package"),
        ("validate", "--rule", "NOPE"),
        ("validate", "--format", "nope"),
        ("explain", "NOPE"),
        ("show", "nothing-is-called-so"),
        ("build", "-o", "validator"),
        ("nope",),
    ],
)
def test_wrong_usage_and_what_cannot_run_exit_with_2(arguments: tuple[str, ...]) -> None:
    result = timeline(*arguments)
    assert result.returncode == 2
    assert result.stderr != ""


def test_a_rule_can_be_chosen_and_left_out(tmp_path: Path) -> None:
    folder = str(write_package(tmp_path, sources=[SOURCE, {"source_id": "s-x"}], claims=[CLAIM]))
    assert "SRC006" in timeline("validate", folder).stdout
    assert "SRC006" not in timeline("validate", folder, "--skip-rule", "SRC006").stdout
    assert "SRC006" not in timeline("validate", folder, "--rule", "EVT001").stdout


def test_the_json_report_says_the_same(wrong: Path) -> None:
    report = json.loads(timeline("validate", str(wrong), "--format", "json").stdout)
    assert report["valid"] is False
    places = [(item["file"], item["line"], item["column"]) for item in report["findings"]]
    assert ("data/events.csv", 2, "kind") in places


def test_the_frictionless_report_is_one(wrong: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text(timeline("validate", str(wrong), "--format", "frictionless").stdout, "utf-8")
    report = Report.from_descriptor(str(file))
    assert not report.valid
    assert report.flatten(["rowNumber", "fieldName"])[0] == [2, "kind"]


def test_control_characters_reach_the_terminal_escaped(tmp_path: Path) -> None:
    events = [{"event_id": "battle-2016", "title": "The \x1b[31mred city \u202efell"}]
    folder = write_package(tmp_path, sources=[SOURCE], claims=[CLAIM], events=events)
    output = timeline("validate", str(folder)).stdout
    assert "\x1b" not in output
    assert "\u202e" not in output
    assert "\\x1b[31mred" in output


def test_explain_lists_every_code_and_explains_each() -> None:
    codes = [line.split()[0] for line in timeline("explain").stdout.splitlines()]
    assert len(codes) == len(set(codes)) > 50
    text = timeline("explain", codes[0]).stdout
    assert "Why:" in text
    assert "Fix:" in text


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_closed_pipe_is_no_failure_of_the_tool() -> None:
    command = [sys.executable, "-m", "validator", "explain"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stderr=pipe, stdout=pipe) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ there")
def test_an_interrupted_build_leaves_no_traceback_and_nothing_torn(tmp_path: Path) -> None:
    target = tmp_path / "build"
    process = subprocess.Popen(
        [sys.executable, "-m", "validator", "build", "-o", str(target)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    while process.poll() is None and not any(tmp_path.iterdir()):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert "Traceback" not in errors
    assert process.returncode in {130, 0}
    assert not target.exists() or (target / "SHA256SUMS").is_file()
    assert process.returncode == 0 or not any(tmp_path.iterdir())


def test_help_names_every_command() -> None:
    text = timeline("--help").stdout
    for name in COMMANDS:
        assert name in text
        assert timeline(name, "--help").returncode == 0


def test_a_package_is_validated_from_anywhere(tmp_path: Path) -> None:
    assert timeline("validate", str(ROOT), where=tmp_path).returncode == 0
    assert timeline("validate", str(ROOT / "datapackage.json"), where=tmp_path).returncode == 0
