"""Something that ends before it begins."""

from validator.rules.model import Rule

_ENDS = (("events", "date", "date_end"), ("actors", "active_from", "active_to"))

RULE = Rule(
    code="DAT004",
    name="end-before-start",
    title="Something ends before it begins",
    why="One of the two dates is wrong, and the span between them has no day.",
    fix="Correct the date that is wrong, or exchange the two.",
    table="events",
    reads={table: (start, end) for table, start, end in _ENDS},
    query=" UNION ALL ".join(
        f"""
        SELECT '{table}' AS "table", row, '{end}' AS "column", {end} AS value,
            format('the end lies before {start}, {{}}', {start}) AS message
        FROM {table} JOIN dates AS begun ON begun.text = {start}
            JOIN dates AS ended ON ended.text = {end}
        WHERE ended.latest < begun.earliest"""
        for table, start, end in _ENDS
    ),
    bad="""
        events:
        date,date_end
        2024-11-27,2023-12

        actors:
        active_from,active_to
        2017,2016-07-28
        2024-11-27,2024-10
    """,
    good="""
        events:
        date,date_end
        2024-11-27,2024-11
        2024-11-27,

        actors:
        active_from,active_to
        2016,2016-07-28
    """,
    at=(("actors", 2, "active_to"), ("actors", 3, "active_to"), ("events", 2, "date_end")),
)
