"""A derivation of which only half is told."""

from validator.rules.model import Rule

RULE = Rule(
    code="SRC002",
    name="lone-relation",
    title="A derived source lacks its relation, or a relation its source",
    why="Whether a page copies or only cites another decides if both count as one origin.",
    fix="Fill in derived_from and relation, or neither; an original that was not read has no row, "
    "then only origin names it.",
    table="sources",
    reads={"sources": ("derived_from", "relation")},
    query="""
        SELECT row, CASE WHEN relation IS NULL THEN 'relation' ELSE 'derived_from' END AS "column",
            NULL AS value,
            CASE WHEN relation IS NULL
            THEN format('how it depends on "{}" is missing', derived_from)
            ELSE format('which source it {} is missing', relation) END AS message
        FROM sources WHERE (derived_from IS NULL) <> (relation IS NULL)
    """,
    bad="""
        sources:
        derived_from,relation
        sana-2024-11-30-redeployment,
        ,quotes
    """,
    good="""
        sources:
        derived_from,relation
        sana-2024-11-30-redeployment,quotes
        ,
    """,
    at=(("sources", 2, "relation"), ("sources", 3, "derived_from")),
)
