"""Paths that a descriptor names: plain files inside the package, and nothing else."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from validator.faults import package as faults


def inside(root: Path, path: str) -> tuple[Path | None, tuple[Any, str]]:
    """The plain file that `path` names inside `root`, or the fault and how it reads."""
    if unsafe := _unsafe(path):
        return None, (faults.UNSAFE_PATH, unsafe)
    file = root.joinpath(*PurePosixPath(path).parts)
    try:
        real = file.resolve(strict=True)
    except (OSError, RuntimeError):
        return None, (faults.MISSING_FILE, "names a file that does not exist")
    if not real.is_relative_to(root.resolve()):
        return None, (faults.UNSAFE_PATH, "is a link that leads out of the package")
    if not real.is_file():
        return None, (faults.MISSING_FILE, "does not name a plain file")
    return file, (None, "")


def _unsafe(path: str) -> str | None:
    parts = PurePosixPath(path).parts
    if "://" in path or path.startswith(("/", "~")) or ":" in path[:2]:
        return "is not relative"
    if "\\" in path or "\0" in path:
        return "has a backslash or a NUL"
    if ".." in parts:
        return "climbs out of the folder with .."
    if any(part.startswith(".") for part in parts):
        return "names a hidden file or folder"
    return None
