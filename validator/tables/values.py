"""Tables as plain values, and on demand as pandas frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import duckdb

from validator.findings import Report
from validator.tables import sql, standard

if TYPE_CHECKING:
    import pandas as pd

Value = Any
"""str, int, float, bool, datetime.date or None: what the column's type in the schema says."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its column names, and its rows in order, each a tuple of as many values."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Each row as a dictionary."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def pandas(self) -> pd.DataFrame:
        """The table as a frame: text as string, whole numbers as Int64, days as datetime64."""
        import pandas as pd

        frame = pd.DataFrame(list(self.rows), columns=list(self.columns))
        kinds = {
            "string": "string",
            "integer": "Int64",
            "number": "Float64",
            "boolean": "boolean",
            "date": "datetime64[s]",
        }
        known = (*standard.TABLES, *standard.BUILT)
        fields = standard.table(self.name).fields if self.name in known else ()
        types = {field.name: kinds[field.type] for field in fields if field.name in frame}
        return frame.astype(types)


@dataclass(frozen=True, slots=True)
class Data:
    """A package as values: what validation found, and the tables that could be read.

    The built tables (chronology, participants, figures) are there if there was no error.
    """

    report: Report
    tables: Mapping[str, Table]

    def __getitem__(self, name: str) -> Table:
        return self.tables[name]

    def pandas(self) -> dict[str, pd.DataFrame]:
        """Every table as a frame, by name."""
        return {name: table.pandas() for name, table in self.tables.items()}


def fetch(connection: duckdb.DuckDBPyConnection, name: str, order: str) -> Table:
    """The relation `name` of the engine as values, its rows sorted by `order`."""
    query = f"SELECT * FROM {sql.identifier(name)} ORDER BY {order}"
    result = connection.execute(query)
    columns = tuple(item[0] for item in result.description)
    kept = [place for place, column in enumerate(columns) if column != "row"]
    rows = tuple(tuple(row[place] for place in kept) for row in result.fetchall())
    return Table(name, tuple(columns[place] for place in kept), rows)
