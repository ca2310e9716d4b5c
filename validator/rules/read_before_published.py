"""A source read before it was published."""

from validator.rules.model import Rule

RULE = Rule(
    code="SRC001",
    name="read-before-published",
    title="A source was read before it was published",
    why="One of the two dates is wrong; a wrong publication date misdates every claim behind it.",
    fix="Correct the date that is wrong; a page without a date has no published.",
    table="sources",
    reads={"sources": ("published", "accessed")},
    query="""
        SELECT row, 'accessed' AS "column", accessed::VARCHAR AS value,
            format('the source is published {}', published) AS message
        FROM sources JOIN dates ON text = published WHERE accessed < earliest
    """,
    bad="""
        sources:
        published,accessed
        2024-12-01,2024-11-30
        2025,2024-12-31
    """,
    good="""
        sources:
        published,accessed
        2024-12-01,2024-12-01
        2024,2024-01-01
        ,2024-12-01
    """,
    at=(("sources", 2, "accessed"), ("sources", 3, "accessed")),
)
