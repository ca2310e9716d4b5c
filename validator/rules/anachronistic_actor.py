"""An actor in an event before it began or after it ended."""

from validator.findings import Severity
from validator.rules.fragments import unreviewed
from validator.rules.model import Rule

RULE = Rule(
    code="CLM005",
    name="anachronistic-actor",
    title="An actor acts outside its years",
    why="Each name of an organisation has its own row, so that an event names it as it was called "
    "at the time. A bound marked ~ ? or % may be a year off; a predecessor may have ended before "
    "the event and a successor begin after it.",
    fix="Use the actor as it was named at the time, or correct its years. If the source means "
    'just this one, say so in the claim\'s note, beginning "Reviewed: ".',
    severity=Severity.WARNING,
    table="claims",
    reads={
        "claims": ("event_id", "actor_id", "role", "status", "note"),
        "events": ("event_id", "date", "date_end"),
        "actors": ("actor_id", "preceded_by", "active_from", "active_to"),
    },
    query=f"""
        WITH RECURSIVE lives AS (
            SELECT actors.row AS actor, actor_id, active_from, active_to,
                born.earliest - CASE WHEN born.approximate THEN 365 ELSE 0 END AS born,
                died.latest + CASE WHEN died.approximate THEN 365 ELSE 0 END AS died
            FROM actors LEFT JOIN dates AS born ON born.text = active_from
                LEFT JOIN dates AS died ON died.text = active_to
        ),
        outside AS (
            SELECT claimed.row, event, actor_id, event_earliest AS earliest,
                event_ended AS latest, event_ended < born AS early,
                CASE WHEN early THEN 'begins in ' || active_from ELSE 'ends in ' || active_to
                END AS bound
            FROM claimed JOIN lives USING (actor)
            WHERE active AND (event_ended < born OR event_earliest > died)
        ),
        wrong AS (
            SELECT outside.*, events.date
            FROM outside JOIN claims USING (row) JOIN events ON events.row = event
            WHERE {unreviewed()}
                AND role IS DISTINCT FROM CASE WHEN early THEN 'successor' ELSE 'predecessor' END
        ),
        before(actor_id, other, steps) AS (
            SELECT actor_id, preceded_by, 1 FROM actors WHERE preceded_by IS NOT NULL
            UNION ALL
            SELECT before.actor_id, preceded_by, steps + 1
            FROM before JOIN actors ON actors.actor_id = before.other
            WHERE preceded_by IS NOT NULL AND steps < 10
        ),
        kin AS (
            SELECT * FROM (
                SELECT actor_id, other, steps FROM before
                UNION ALL SELECT other, actor_id, steps FROM before
            ) WHERE actor_id IN (SELECT actor_id FROM wrong)
            QUALIFY row_number() OVER (PARTITION BY actor_id ORDER BY steps, other) <= 20
        ),
        better AS (
            SELECT wrong.row, min({{'steps': steps, 'other': other}}).other AS other
            FROM wrong JOIN kin USING (actor_id) JOIN lives ON lives.actor_id = other
            WHERE latest >= coalesce(born, latest) AND earliest <= coalesce(died, earliest)
            GROUP BY wrong.row
        )
        SELECT row, 'actor_id' AS "column", actor_id AS value,
            format('the actor {{}}, the event is of {{}}', bound, date) AS message,
            format('Did you mean "{{}}"? If the source means just this actor, say so in the '
                || 'claim''s note, beginning "Reviewed: ".', other) AS fix
        FROM wrong LEFT JOIN better USING (row)
    """,
    bad="""
        claims:
        event_id,actor_id,role,status,note
        aleppo-offensive-2024,jabhat-al-nusra,initiator,active,

        events:
        event_id,date,date_end
        aleppo-offensive-2024,2024-11-27,2024-12-08

        actors:
        actor_id,preceded_by,active_from,active_to
        hayat-tahrir-al-sham,jabhat-al-nusra,2017,
        jabhat-al-nusra,,2011,2016-07-28
    """,
    good="""
        claims:
        event_id,actor_id,role,status,note
        aleppo-offensive-2024,hayat-tahrir-al-sham,initiator,active,
        aleppo-offensive-2024,jabhat-al-nusra,initiator,active,Reviewed: the old name is used.

        events:
        event_id,date,date_end
        aleppo-offensive-2024,2024-11-27,2024-12-08

        actors:
        actor_id,preceded_by,active_from,active_to
        hayat-tahrir-al-sham,jabhat-al-nusra,2017,
        jabhat-al-nusra,,2011,2016-07-28
    """,
    at=(("claims", 2, "actor_id"),),
)
