"""Reading commits of a git repository as data: no checkout, no filter, no hook, no network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from validator.findings import CouldNotRun, shown

_REF = re.compile(r"[A-Za-z0-9_./@{}~^+=,%-]{1,250}")
_PLAIN_FILES = {"100644", "100755"}
_CHUNK = 1024**2


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree; `top` is its uppermost folder."""

    top: Path

    def commit(self, ref: str) -> str | None:
        """The full name of the commit that `ref` stands for, or None if it is not here."""
        if ref.startswith("-") or not _REF.fullmatch(ref):
            raise CouldNotRun(f'"{shown(ref)}" is neither a folder with a package nor a git ref')
        return self._line(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
        )

    def merge_base(self, one: str, other: str) -> str | None:
        """The last commit that two commits share, or None."""
        return self._line("merge-base", one, other)

    @property
    def shallow(self) -> bool:
        """Whether the clone was cut off at some depth."""
        return self._line("rev-parse", "--is-shallow-repository") == "true"

    def copy(self, commit: str, paths: Iterable[str], target: Path) -> None:
        """Write the plain files of `commit` at and below `paths` into the folder `target`.

        Links and submodules are left out, as is a name that would lead out of the folder.
        """
        listed = self._run("ls-tree", "-r", "-z", "--full-tree", commit, "--", *paths)
        files = dict(_entries(listed))
        with self._blobs() as (ask, answer):
            for path, blob in files.items():
                file = target.joinpath(*PurePosixPath(path).parts)
                file.parent.mkdir(parents=True, exist_ok=True)
                ask.write(f"{blob}\n".encode())
                ask.flush()
                _receive(answer, file)

    @contextmanager
    def _blobs(self) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        with subprocess.Popen(  # noqa: S603 - what is asked for goes in as object names
            [_git(), *_OPTIONS, "-C", str(self.top), "cat-file", "--batch"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        ) as process:
            if process.stdin is None or process.stdout is None:
                raise CouldNotRun("git gave no pipe to read from")
            yield process.stdin, process.stdout

    def _line(self, *arguments: str) -> str | None:
        found = _call(self.top, *arguments)
        return found.stdout.decode().strip() or None if found.returncode == 0 else None

    def _run(self, *arguments: str) -> bytes:
        found = _call(self.top, *arguments)
        if found.returncode:
            raise CouldNotRun(f"git failed: {shown(found.stderr.decode(errors='replace'), 300)}")
        return found.stdout


_OPTIONS = ("--literal-pathspecs", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false")


def repository(folder: Path) -> Repository | None:
    """The repository in whose work tree `folder` lies, or None."""
    try:
        found = _call(folder, "rev-parse", "--show-toplevel")
    except OSError:
        return None
    top = os.fsdecode(found.stdout.rstrip(b"\n"))
    if found.returncode and b"dubious ownership" in found.stderr:
        message = "git refuses this folder because somebody else owns it"
        raise CouldNotRun(f"{message}; `git config --global --add safe.directory PATH` allows it")
    return Repository(Path(top)) if found.returncode == 0 and top else None


def _call(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - refs are checked, or full object names
        [_git(), *_OPTIONS, "-C", str(folder), *arguments],
        capture_output=True,
        check=False,
        env=_environment(),
    )


def _git() -> str:
    program = shutil.which("git")
    if program is None:
        raise CouldNotRun("git is not installed; give a folder to compare with instead")
    return program


def _environment() -> dict[str, str]:
    """Our own, without what would point git at another repository, and without the network."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    strict = {"GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0"}
    configured = {key: os.environ[key] for key in os.environ if key.startswith("GIT_CONFIG_")}
    return {**kept, **configured, **strict, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def _entries(listed: bytes) -> Iterator[tuple[str, str]]:
    for entry in filter(None, listed.split(b"\0")):
        about, _, name = entry.partition(b"\t")
        mode, _, blob = about.decode().split()
        path = os.fsdecode(name)
        if mode in _PLAIN_FILES and not {"..", ".", ".git", ""} & set(path.split("/")):
            yield path, blob


def _receive(answer: IO[bytes], file: Path) -> None:
    head = answer.readline().split()
    if len(head) != 3:
        message = "git does not have the content of a file; fetch it with `git fetch --refetch`"
        raise CouldNotRun(message)
    left = int(head[2])
    with file.open("wb") as stream:
        while left:
            chunk = answer.read(min(_CHUNK, left))
            if not chunk:
                raise CouldNotRun("git stopped in the middle of a file")
            stream.write(chunk)
            left -= len(chunk)
    answer.read(1)
