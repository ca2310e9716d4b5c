"""An event whose id names another year."""

from validator.findings import Severity
from validator.rules.fragments import NAMED_IN_REVIEW
from validator.rules.model import Rule

RULE = Rule(
    code="EVT009",
    name="misdated-id",
    title="The year in an event's id is not the year of its date",
    why="The id is what people cite; its year is read as the event's.",
    fix="Correct the date, or the id of an event that is not yet published. A published id stays: "
    'then add a note to one of its claims, "Reviewed: " with the id.',
    severity=Severity.WARNING,
    table="events",
    reads={"events": ("event_id", "date", "status"), "claims": ("event_id", "note")},
    query=f"""
        SELECT row, 'event_id' AS "column", event_id AS value,
            format('the date is {{}}', date) AS message
        FROM events JOIN dates ON text = date
        WHERE status = 'active'
            AND TRY_CAST(right(event_id, 4) AS INTEGER) NOT BETWEEN year(earliest) AND year(latest)
            AND event_id NOT IN (SELECT named FROM ({NAMED_IN_REVIEW}) WHERE named = event_id)
    """,
    bad="""
        events:
        event_id,date,status
        aleppo-offensive-2023,2024-11-27,active

        claims:
        event_id,note
        aleppo-offensive-2023,
    """,
    good="""
        events:
        event_id,date,status
        aleppo-offensive-2024,2024-11-27,active
        aleppo-siege-2013,2012-12/2013-01,active
        aleppo-strike-2015,2016,active

        claims:
        event_id,note
        aleppo-strike-2015,Reviewed: aleppo-strike-2015 was published under the date first given.
    """,
    at=(("events", 2, "event_id"),),
)
