"""A stance and an attribution that do not go together."""

from validator.rules.model import Rule

RULE = Rule(
    code="CLM001",
    name="unclear-attribution",
    title="A claim reports nobody's words, or asserts somebody else's",
    why="Who vouches for a statement decides how many independent origins an event has.",
    fix="For what the source passes on, use reports and say whose words they are (an unnamed "
    "voice in the source's own words); for what it says itself, use asserts and leave it empty.",
    table="claims",
    reads={"claims": ("stance", "attributed_to")},
    query="""
        SELECT row, 'attributed_to' AS "column", attributed_to AS value,
            CASE stance WHEN 'reports' THEN 'the claim reports, but not whose words'
            ELSE 'the claim asserts in the source''s own voice, yet names another' END AS message
        FROM claims
        WHERE (stance = 'reports' AND attributed_to IS NULL)
            OR (stance = 'asserts' AND attributed_to IS NOT NULL)
    """,
    bad="""
        claims:
        stance,attributed_to
        reports,
        asserts,Kyiv Post
    """,
    good="""
        claims:
        stance,attributed_to
        reports,unnamed (witnesses)
        asserts,
        denies,
        denies,SANA
    """,
    at=(("claims", 2, "attributed_to"), ("claims", 3, "attributed_to")),
)
