"""One writer at a time: a lock on the package that dies with its process."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from validator.findings import CouldNotRun

NAME = ".timeline.lock"
PATIENCE = 120.0
"""Seconds to wait for another writer."""
_PAUSE = 0.02


@contextmanager
def locked(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of the package in the folder `root`.

    The lock is the system's: it ends with the process, however that ends. The file that it
    lies on is taken away again, and is harmless if left. Raises `CouldNotRun` if another
    process still writes after `patience` seconds, or if nothing can be written there.
    """
    file, deadline = root / NAME, time.monotonic() + patience
    while (handle := _attempt(file)) is None:
        if time.monotonic() > deadline:
            raise CouldNotRun(f"another process is writing to {root}; try again later")
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        if sys.platform != "win32":  # there an open file cannot be removed
            with suppress(OSError):
                file.unlink()
        os.close(handle)


def _attempt(file: Path) -> int | None:
    """The open, locked file, or None while somebody else has it."""
    try:
        handle = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    except OSError as error:
        raise CouldNotRun(f"{file} cannot be written: {error.strerror}") from error
    if _take(handle) and _still_there(handle, file):
        return handle
    os.close(handle)
    return None


def _take(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _still_there(handle: int, file: Path) -> bool:
    """Whether the locked file is the one at `file`: its last holder may have removed it."""
    try:
        return os.path.samestat(os.fstat(handle), file.stat())
    except OSError:
        return False
