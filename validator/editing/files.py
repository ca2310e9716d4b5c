"""Replacing files: each is the old one or the new one, never torn, whatever happens."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from validator.findings import CouldNotRun

PREFIX = ".timeline-write-"
"""What unfinished files are called; the next run in their folder removes them."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """The bytes that `file` gets, if it still holds those of which `digest` was taken."""

    file: Path
    digest: str
    content: bytes


def digest(content: bytes) -> str:
    """What tells one content of a file from another."""
    return hashlib.sha256(content).hexdigest()


def replace(replacements: Sequence[Replacement]) -> None:
    """Replace each file in the given order; call it under the package's lock.

    All new files are on disk before the first takes its place, so that a full disk changes
    nothing. Put referenced tables first: a crash between two leaves an unused row, never an
    orphan. Raises `CouldNotRun` for a link, a read-only file, one that has changed since it was
    read, or an error of the system.
    """
    written: list[Path] = []
    done: list[str] = []
    try:
        for item in replacements:
            _refuse(item)
        for folder in {item.file.parent for item in replacements}:
            _clear(folder)
        for item in replacements:
            written.append(_write(item))  # noqa: PERF401 - those written so far are removed
        for item, fresh in zip(replacements, written, strict=True):
            _refuse(item)
            os.replace(fresh, item.file)  # noqa: PTH105 - as the rest here, on the system's level
            done.append(item.file.name)
            _sync(item.file.parent)
    except OSError as error:
        reason = f"{error.strerror or error}; {_state(done)}"
        raise CouldNotRun(f"the tables cannot be written: {reason}") from error
    finally:
        for fresh in written:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)


def _refuse(item: Replacement) -> None:
    if item.file.is_symlink():
        raise CouldNotRun(f"{item.file} is a link; it is left as it is")
    status = item.file.stat()
    if not stat.S_ISREG(status.st_mode):
        raise CouldNotRun(f"{item.file} is not a plain file; it is left as it is")
    if not status.st_mode & stat.S_IWUSR or not os.access(item.file, os.W_OK):
        raise CouldNotRun(f"{item.file} is read-only; it is left as it is")
    if digest(item.file.read_bytes()) != item.digest:
        raise CouldNotRun(f"{item.file} was changed by somebody else meanwhile; run this again")


def _clear(folder: Path) -> None:
    for leftover in folder.glob(f"{PREFIX}*"):
        with suppress(OSError):
            leftover.unlink()


def _write(item: Replacement) -> Path:
    """A new file beside the old one, with its mode and owner, safely on disk."""
    status = item.file.stat()
    handle, name = tempfile.mkstemp(prefix=f"{PREFIX}{item.file.name}-", dir=item.file.parent)
    fresh = Path(name)
    try:
        try:
            _fill(handle, item.content)
            _adopt(handle, status)
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    return fresh


def _adopt(handle: int, status: os.stat_result) -> None:
    """Give the new file the mode and, where allowed, the owner of the old."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.fchown(handle, status.st_uid, status.st_gid)
        os.fchmod(handle, stat.S_IMODE(status.st_mode))


def _fill(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]


def _sync(folder: Path) -> None:
    if sys.platform == "win32":  # a folder cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _state(done: Sequence[str]) -> str:
    return f"{', '.join(done)} had been written" if done else "nothing was changed"
