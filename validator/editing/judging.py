"""Judging one cell as it is typed, by the same checks that validation makes."""

from __future__ import annotations

from dataclasses import dataclass, field

import duckdb

from validator import dates
from validator.faults import cells as faults
from validator.findings import Finding
from validator.limits import Limits
from validator.tables import sql, written_dates
from validator.tables.constraints import compile_field
from validator.tables.schema import Field
from validator.tables.suggestions import for_cell


@dataclass(slots=True)
class Judge:
    """Says what is wrong with a value for a column; its engine starts with the first question."""

    limits: Limits
    _connection: duckdb.DuckDBPyConnection | None = field(default=None)

    def judge(self, column: Field, value: str) -> Finding | None:
        """The first fault of `value`, empty for a missing one, in `column`."""
        if self._connection is None:
            self._connection = duckdb.connect(":memory:")
        checks = compile_field(column, self.limits.cell_characters).checks
        conditions = ", ".join(f"coalesce({check.breaks}, false)" for check in checks)
        query = f"SELECT {conditions} FROM (SELECT nullif(?, '') AS {sql.identifier(column.name)})"
        broken = self._connection.execute(query, [value]).fetchone() or ()
        for check, breaks in zip(checks, broken, strict=True):
            if breaks:
                hint = for_cell(column, value) if value else None
                return check.fault.found(check.message, column=column.name, value=value, fix=hint)
        return _date(column, value)


def _date(column: Field, value: str) -> Finding | None:
    """What is wrong with a partial date that is spelt right."""
    if not value or column.type != "string" or not written_dates.holds_dates(column):
        return None
    try:
        dates.parse(value)
    except dates.NotADate as reason:
        return faults.NOT_A_DAY.found(str(reason), column=column.name, value=value)
    return None
