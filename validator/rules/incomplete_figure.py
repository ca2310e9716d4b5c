"""A figure without its measure, or a measure without its figure."""

from validator.rules.model import Rule

RULE = Rule(
    code="CLM003",
    name="incomplete-figure",
    title="A figure lacks its measure or its lower end",
    why="A number counts nothing unless it is said what it counts, and from where on.",
    fix='Give measure and value_low together; "up to 300" has the value_low 0, "more than 300" '
    "an empty value_high.",
    table="claims",
    reads={"claims": ("measure", "value_low", "value_high")},
    query="""
        SELECT row, CASE WHEN value_low IS NULL THEN 'value_low' ELSE 'measure' END AS "column",
            NULL AS value,
            CASE WHEN value_low IS NOT NULL THEN format('the figure {} has no measure', value_low)
            WHEN value_high IS NULL THEN format('the measure "{}" has no figure', measure)
            ELSE format('the upper end {} has no lower end', value_high) END AS message
        FROM claims
        WHERE (measure IS NULL) <> (value_low IS NULL)
            OR (value_high IS NOT NULL AND value_low IS NULL)
    """,
    bad="""
        claims:
        measure,value_low,value_high
        killed,,
        ,12,12
        killed,,300
    """,
    good="""
        claims:
        measure,value_low,value_high
        killed,12,12
        killed,0,300
        injured,300,
        ,,
    """,
    at=(("claims", 2, "value_low"), ("claims", 3, "measure"), ("claims", 4, "value_low")),
)
