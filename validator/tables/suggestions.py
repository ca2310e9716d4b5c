"""What a wrong value probably should be: the nearest id, name, alias, listed value or date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import duckdb

from validator.tables import sql, written_dates
from validator.tables.loading import Loaded
from validator.tables.schema import Field

_LABELS = {
    "actors": ("name", "native_name", "aliases"),
    "sources": ("title", "url"),
    "events": ("title", "place"),
}
_NEAR = 0.84
"""Jaro-Winkler similarity from which a spelling is worth suggesting."""


@dataclass(slots=True)
class Suggester:
    """Finds rows by what people call them; answers at most `most` different questions."""

    connection: duckdb.DuckDBPyConnection
    tables: Mapping[str, Loaded]
    most: int
    _answers: dict[tuple[str, str, str], str | None] = field(default_factory=dict)

    def closest(self, table: str, column: str, value: str) -> str | None:
        """A remedy that names the row of `table` which `value` probably means."""
        key = (table, column, value)
        if key not in self._answers:
            if len(self._answers) >= self.most or len(value) > 200:
                return None
            self._answers[key] = self._search(*key)
        return self._answers[key]

    def _search(self, table: str, column: str, value: str) -> str | None:
        loaded = self.tables[table]
        names = [name for name in _LABELS.get(table, ()) if name in loaded.resource.schema.names]
        key = sql.identifier(column)
        parts = [f"SELECT {key} AS id, replace({key}, '-', ' ') AS label FROM {loaded.raw}"]
        parts += [
            f"SELECT {key}, trim(unnest(string_split({sql.identifier(name)}, ';'))) "
            f"FROM {loaded.raw} WHERE {sql.identifier(name)} IS NOT NULL"
            for name in names
        ]
        found = self.connection.execute(
            f"""WITH labels AS ({" UNION ALL ".join(parts)}),
            scored AS (SELECT id, label, strip_accents(lower(label)) AS folded,
                strip_accents(lower(replace(?, '-', ' '))) AS wanted FROM labels)
            SELECT id, label, CASE WHEN folded = wanted THEN 2
                WHEN contains(' ' || folded || ' ', ' ' || wanted || ' ') THEN 1
                ELSE jaro_winkler_similarity(folded, wanted) END AS score
            FROM scored WHERE score >= {_NEAR} ORDER BY score DESC, length(label), id LIMIT 1""",
            [value],
        ).fetchone()
        if found is None:
            return None
        identifier, label, _ = found
        named = "" if label == identifier.replace("-", " ") else f' ("{label}")'
        return f'Did you mean "{identifier}"{named}?'


def for_cell(column: Field, value: str) -> str | None:
    """A remedy for a single cell of `column` that breaks the column's own constraints."""
    if "enum" in column.constraints:
        return _listed(column, value)
    if written_dates.holds_dates(column):
        return written_dates.remedy(value)
    if "[a-z0-9]" in str(column.constraints.get("pattern", "")):
        slug = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        return f'Did you mean "{slug}"?' if slug and slug != value else None
    return None


def _listed(column: Field, value: str) -> str:
    import difflib

    names = {str(item).lower(): str(item) for item in column.constraints["enum"]}
    labels = {text.split(".")[0].lower(): item for item, text in column.labels.items()}
    wanted = value.strip().lower().replace("_", "-").replace(" ", "-")
    near = difflib.get_close_matches(wanted, names, 1, 0.6)
    if not near and (other := difflib.get_close_matches(value.strip().lower(), labels, 1, 0.6)):
        return f'Did you mean "{labels[other[0]]}"?'
    if near:
        return f'Did you mean "{names[near[0]]}"?'
    return f"Choose one of: {_joined(names.values())}."


def _joined(names: Iterable[str]) -> str:
    return ", ".join(names)
