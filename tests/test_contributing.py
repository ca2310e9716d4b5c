"""Every command of CONTRIBUTING.md does what the page says, in a copy of the package."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from tests.copies import CLAIM, EVENT, ROOT, SOURCE, copy

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
BLOCK = re.compile(r"(<!-- test: [^>]*-->\n)?```console\n(.*?)```", re.DOTALL)
FILLED: dict[str, dict[str, str]] = {
    "events": EVENT,
    "sources": SOURCE,
    "claims": {**CLAIM, "event_id": EVENT["title"], "source_id": SOURCE["url"]},
}


@dataclass(frozen=True)
class Command:
    """A command of the page, and the output that stands below it."""

    text: str
    output: str
    filled: bool


def commands() -> Iterator[Command]:
    """The page's commands in order."""
    for note, block in BLOCK.findall(PAGE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            text, _, output = part.partition("\n")
            yield Command(text, output, filled=bool(note))


@pytest.fixture(name="package")
def package_(tmp_path: Path) -> Path:
    """A clone whose origin is a repository on this machine, with the tool on the path."""
    package = copy(tmp_path / "p")
    shutil.copyfile(ROOT / ".gitattributes", package / ".gitattributes")
    git = ("git", "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    for command in (
        ("init", "-q", "-b", "main"),
        ("add", "-A"),
        ("commit", "-qm", "base"),
        ("init", "-q", "--bare", str(tmp_path / "origin")),
        ("remote", "add", "origin", str(tmp_path / "origin")),
        ("push", "-q", "origin", "main"),
    ):
        subprocess.run([*git, "-C", package, *command], check=True, capture_output=True)
    tool = tmp_path / "bin" / "timeline"
    tool.parent.mkdir()
    python, root = shlex.quote(sys.executable), shlex.quote(str(ROOT))
    tool.write_text(f'#!/bin/sh\nPYTHONPATH={root} exec {python} -m validator "$@"\n', "utf-8")
    tool.chmod(0o755)
    return package


def fill(file: Path) -> None:
    """Do what the page asks the reader to do with the workbook."""
    book = openpyxl.load_workbook(file)
    for table, row in FILLED.items():
        places = {cell.value: cell.column for cell in book[table][1]}
        for column, value in row.items():
            book[table].cell(2, places[column], value)
    book.save(file)


def pattern(output: str) -> re.Pattern[str]:
    """What the output must match: three dots stand for anything."""
    parts = (re.escape(part) for part in output.replace("\n...\n", "\n...").split("..."))
    return re.compile(".*".join(parts), re.DOTALL)


@pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("git") is None, reason="needs a shell and git"
)
def test_every_command_of_the_page_does_what_it_says(package: Path) -> None:
    identity = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Somebody"), ("EMAIL", "somebody@example.org"))
    }
    path = f"{package.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    filled = False
    for command in commands():
        if command.filled and not filled:
            fill(package / "contribution.xlsx")
            filled = True
        run = subprocess.run(
            ["sh", "-c", command.text],
            cwd=package,
            env={**os.environ, **identity, "PATH": path, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        said = run.stdout + run.stderr
        assert run.returncode == 0, f"{command.text}\n{said}"
        assert pattern(command.output).fullmatch(said), f"{command.text}\n{said}"
    assert filled


def test_the_page_shows_every_way_of_changing_the_tables() -> None:
    shown = {part for command in commands() for part in (command.text.split(" ")[1],)}
    assert {"add", "import", "template", "fmt", "validate"} <= shown


def test_the_page_s_hooks_are_those_that_there_are() -> None:
    hooks = re.findall(r"- id: (\S+)", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert sorted(re.findall(r"- id: (\S+)", PAGE)) == sorted(hooks)
