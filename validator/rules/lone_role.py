"""An actor without a role, or a role that nobody has."""

from validator.rules.model import Rule

RULE = Rule(
    code="CLM002",
    name="lone-role",
    title="An actor has no role, or a role no actor",
    why="An actor's name alone does not say whether it attacked or was attacked.",
    fix="Fill in both cells or neither.",
    table="claims",
    reads={"claims": ("actor_id", "role")},
    query="""
        SELECT row, CASE WHEN role IS NULL THEN 'role' ELSE 'actor_id' END AS "column",
            NULL AS value,
            CASE WHEN role IS NULL THEN format('the actor "{}" has no role', actor_id)
            ELSE format('the role "{}" has no actor', role) END AS message
        FROM claims WHERE (actor_id IS NULL) <> (role IS NULL)
    """,
    bad="""
        claims:
        actor_id,role
        russia,
        ,target
    """,
    good="""
        claims:
        actor_id,role
        russia,initiator
        ,
    """,
    at=(("claims", 2, "role"), ("claims", 3, "actor_id")),
)
