"""A table whose rows are not in the order of their ids."""

from validator.findings import Severity
from validator.rules.model import Rule

KEYS = {"actors": "actor_id", "claims": "claim_id", "events": "event_id", "sources": "source_id"}

RULE = Rule(
    code="TBL001",
    name="unsorted-table",
    title="A table is not sorted by its id",
    why="Sorted by id, the new rows of two people stand in different places and merge without a "
    "conflict. Only the first row out of order is named.",
    fix="Run `timeline fmt`.",
    severity=Severity.WARNING,
    table="events",
    reads={table: (key,) for table, key in KEYS.items()},
    query=" UNION ALL ".join(
        f"""
        SELECT '{table}' AS "table", min(row) AS row, '{key}' AS "column",
            arg_min(id, row) AS value,
            format('the row belongs before "{{}}"; {{}} out of order in all',
                arg_min(previous, row), CASE count(*) WHEN 1 THEN 'one row is'
                ELSE count(*)::VARCHAR || ' rows are' END) AS message
        FROM (SELECT row, {key} AS id, lag({key}) OVER () AS previous FROM {table})
        WHERE id < previous HAVING count(*) > 0"""
        for table, key in KEYS.items()
    ),
    bad="""
        actors:
        actor_id
        russia
        hur

        claims:
        claim_id
        1cgp3j7q

        events:
        event_id
        aleppo-offensive-2024
        aleppo-capture-2024

        sources:
        source_id
        the-week-nd-hardliners
    """,
    good="""
        actors:
        actor_id
        hur
        russia

        claims:
        claim_id
        1cgp3j7q

        events:
        event_id
        aleppo-2024
        aleppo-capture-2024

        sources:
        source_id
        the-week-nd-hardliners
    """,
    at=(("actors", 3, "actor_id"), ("events", 3, "event_id")),
)
