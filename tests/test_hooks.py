"""The hooks as another repository gets them: built and installed by pre-commit, offline."""

from __future__ import annotations

import importlib.util
import os
import shutil
import site
import subprocess
import sys
from pathlib import Path

import pytest

from tests.copies import ROOT, contents, copy, rewrite, rows

NEEDED = ("pre_commit", "hatchling")
PARTS = ("validator", "schema", "data", "pyproject.toml", "LICENSE", "README.md")
MISSING = [name for name in NEEDED if importlib.util.find_spec(name) is None]

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(bool(MISSING), reason=f"{', '.join(MISSING)} not installed"),
]


def git(folder: Path, *arguments: str) -> str:
    """What git says, away from anybody's own settings."""
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    command = ["git", *who, "-c", "core.autocrlf=false", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def repository(folder: Path) -> Path:
    """`folder` as a git repository with everything in it committed."""
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "base")
    return folder


@pytest.fixture(name="tool", scope="module")
def tool_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tool as a repository of its own, whose packages are those of this environment."""
    folder = tmp_path_factory.mktemp("tool")
    ignored = shutil.ignore_patterns("__pycache__")
    for name in (*PARTS, ".pre-commit-hooks.yaml"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copyfile(ROOT / name, folder / name)
    return repository(folder)


@pytest.fixture(name="package")
def package_(tmp_path: Path, tool: Path) -> Path:
    package = copy(tmp_path / "p")
    config = f"""repos:
  - repo: {tool}
    rev: {git(tool, "rev-parse", "HEAD")}
    hooks: [{{id: timeline-fmt}}, {{id: timeline-validate}}]
"""
    (package / ".pre-commit-config.yaml").write_text(config, "utf-8")
    return repository(package)


def pre_commit(package: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pre-commit so that pip builds and installs the tool alone, from what is here."""
    offline = {
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "false",
        "PYTHONPATH": os.pathsep.join(site.getsitepackages()),
        "PRE_COMMIT_HOME": str(home),
    }
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=package,
        env={**os.environ, **offline},
        capture_output=True,
        text=True,
        check=False,
    )


def test_hooks_pass_what_is_right_and_stop_what_is_not(package: Path, tool: Path) -> None:
    home = tool.parent / "pre-commit"
    run = pre_commit(package, home, "run", "--all-files")
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("Passed") == 2

    before = contents(package)
    rewrite(package, "events", rows(package, "events")[::-1], lineterminator="\n")
    git(package, "add", "-A")
    run = pre_commit(package, home, "run")
    assert run.returncode == 1
    assert "files were modified by this hook" in run.stdout
    assert contents(package) == before

    wrong = [{**row, "country": "Syria"} for row in rows(package, "events")]
    rewrite(package, "events", wrong, lineterminator="\n")
    git(package, "add", "-A")
    run = pre_commit(package, home, "run")
    assert run.returncode == 1
    assert (run.stdout.count("Passed"), run.stdout.count("Failed")) == (1, 1)
    assert "data/events.csv:2: country error CEL006" in run.stdout

    git(package, "checkout", "-q", "HEAD", "--", "data")
    (package / "notes.txt").write_text("unrelated\n", "utf-8")
    git(package, "add", "notes.txt")
    assert pre_commit(package, home, "run").stdout.count("Skipped") == 2
