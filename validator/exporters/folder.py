"""Replacing a folder as a whole: the old one or the new one, never a mixture."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from validator.findings import CouldNotRun

MARKER = "chronology.csv"
"""A file that every built folder has: a folder without it is somebody's own and is left alone."""
_PREFIX = ".timeline-build-"


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """An empty folder to fill, which takes the place of `target` if nothing goes wrong.

    Raises `CouldNotRun` if `target` is something else than a built folder or an empty one. What
    an interrupted run left behind is cleared away.
    """
    target = Path(os.path.abspath(target))  # noqa: PTH100 - links are kept as they are
    _refuse_foreign(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(target)
    fresh = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{target.name}-", dir=target.parent))
    try:
        fresh.chmod(0o755)
        yield fresh
        _sync(fresh)
        _swap(fresh, target)
    except OSError as error:
        raise CouldNotRun(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _refuse_foreign(target: Path) -> None:
    if target.is_symlink():
        raise CouldNotRun(f"{target} is a link; name the folder itself")
    if not target.exists():
        return
    if not target.is_dir():
        raise CouldNotRun(f"{target} is not a folder")
    if any(target.iterdir()) and not (target / MARKER).is_file():
        raise CouldNotRun(f"{target} holds something other than a built package; name another")


def _clear_leftovers(target: Path) -> None:
    for leftover in target.parent.glob(f"{_PREFIX}{target.name}-*"):
        if leftover.name.endswith("-old") and not target.exists():
            leftover.rename(target)
        else:
            shutil.rmtree(leftover, ignore_errors=True)


def _swap(fresh: Path, target: Path) -> None:
    """Put `fresh` in the place of `target`; a crash between is mended by the next run."""
    if target.exists():
        old = fresh.with_name(f"{fresh.name}-old")
        target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            old.rename(target)
            raise
        _sync_folder(target.parent)
        shutil.rmtree(old, ignore_errors=True)
    else:
        fresh.rename(target)
        _sync_folder(target.parent)


def _sync(folder: Path) -> None:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            with file.open("rb") as stream:
                os.fsync(stream.fileno())
        else:
            _sync_folder(file)
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # not every system lets a folder be opened
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
