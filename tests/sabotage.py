"""Runs an edit again and again, and stops it at the first, second, third ... system call.

Started as `python -m tests.sabotage EDIT HOW PRISTINE FOLDER` in a process of its own, which
forks for each run. Prints how many calls there were; fails if a file was ever torn.
"""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.copies import CLAIM, EVENT, SOURCE, contents, leftovers, rows
from validator.contributions import fmt
from validator.editing import edit, linking
from validator.findings import CouldNotRun, Report
from validator.limits import Limits

CALLS = ("open", "write", "fsync", "replace", "rename", "unlink", "fchmod", "fchown", "close")
KILLED, REFUSED, UNTOUCHED = 137, 2, 100


def run_fmt(package: Path) -> None:
    """Format the package."""
    fmt(package)


def run_add(package: Path) -> None:
    """Add an event with its source and a claim, without the (slow) check."""
    incoming = linking.incoming({"events": [EVENT], "sources": [SOURCE], "claims": [CLAIM]})
    edit.apply(package, incoming, lambda _: Report("."), Limits(), only_new=True, write=True)


def sabotage(number: int, how: str, made: list[str]) -> None:
    """At the call `number` die, die in the middle of a write, or find the disk full."""

    def spoilt(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            made.append(name)
            if len(made) != number:
                return original(*given, **named)
            if how == "full":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            if how == "torn" and name == "write":
                original(given[0], bytes(given[1])[: len(given[1]) // 2])
            os._exit(KILLED)

        return call

    for name in CALLS:
        setattr(os, name, spoilt(name, getattr(os, name)))


def attempt(run: Callable[[Path], None], package: Path, number: int, how: str) -> int:
    """The exit status of `run` on `package` in a process that is stopped at call `number`."""
    child = os.fork()
    if child == 0:
        made: list[str] = []
        status = 0
        try:
            sabotage(number, how, made)
            run(package)
        except (CouldNotRun, OSError):
            status = REFUSED
        os._exit(UNTOUCHED if len(made) < number else status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def whole(package: Path, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Each file is the old one or the new one, and no reference hangs in the air."""
    for name, content in contents(package).items():
        assert content in {old[name], new[name]}, f"{name} is torn"
    for table, column in (("events", "event_id"), ("sources", "source_id")):
        known = {row[column] for row in rows(package, table)}
        assert {row[column] for row in rows(package, "claims")} <= known, "an orphan"


def main(name: str, how: str, pristine: Path, folder: Path) -> None:
    """Stop the edit called `name` at every call; after each stop the next run completes it."""
    run = {"fmt": run_fmt, "add": run_add}[name]
    old = contents(pristine)
    shutil.copytree(pristine, folder / "done")
    run(folder / "done")
    new = contents(folder / "done")
    assert old != new
    for number in itertools.count(1):
        package = folder / f"{number}"
        shutil.copytree(pristine, package)
        status = attempt(run, package, number, how)
        whole(package, old, new)
        if how == "full":
            assert not [name for name in leftovers(package) if name != ".timeline.lock"]
        run(package)
        assert contents(package) == new
        assert leftovers(package) == []
        shutil.rmtree(package)
        if status == UNTOUCHED:
            break
    sys.stdout.write(f"{number - 1}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
