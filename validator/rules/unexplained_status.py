"""A claim that no longer stands, without a reason."""

from validator.rules.model import Rule

RULE = Rule(
    code="CLM007",
    name="unexplained-status",
    title="A claim no longer stands and nobody says why",
    why="Published rows stay; who relied on one must be able to see what was wrong with it.",
    fix="Say in the note why, and what stands instead.",
    table="claims",
    reads={"claims": ("status", "note")},
    query="""
        SELECT row, 'note' AS "column", NULL AS value,
            format('the claim is {} without a note', status) AS message
        FROM claims WHERE status <> 'active' AND note IS NULL
    """,
    bad="""
        claims:
        status,note
        withdrawn,
    """,
    good="""
        claims:
        status,note
        withdrawn,The page was taken down as false.
        active,
    """,
    at=(("claims", 2, "note"),),
)
