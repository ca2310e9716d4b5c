"""What the package knows about one event, actor or source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from validator.findings import CouldNotRun, shown

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dossier:
    """An event, actor or source (`kind`), its row, its events and who says what about them.

    `events` are rows of the chronology in order; `claims` have the columns of `claims`, with
    `title`, `publisher`, `origin`, `url` and `published` of their sources; `line` has the rows
    of an actor's line, oldest first.
    """

    kind: str
    row: Row
    events: tuple[Row, ...]
    claims: tuple[Row, ...]
    line: tuple[Row, ...] = ()


_CLAIMS = """
SELECT v.event, h.event_id, c.stance, c.attributed_to, c.statement, c.date, c.actor_id, c.role,
    c.claim_id, c.measure, c.value_low, c.value_high, s.source_id, s.title, s.publisher,
    s.origin, s.url, s.published
FROM voices v JOIN claims c ON c.row = v.claim JOIN sources s ON s.row = v.source
JOIN chosen h USING (event) WHERE {condition}
ORDER BY h.earliest, h.latest, h.event_id, coalesce(s.published, '9'), s.source_id, c.claim_id
"""
_EVENTS = """
SELECT h.* FROM chronology h WHERE event_id IN ({ids})
ORDER BY date_earliest, date_latest, event_id
"""
_LINE = """
WITH RECURSIVE joined(actor_id) AS (
    SELECT ?::VARCHAR
    UNION
    SELECT CASE WHEN a.actor_id = j.actor_id THEN a.preceded_by ELSE a.actor_id END
    FROM joined j JOIN actors a ON j.actor_id IN (a.actor_id, a.preceded_by)
    WHERE a.preceded_by IS NOT NULL
)
SELECT a.* EXCLUDE (row) FROM actors a SEMI JOIN joined USING (actor_id)
ORDER BY coalesce(a.active_from, ''), a.actor_id
"""
_CONDITIONS = {
    "events": "h.event_id = ?",
    "actors": "v.actor_id = ?",
    "sources": "s.source_id = ?",
}
_IDS = {"events": "event_id", "actors": "actor_id", "sources": "source_id"}
_NAMES = {
    "events": "[event_id, title]",
    "actors": "[actor_id, name, native_name] || string_split(coalesce(aliases, ''), ';')",
    "sources": "[source_id, title, url]",
}


def find(connection: duckdb.DuckDBPyConnection, wanted: str) -> Dossier:
    """The dossier of what is called `wanted`, by id, name, alias, title or address.

    Needs the merged chronology. Raises `CouldNotRun` with the nearest names if nothing or more
    than one thing is called so.
    """
    exact = [
        (table, identifier)
        for table, name in _IDS.items()
        for (identifier,) in connection.execute(
            f"""SELECT {name} FROM {table} WHERE {name} = $1 OR list_contains(
                list_transform({_NAMES[table]}, lambda n: lower(trim(n))), lower(trim($1)))
            ORDER BY {name} <> $1, {name}""",
            [wanted],
        ).fetchall()
    ]
    by_id = [item for item in exact if item[1] == wanted]
    if len(by_id or exact) != 1:
        raise CouldNotRun(_which(connection, wanted, exact))
    table, identifier = (by_id or exact)[0]
    return _dossier(connection, table, identifier)


def _dossier(connection: duckdb.DuckDBPyConnection, table: str, identifier: str) -> Dossier:
    query = f"SELECT * EXCLUDE (row) FROM {table} WHERE {_IDS[table]} = ?"
    claims = _CLAIMS.format(condition=_CONDITIONS[table])
    events = _EVENTS.format(ids=f"SELECT event_id FROM ({claims})")
    return Dossier(
        kind=table.removesuffix("s"),
        row=_rows(connection, query, [identifier])[0],
        events=_rows(connection, events, [identifier]),
        claims=_rows(connection, claims, [identifier]),
        line=_rows(connection, _LINE, [identifier]) if table == "actors" else (),
    )


def _rows(
    connection: duckdb.DuckDBPyConnection, query: str, values: Sequence[str]
) -> tuple[Row, ...]:
    result = connection.execute(query, list(values))
    names = [item[0] for item in result.description]
    return tuple(dict(zip(names, row, strict=True)) for row in result.fetchall())


def _which(
    connection: duckdb.DuckDBPyConnection, wanted: str, exact: list[tuple[str, str]]
) -> str:
    if exact:
        return f'"{shown(wanted)}" may be ' + " or ".join(identifier for _, identifier in exact)
    union = " UNION ALL ".join(
        f"SELECT {name} AS id, unnest({_NAMES[table]}) AS label FROM {table}"
        for table, name in _IDS.items()
    )
    near = connection.execute(
        f"""SELECT id FROM ({union}) WHERE label IS NOT NULL GROUP BY id
        HAVING max(jaro_winkler_similarity(lower(label), lower($1))) > 0.8
            OR bool_or(contains(lower(label), lower($1)))
        ORDER BY max(jaro_winkler_similarity(lower(label), lower($1))) DESC, id LIMIT 5""",
        [wanted],
    ).fetchall()
    hint = "; did you mean " + ", ".join(item for (item,) in near) + "?" if near else ""
    return f'nothing is called "{shown(wanted)}"{hint}'
