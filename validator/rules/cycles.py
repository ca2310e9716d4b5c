"""Finding rows that lead back to themselves, in any chain of references within a table."""

from __future__ import annotations

SHOWN = 8
"""References of a cycle that are spelt out."""


def query(table: str, key: str, column: str) -> str:
    """One failing row for each cycle of `column`, the one with the smallest `key`.

    A row has at most one reference, so the chains are followed by doubling: each round joins
    what 2^n references reach to itself. What 2^n >= rows references still reach lies on a
    cycle; 20 rounds settle a million rows, whatever their shape.
    """
    return f"""
        WITH RECURSIVE links AS (
            SELECT {key} AS id, {column} AS target FROM {table} WHERE {column} IS NOT NULL
        ),
        size AS (SELECT count(*) AS links FROM links),
        jump(id, target, smallest, rounds) AS (
            SELECT id, target, least(id, target), 0 FROM links
            UNION ALL
            SELECT a.id, b.target, least(a.smallest, b.smallest), a.rounds + 1
            FROM jump AS a JOIN jump AS b ON b.id = a.target
            WHERE (1::BIGINT << a.rounds) < (SELECT links FROM size)
        ),
        reached AS (
            SELECT * FROM jump WHERE (1::BIGINT << rounds) >= (SELECT links FROM size)
        ),
        walk(start, id, path, steps) AS (
            SELECT id, id, id, 0 FROM reached
            WHERE id = smallest AND id IN (SELECT target FROM reached)
            UNION ALL
            SELECT start, target, path || ' -> ' || target, steps + 1
            FROM walk JOIN links USING (id)
            WHERE steps < {SHOWN} AND (steps = 0 OR walk.id <> start)
        ),
        cycles AS (
            SELECT start, max(steps) AS steps, arg_max(id, steps) AS last,
                arg_max(path, steps) AS path
            FROM walk GROUP BY start
        )
        SELECT {table}.row, '{column}' AS "column", {table}.{column} AS value,
            '{column} leads back to the row itself: ' || path
                || CASE WHEN last = start THEN '' ELSE ' -> ...' END AS message
        FROM cycles JOIN {table} ON {table}.{key} = cycles.start"""
