"""Bounds on what a package may hold, so that a hostile one cannot exhaust the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Each bound is inclusive; sizes are bytes unless the name says otherwise.

    `findings` bounds how many findings of one code are kept for a file: all are counted.
    `memory` bounds the engine's working memory; past it work goes to temporary files.
    """

    json_bytes: int = 4 * 1024**2
    json_depth: int = 40
    file_bytes: int = 16 * 1024**3
    cell_characters: int = 100_000
    rows: int = 50_000_000
    columns: int = 200
    findings: int = 1_000
    suggestions: int = 20
    memory: str = "3GB"
