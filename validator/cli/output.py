"""Writing what a command found into a file."""

from __future__ import annotations

from pathlib import Path

from validator.findings import CouldNotRun


def write(file: Path, text: str) -> None:
    """Put `text` into `file`; raises `CouldNotRun` if that cannot be done."""
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CouldNotRun(f"{file} cannot be written: {error.strerror}") from error
