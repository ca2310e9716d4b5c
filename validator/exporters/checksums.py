"""`SHA256SUMS`: a checksum of every other file of the built folder."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

from validator.tables.package import Package

FILE = "SHA256SUMS"


def export(_connection: duckdb.DuckDBPyConnection, _package: Package, folder: Path) -> None:
    """Write what `sha256sum --check SHA256SUMS` reads, sorted by path; the last of all exports."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != FILE)
    names = [file.relative_to(folder).as_posix() for file in files]
    with ThreadPoolExecutor() as pool:
        digests = pool.map(_digest, files)
        text = "".join(f"{digest}  {name}\n" for digest, name in zip(digests, names, strict=True))
    (folder / FILE).write_text(text, encoding="utf-8", newline="\n")


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
