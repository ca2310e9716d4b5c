"""The hooks, run by pre-commit on a real repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.contributions import base, git, repository, write

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that uses both hooks, in which `timeline` is this checkout."""
    pytest.importorskip("pre_commit")
    program = tmp_path / "bin/timeline"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m validator "$@"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    local = {"repo": "local", "hooks": [{**hook, "language": "system"} for hook in hooks]}
    found = repository(tmp_path / "r")
    (found / ".pre-commit-config.yaml").write_text(yaml.dump({"repos": [local]}))
    git(found, "add", ".")
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], cwd=found, check=True)
    return found


def commit(folder: Path) -> tuple[int, str]:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    found = subprocess.run(
        ["git", *identity, "commit", "--all", "--message=work"],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )
    return found.returncode, found.stdout + found.stderr


def test_a_sound_change_is_committed(folder: Path) -> None:
    rows = base()
    rows["actors"]["red-army"]["aliases"] = "The Reds"
    write(folder, rows)
    status, said = commit(folder)
    assert (status, said.count("Passed")) == (0, 2), said


def test_an_error_stops_the_commit_and_says_where(folder: Path) -> None:
    rows = base()
    rows["claims"]["2a2a2a2a"]["event_id"] = "idlib-talks-2051"
    write(folder, rows)
    status, said = commit(folder)
    assert status == 1
    assert "data/claims.csv:2: event_id error KEY003" in said


def test_an_untidy_table_is_tidied_and_the_commit_waits(folder: Path) -> None:
    file = folder / "data/actors.csv"
    tidy = file.read_text("utf-8")
    file.write_bytes(tidy.replace("\n", "\r\n").encode())
    status, said = commit(folder)
    assert (status, "files were modified by this hook" in said) == (1, True)
    assert file.read_text("utf-8") == tidy


def test_a_commit_that_touches_no_package_file_is_not_held_up(folder: Path) -> None:
    assert commit(folder)[0] == 0
    (folder / "notes.txt").write_text("x")
    git(folder, "add", "notes.txt")
    assert commit(folder)[1].count("Skipped") == 2
