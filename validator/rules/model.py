"""What a rule of meaning is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from validator.faults.model import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Fault):
    """A fault that shows only when rows are seen together, as a query for the failing rows.

    `table` is where the findings stand. `query` selects from the relations of
    `validator.tables.relations` and returns, for each failing row, `row`, `"column"`, `value`
    and `message`, and optionally `fix`, and `"table"` where that is not always `table`.
    `reads` names every column that the query looks at.
    `bad` and `good` hold, for each table, lines of comma-separated text under a header; `at`
    gives the places in `bad` that are flagged: table, line, column.
    """

    table: str
    reads: Mapping[str, tuple[str, ...]]
    query: str
    at: tuple[tuple[str, int, str], ...]
