"""The examples of a rule: indented blocks of `table:`, a header and rows of CSV."""

from __future__ import annotations

import csv
import textwrap

Rows = list[list[str]]
"""A header and rows, as in a file: the line of an item is its index + 1."""


def parse(example: str) -> dict[str, Rows]:
    """The tables in `example`, by name; blocks are set apart by blank lines."""
    tables: dict[str, Rows] = {}
    for block in textwrap.dedent(example).strip().split("\n\n"):
        name, *lines = block.strip().splitlines()
        tables[name.removesuffix(":")] = list(csv.reader(lines, strict=True))
    return tables
