"""An active event outside the years that the package covers."""

from validator.rules.model import Rule

RULE = Rule(
    code="DAT002",
    name="outside-window",
    title="An event lies outside the package's window",
    why="The descriptor promises which years are covered (temporal); outside them a chronology "
    "would be a chance selection. Here the window is 2011-01-01 to 2024-12-31.",
    fix="Correct the date, or set the event's status to withdrawn.",
    table="events",
    reads={"events": ("date", "status")},
    query="""
        SELECT row, 'date' AS "column", date AS value,
            format('the date lies outside the window, {} to {}', window_start, window_end)
                AS message
        FROM events JOIN dates ON text = date CROSS JOIN package
        WHERE status = 'active' AND (latest < window_start OR earliest > window_end)
    """,
    bad="""
        events:
        date,status
        2010-12,active
        2025-01-29,active
    """,
    good="""
        events:
        date,status
        2010-12-31/2011-01-01,active
        2025-01-29,withdrawn
    """,
    at=(("events", 2, "date"), ("events", 3, "date")),
)
