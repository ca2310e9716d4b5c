"""A source that reports what had not yet happened."""

from validator.findings import Severity
from validator.rules.fragments import unreviewed
from validator.rules.model import Rule

RULE = Rule(
    code="CLM008",
    name="foretold-event",
    title="A source was published before what it reports",
    why="Either date is wrong, or the source belongs to another event. A day between time zones "
    "is allowed; where the claim gives a date of its own, that one counts. It is not an error: "
    "a source can announce talks and a page can be rewritten under its old date.",
    fix="Correct the date, or move the claim to the event that the source means. If the source "
    'announces the event, say so in the claim\'s note, beginning "Reviewed: ".',
    severity=Severity.WARNING,
    table="claims",
    reads={
        "claims": ("event_id", "source_id", "stance", "date", "status", "note"),
        "events": ("event_id", "date"),
        "sources": ("source_id", "published"),
    },
    query=f"""
        WITH pages AS (
            SELECT row AS source, published, latest FROM sources JOIN dates ON text = published
        ),
        told AS (
            SELECT claimed.row, event, published
            FROM claimed JOIN pages USING (source)
            WHERE active AND pages.latest + 1
                < CASE WHEN dated THEN earliest ELSE event_earliest END
        )
        SELECT told.row, 'source_id' AS "column", source_id AS value,
            format('the source is of {{}}, what it reports of {{}}', published,
                coalesce(claims.date, events.date)) AS message
        FROM told JOIN claims USING (row) JOIN events ON events.row = event
        WHERE stance IN ('asserts', 'reports') AND {unreviewed()}
    """,
    bad="""
        claims:
        event_id,source_id,stance,date,status,note
        aleppo-offensive-2024,a-2024-01-03-war,asserts,,active,

        events:
        event_id,date
        aleppo-offensive-2024,2024-11-27

        sources:
        source_id,published
        a-2024-01-03-war,2024-01-03
    """,
    good="""
        claims:
        event_id,source_id,stance,date,status,note
        aleppo-offensive-2024,a-2024-11-war,asserts,,active,
        aleppo-offensive-2024,a-2024-11-war,reports,2024-11-26,active,
        astana-talks-2024,a-2024-11-war,reports,,active,Reviewed: announces the talks.

        events:
        event_id,date
        aleppo-offensive-2024,2024-11-27
        astana-talks-2024,2024-12-07

        sources:
        source_id,published
        a-2024-11-war,2024-11
    """,
    at=(("claims", 2, "source_id"),),
)
