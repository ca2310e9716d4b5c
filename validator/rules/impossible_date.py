"""A date that the calendar does not have."""

from validator.rules.model import Rule
from validator.tables.relations import DATE_COLUMNS

RULE = Rule(
    code="DAT001",
    name="impossible-date",
    title="A date is not in the calendar, or its interval is reversed",
    why="The spelling is right, but no day is meant; every program would pick another one.",
    fix="Write a day that exists, and an interval with its earlier end first.",
    table="events",
    reads=DATE_COLUMNS,
    query=" UNION ALL ".join(
        f"""
        SELECT '{table}' AS "table", row, '{column}' AS "column", {column} AS value,
            'the date ' || problem AS message
        FROM {table} JOIN dates ON text = {column} WHERE problem IS NOT NULL"""
        for table, columns in DATE_COLUMNS.items()
        for column in columns
    ),
    bad="""
        actors:
        active_from,active_to
        2011,2016-06-31

        sources:
        published
        2023-02-29

        events:
        date,date_end
        2024-12-08/2024-11-27,2024-12-08

        claims:
        date
        2024-11-31
    """,
    good="""
        actors:
        active_from,active_to
        2011,2016-06-30

        sources:
        published
        2024-02-29

        events:
        date,date_end
        2024-11-27/2024-12-08,2024-12-08

        claims:
        date
        2024-11~
    """,
    at=(
        ("actors", 2, "active_to"),
        ("claims", 2, "date"),
        ("events", 2, "date"),
        ("sources", 2, "published"),
    ),
)
