"""A Syrian governorate in another country."""

from validator.rules.model import Rule

RULE = Rule(
    code="EVT006",
    name="foreign-governorate",
    title="An event outside Syria has a Syrian governorate",
    why="Counted by governorate it happened in Syria, counted by country it did not.",
    fix="Empty the governorate, or set the country to SYR.",
    table="events",
    reads={"events": ("governorate", "country")},
    query="""
        SELECT row, 'governorate' AS "column", governorate AS value,
            format('the country is {}', country) AS message
        FROM events WHERE governorate IS NOT NULL AND country <> 'SYR'
    """,
    bad="""
        events:
        governorate,country
        SY-HL,TUR
    """,
    good="""
        events:
        governorate,country
        SY-HL,SYR
        ,TUR
    """,
    at=(("events", 2, "governorate"),),
)
