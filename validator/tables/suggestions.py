"""What a wrong value probably should be: the nearest id, name, alias, listed value or date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import duckdb

from validator.tables import sql
from validator.tables.loading import Loaded
from validator.tables.schema import Field

_LABELS = {
    "actors": ("name", "native_name", "aliases"),
    "sources": ("title", "url"),
    "events": ("title", "place"),
}
_NEAR = 0.84
"""Jaro-Winkler similarity from which a spelling is worth suggesting."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


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
    if column.type == "date" or "date" in column.name or column.name in _DATES:
        return _day(value)
    if "[a-z0-9]" in str(column.constraints.get("pattern", "")):
        slug = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        return f'Did you mean "{slug}"?' if slug and slug != value else None
    return None


_DATES = {"published", "accessed", "active_from", "active_to"}


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


def _day(value: str) -> str | None:
    """The date that a spreadsheet or a hurried hand probably meant."""
    text = value.strip().lower()
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?", text):
        year, month, day = map(int, match.groups())
        return f'Did you mean "{year:04}-{month:02}-{day:02}"?'
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text):
        first, second, year = map(int, match.groups())
        if first == second or max(first, second) > 12:
            day, month = (first, second) if second <= 12 else (second, first)
            return f'Did you mean "{year:04}-{month:02}-{day:02}"?'
        return (
            f'Write "{year:04}-{second:02}-{first:02}" or "{year:04}-{first:02}-{second:02}", '
            "whichever is meant."
        )
    if match := re.fullmatch(r"(\d{1,2})[ .-]+([a-z]{3})[a-z]*[ .,-]+(\d{4})", text):
        day_text, name, year_text = match.groups()
        if name in _MONTHS:
            return f'Did you mean "{year_text}-{_MONTHS.index(name) + 1:02}-{int(day_text):02}"?'
    if match := re.fullmatch(r"([a-z]{3})[a-z]*[ .-]+(?:(\d{1,2}),?[ .-]+)?(\d{4})", text):
        name, day_or_none, year_text = match.groups()
        if name in _MONTHS:
            day_part = f"-{int(day_or_none):02}" if day_or_none else ""
            return f'Did you mean "{year_text}-{_MONTHS.index(name) + 1:02}{day_part}"?'
    if re.fullmatch(r"[34]\d{4}", text):
        return "This is a spreadsheet's day number: format the column as text and enter the date."
    return None
