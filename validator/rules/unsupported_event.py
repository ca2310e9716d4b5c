"""An active event that no active claim supports."""

from validator.rules.model import Rule

RULE = Rule(
    code="EVT001",
    name="unsupported-event",
    title="No active claim supports the event",
    why="The project asserts nothing itself: what no source says does not enter the chronology.",
    fix="Add a claim of a source that reports the event, or set its status to withdrawn.",
    table="events",
    reads={"events": ("event_id", "status"), "claims": ("event_id", "status")},
    query="""
        SELECT row, 'event_id' AS "column", event_id AS value,
            'no active claim supports it' AS message
        FROM events
        WHERE status = 'active'
            AND row NOT IN (SELECT event FROM claimed WHERE active AND event IS NOT NULL)
    """,
    bad="""
        events:
        event_id,status
        aleppo-capture-2024,active

        claims:
        event_id,status
        aleppo-capture-2024,withdrawn
    """,
    good="""
        events:
        event_id,status
        aleppo-capture-2024,active

        claims:
        event_id,status
        aleppo-capture-2024,active
    """,
    at=(("events", 2, "event_id"),),
)
