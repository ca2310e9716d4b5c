"""Actors under the names of the time of an event."""

from __future__ import annotations

import duckdb


def name(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `named(event, actor_id, name)` for each actor with a role in an event of `voices`.

    An actor whose years do not hold the event gives way to the nearest actor of its line
    (`preceded_by`, followed both ways) whose years do; without one it keeps its own name.
    """
    connection.execute(
        """
        CREATE TABLE lives AS
        SELECT a.actor_id, a.name, a.preceded_by,
            coalesce(f.earliest, DATE '0001-01-01') AS born,
            coalesce(t.latest, DATE '9999-12-31') AS gone
        FROM actors a LEFT JOIN dates f ON f.text = a.active_from
        LEFT JOIN dates t ON t.text = a.active_to;

        CREATE TABLE lines AS
        WITH RECURSIVE back(actor_id, relative, steps) AS (
            SELECT actor_id, preceded_by, 1 FROM lives WHERE preceded_by IS NOT NULL
            UNION ALL
            SELECT b.actor_id, l.preceded_by, steps + 1 FROM back b
            JOIN lives l ON l.actor_id = b.relative WHERE l.preceded_by IS NOT NULL
        )
        SELECT actor_id, relative, steps FROM back
        UNION ALL SELECT relative, actor_id, steps FROM back;

        CREATE TABLE named AS
        WITH roles AS (
            SELECT DISTINCT v.event, v.actor_id FROM voices v WHERE v.actor_id IS NOT NULL
        ),
        strangers AS (
            SELECT r.event, r.actor_id, c.earliest, c.latest FROM roles r
            JOIN chosen c USING (event) JOIN lives l USING (actor_id)
            WHERE l.born > c.latest OR l.gone < c.earliest
        ),
        stood_in AS (
            SELECT s.event, s.actor_id, arg_min(l.name, (n.steps, l.actor_id)) AS name
            FROM strangers s JOIN lines n USING (actor_id)
            JOIN lives l ON l.actor_id = n.relative
                AND l.born <= s.latest AND l.gone >= s.earliest
            GROUP BY ALL
        )
        SELECT r.event, r.actor_id, coalesce(s.name, l.name) AS name
        FROM roles r JOIN lives l USING (actor_id) LEFT JOIN stood_in s USING (event, actor_id);
        """
    )
