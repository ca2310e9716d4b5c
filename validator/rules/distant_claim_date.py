"""A claim that dates its event more than half a year off."""

from validator.findings import Severity
from validator.rules.fragments import unreviewed
from validator.rules.model import Rule

RULE = Rule(
    code="DAT003",
    name="distant-claim-date",
    title="A claim's date is more than half a year from its event",
    why="Sources may disagree by days or weeks; half a year is mostly a slip in the year, or a "
    "claim that belongs to another event.",
    fix="Correct the date, or move the claim to the event that it is about. If the source does "
    'say so, note it on the claim, beginning "Reviewed: ".',
    severity=Severity.WARNING,
    table="claims",
    reads={
        "claims": ("event_id", "date", "status", "note"),
        "events": ("event_id", "date", "date_end", "status"),
    },
    query=f"""
        WITH distant AS (
            SELECT row, event FROM claimed
            WHERE active AND (latest < event_earliest - 183 OR earliest > event_ended + 183)
        )
        SELECT distant.row, 'date' AS "column", claims.date AS value,
            format('the event is of {{}}', events.date) AS message
        FROM distant JOIN claims USING (row) JOIN events ON events.row = event
        WHERE events.status = 'active' AND {unreviewed()}
    """,
    bad="""
        claims:
        event_id,date,status,note
        aleppo-offensive-2024,2023-11-27,active,

        events:
        event_id,date,date_end,status
        aleppo-offensive-2024,2024-11-27,2024-12-08,active
    """,
    good="""
        claims:
        event_id,date,status,note
        aleppo-offensive-2024,2024-11-30,active,
        aleppo-offensive-2024,2024,active,
        aleppo-offensive-2024,2023-11,active,Reviewed: the page counts from the first skirmish.

        events:
        event_id,date,date_end,status
        aleppo-offensive-2024,2024-11-27,2024-12-08,active
    """,
    at=(("claims", 2, "date"),),
)
