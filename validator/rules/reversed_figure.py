"""A figure whose lower end is above its upper end."""

from validator.rules.model import Rule

RULE = Rule(
    code="CLM004",
    name="reversed-figure",
    title="A figure's lower end is above its upper end",
    why="No number lies in such a range, so that it contradicts every other claim.",
    fix="Exchange the two, or correct the one that is wrong.",
    table="claims",
    reads={"claims": ("value_low", "value_high")},
    query="""
        SELECT row, 'value_high' AS "column", value_high AS value,
            format('the upper end is below the lower end, {}', value_low) AS message
        FROM claims WHERE value_low > value_high
    """,
    bad="""
        claims:
        value_low,value_high
        130,100
    """,
    good="""
        claims:
        value_low,value_high
        100,130
        100,100
        100,
    """,
    at=(("claims", 2, "value_high"),),
)
