"""A source on which nothing rests."""

from validator.findings import Severity
from validator.rules.model import Rule

RULE = Rule(
    code="SRC006",
    name="unused-source",
    title="No claim rests on the source",
    why="Somebody read the page for something; a row without a claim says nothing of it.",
    fix="Add the claims for which the page was read, or leave the row out.",
    severity=Severity.WARNING,
    table="sources",
    reads={"sources": ("source_id", "derived_from"), "claims": ("source_id",)},
    query="""
        SELECT row, 'source_id' AS "column", source_id AS value,
            'no claim rests on it and no other source derives from it' AS message
        FROM sources
        ANTI JOIN claimed ON source = sources.row
        ANTI JOIN (SELECT derived_from AS source_id, source_id AS own FROM sources) AS derived
            ON derived.source_id = sources.source_id AND own <> sources.source_id
    """,
    bad="""
        sources:
        source_id,derived_from
        a-2024-12-01-fall,
        b-2024-12-01-fall,a-2024-12-01-fall

        claims:
        source_id
        a-2024-12-01-fall
    """,
    good="""
        sources:
        source_id,derived_from
        a-2024-12-01-fall,
        b-2024-12-01-fall,a-2024-12-01-fall

        claims:
        source_id
        b-2024-12-01-fall
    """,
    at=(("sources", 3, "source_id"),),
)
