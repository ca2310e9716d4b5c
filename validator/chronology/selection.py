"""Which events enter a chronology, and what has to come with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

from validator.findings import CouldNotRun, shown


@dataclass(frozen=True, slots=True)
class Selection:
    """A part of the chronology: everything by default.

    An event is in if it may have happened between `start` and `end`, is of one of `kinds`, and
    one of `actors` has a role in it under an active claim; empty means any.
    """

    start: date | None = None
    end: date | None = None
    kinds: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Selection()

    @property
    def words(self) -> str:
        """What was chosen, for a reader: empty if that is everything."""
        parts = (
            self.start and f"from {self.start.isoformat()}",
            self.end and f"to {self.end.isoformat()}",
            self.kinds and f"of kind {' or '.join(self.kinds)}",
            self.actors and f"with {' or '.join(self.actors)}",
        )
        return " ".join(part for part in parts if part)


def choose(connection: duckdb.DuckDBPyConnection, selection: Selection) -> None:
    """Make `chosen`: the active events of `selection` inside the package's window.

    Raises `CouldNotRun` for an actor that the package does not have.
    """
    _refuse_unknown(connection, selection)
    connection.execute(
        """CREATE TABLE chosen AS
        SELECT e.row AS event, e.event_id, d.earliest, d.latest, d.precision, d.approximate,
            coalesce(f.latest, d.latest) AS over
        FROM events e JOIN dates d ON d.text = e.date LEFT JOIN dates f ON f.text = e.date_end
        CROSS JOIN package p
        WHERE e.status = 'active'
            AND (p.window_start IS NULL OR d.latest >= p.window_start)
            AND (p.window_end IS NULL OR d.earliest <= p.window_end)
            AND (?::DATE IS NULL OR coalesce(f.latest, d.latest) >= ?::DATE)
            AND (?::DATE IS NULL OR d.earliest <= ?::DATE)
            AND (len(?::VARCHAR[]) = 0 OR list_contains(?::VARCHAR[], e.kind))
            AND (len(?::VARCHAR[]) = 0 OR e.event_id IN (
                SELECT event_id FROM claims
                WHERE status = 'active' AND list_contains(?::VARCHAR[], actor_id)))""",
        [
            *(selection.start, selection.start, selection.end, selection.end),
            *(list(selection.kinds), list(selection.kinds)),
            *(list(selection.actors), list(selection.actors)),
        ],
    )


def _refuse_unknown(connection: duckdb.DuckDBPyConnection, selection: Selection) -> None:
    for actor in selection.actors:
        query = "SELECT count(*) FROM actors WHERE actor_id = ?"
        if (connection.execute(query, [actor]).fetchone() or (0,))[0] == 0:
            raise CouldNotRun(f'there is no actor "{shown(actor)}"')


def keep(connection: duckdb.DuckDBPyConnection, selection: Selection) -> None:
    """Make `kept_TABLE`, the rows of each table as text that belong to the chosen events.

    With them come whatever they refer to, so that every reference finds its row. A chronology
    of everything keeps every row, withdrawn ones included. Rows stay in the order of the file.
    `part(words)` says in one row what was chosen.
    """
    connection.execute("CREATE TABLE part AS SELECT ?::VARCHAR AS words", [selection.words])
    for table, needed in _NEEDED.items():
        rows = f"SELECT * FROM raw.{table}"
        if not selection.everything:
            connection.execute(f"CREATE TABLE rows_{table} AS {needed}")
            rows += f" WHERE rowid IN (SELECT row FROM rows_{table}) ORDER BY rowid"
        connection.execute(f"CREATE VIEW kept_{table} AS {rows}")


_NEEDED = {
    "events": """
        WITH RECURSIVE kept(event_id, part_of) AS (
            SELECT event_id, part_of FROM events WHERE event_id IN (SELECT event_id FROM chosen)
            UNION
            SELECT e.event_id, e.part_of FROM events e JOIN kept k ON e.event_id = k.part_of
        ) SELECT e.row FROM events e SEMI JOIN kept k ON k.event_id = e.event_id""",
    "claims": "SELECT row FROM claims WHERE event_id IN (SELECT event_id FROM chosen)",
    "sources": """
        WITH RECURSIVE kept(source_id, derived_from) AS (
            SELECT source_id, derived_from FROM sources WHERE source_id IN (
                SELECT source_id FROM claims WHERE row IN (SELECT row FROM rows_claims))
            UNION
            SELECT s.source_id, s.derived_from FROM sources s
                JOIN kept k ON s.source_id = k.derived_from
        ) SELECT s.row FROM sources s SEMI JOIN kept k ON k.source_id = s.source_id""",
    "actors": """
        WITH RECURSIVE kept(actor_id, part_of, preceded_by) AS (
            SELECT actor_id, part_of, preceded_by FROM actors WHERE actor_id IN (
                SELECT actor_id FROM claims WHERE row IN (SELECT row FROM rows_claims))
            UNION
            SELECT a.actor_id, a.part_of, a.preceded_by FROM actors a
                JOIN kept k ON a.actor_id IN (k.part_of, k.preceded_by)
        ) SELECT a.row FROM actors a SEMI JOIN kept k ON k.actor_id = a.actor_id""",
}
"""The numbers of the rows that the chosen events need, by table."""
