"""An event dated more precisely than any of its claims."""

from validator.rules.model import Rule

RULE = Rule(
    code="EVT002",
    name="unsupported-date",
    title="No claim carries the event's date",
    why="The date must come from a source, and never be more precise than one: a claim of 2016 "
    "does not carry 2016-07-28, while a claim of 2016-07-28 carries 2016.",
    fix="Use a date that a claim gives, or add the claim that carries this one.",
    table="events",
    reads={"events": ("event_id", "date", "status"), "claims": ("event_id", "date", "status")},
    query="""
        WITH uncarried AS (
            SELECT event FROM claimed WHERE active AND event_earliest IS NOT NULL
            GROUP BY event HAVING NOT bool_or((dated AND earliest IS NULL) OR coalesce(
                earliest >= event_earliest AND latest <= event_latest, false))
        ),
        bare AS (
            SELECT event AS row, events.date AS value, claims.date AS other, count(*) AS claims
            FROM uncarried JOIN events ON events.row = event
                JOIN claimed USING (event) JOIN claims ON claims.row = claimed.row
            WHERE active AND events.status = 'active'
            GROUP BY ALL
        ),
        dated AS (
            SELECT row, value, array_to_string(
                list(other ORDER BY claims DESC, other) FILTER (other IS NOT NULL)[:5], ', ')
                AS others
            FROM bare GROUP BY row, value
        )
        SELECT row, 'date' AS "column", value,
            CASE WHEN others IS NULL THEN 'none of the active claims gives a date'
            ELSE 'no active claim gives this date or one within it' END AS message,
            'Use a date that a claim gives (' || others
                || '), or add the claim that carries this one.' AS fix
        FROM dated
    """,
    bad="""
        events:
        event_id,date,status
        jabhat-al-nusra-break-with-al-qaeda-2016,2016-07-28,active

        claims:
        event_id,date,status
        jabhat-al-nusra-break-with-al-qaeda-2016,2016,active
        jabhat-al-nusra-break-with-al-qaeda-2016,,active
        jabhat-al-nusra-break-with-al-qaeda-2016,2016-07-28,withdrawn
    """,
    good="""
        events:
        event_id,date,status
        jabhat-al-nusra-break-with-al-qaeda-2016,2016-07,active

        claims:
        event_id,date,status
        jabhat-al-nusra-break-with-al-qaeda-2016,2016,active
        jabhat-al-nusra-break-with-al-qaeda-2016,2016-07-28~,active
    """,
    at=(("events", 2, "date"),),
)
