"""An actor that nothing mentions."""

from validator.findings import Severity
from validator.rules.model import Rule

RULE = Rule(
    code="ACT003",
    name="unused-actor",
    title="Nothing refers to the actor",
    why="A row that no claim needs is not carried by any source, and nobody notices its mistakes.",
    fix="Add the claim for which the actor was entered, or leave the row out.",
    severity=Severity.WARNING,
    table="actors",
    reads={
        "actors": ("actor_id", "name", "part_of", "preceded_by"),
        "claims": ("actor_id", "attributed_to"),
    },
    query="""
        WITH used AS (
            SELECT actor_id FROM actors WHERE row IN (SELECT actor FROM claimed)
            UNION ALL SELECT part_of FROM actors WHERE part_of <> actor_id
            UNION ALL SELECT preceded_by FROM actors WHERE preceded_by <> actor_id
        )
        SELECT row, 'actor_id' AS "column", actor_id AS value,
            'no claim and no other actor refers to it' AS message
        FROM actors ANTI JOIN used USING (actor_id)
        WHERE name NOT IN (SELECT attributed_to FROM claims WHERE attributed_to IS NOT NULL)
    """,
    bad="""
        actors:
        actor_id,name,part_of,preceded_by
        hur,Main Directorate of Intelligence,,
        khimik-group,Khimik group,hur,

        claims:
        actor_id,attributed_to
        hur,
    """,
    good="""
        actors:
        actor_id,name,part_of,preceded_by
        afp,AFP,,
        hur,Main Directorate of Intelligence,,
        khimik-group,Khimik group,hur,

        claims:
        actor_id,attributed_to
        khimik-group,AFP
    """,
    at=(("actors", 3, "actor_id"),),
)
