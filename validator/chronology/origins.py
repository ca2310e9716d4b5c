"""Independent origins: how many sources of knowledge stand behind an event, not how many pages.

Active claims of one event fall into one cluster when their sources share an origin, descend
from one source by `derived_from`, or pass on the same `attributed_to`; clusters that share a
claim are one. A cluster counts if one of its claims has a source of known origin.
"""

from __future__ import annotations

import duckdb

UNKNOWN = "unknown"


def gather(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `voices`: each active claim of a chosen event, with what joins it to others.

    `claim`, `event` and `source` are row numbers; `root` is the source from which the claim's
    source descends in the end; `voice` is whom it passes on, an actor's id where the words are
    a name or an alias of that actor alone; `supports` tells assertions and reports from doubts
    and denials.
    """
    connection.execute(
        f"""
        CREATE TABLE roots AS
        WITH RECURSIVE up(source_id, root, parent) AS (
            SELECT source_id, source_id, derived_from FROM sources
            UNION ALL
            SELECT u.source_id, s.source_id, s.derived_from
            FROM up u JOIN sources s ON s.source_id = u.parent
        )
        SELECT s.row AS source, s.source_id, s.publisher,
            nullif(lower(s.origin), '{UNKNOWN}') AS origin, u.root
        FROM sources s JOIN up u ON u.source_id = s.source_id AND u.parent IS NULL;

        CREATE TABLE known_voices AS
        WITH names AS (
            SELECT actor_id, lower(name) AS text FROM actors
            UNION SELECT actor_id, lower(native_name) FROM actors
            UNION SELECT actor_id, lower(trim(unnest(string_split(aliases, ';')))) FROM actors
        )
        SELECT text, min(actor_id) AS actor_id FROM names WHERE text IS NOT NULL
        GROUP BY text HAVING count(*) = 1;

        CREATE TABLE voices AS
        SELECT c.row AS claim, e.event, s.source, c.claim_id, c.stance, c.actor_id, c.role,
            c.date, c.measure, c.value_low, c.value_high, s.origin, s.root, s.publisher,
            s.source_id, coalesce(k.actor_id, lower(c.attributed_to)) AS voice,
            c.stance IN ('asserts', 'reports') AS supports
        FROM claims c JOIN chosen e ON e.event_id = c.event_id
        JOIN roots s ON s.source_id = c.source_id
        LEFT JOIN known_voices k ON k.text = lower(c.attributed_to)
        WHERE c.status = 'active';
        """
    )


def cluster(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `clusters`: for each claim of `voices` its cluster, and whether that can count.

    A cluster is named by its smallest row number, which spreads over shared keys until nothing
    changes any more.
    """
    connection.execute(
        """
        CREATE TABLE links AS
        WITH keyed AS (
            SELECT claim, event, 1 AS kind, origin AS key FROM voices WHERE origin IS NOT NULL
            UNION ALL SELECT claim, event, 2, root FROM voices
            UNION ALL SELECT claim, event, 3, voice FROM voices WHERE voice IS NOT NULL
        ),
        shared AS (
            SELECT row_number() OVER () AS key, list(claim) AS claims FROM keyed
            GROUP BY event, kind, keyed.key HAVING count(*) > 1
        )
        SELECT unnest(claims) AS claim, key FROM shared;

        CREATE TABLE labels AS SELECT claim, claim AS label FROM voices;
        """
    )
    while _spread(connection):
        pass
    connection.execute(
        """CREATE TABLE clusters AS
        SELECT claim, label AS cluster,
            bool_or(origin IS NOT NULL) OVER (PARTITION BY label) AS known
        FROM labels JOIN voices USING (claim)"""
    )


def _spread(connection: duckdb.DuckDBPyConnection) -> bool:
    """Give each claim the smallest label among those it shares a key with; whether any changed."""
    connection.execute(
        """CREATE OR REPLACE TABLE spread AS
        WITH heard AS (
            SELECT l.key, min(b.label) AS label FROM links l JOIN labels b USING (claim)
            GROUP BY l.key
        )
        SELECT l.claim, min(h.label) AS label FROM links l JOIN heard h USING (key)
        GROUP BY l.claim"""
    )
    changed = connection.execute(
        "SELECT count(*) FROM spread s JOIN labels b USING (claim) WHERE s.label < b.label"
    ).fetchone()
    if not changed or not changed[0]:
        return False
    connection.execute(
        """CREATE OR REPLACE TABLE labels AS
        SELECT b.claim, least(b.label, coalesce(s.label, b.label)) AS label
        FROM labels b LEFT JOIN spread s USING (claim)"""
    )
    return True
