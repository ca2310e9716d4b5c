"""An actor that is part of itself, or was preceded by itself."""

from validator.rules import cycles
from validator.rules.model import Rule

RULE = Rule(
    code="ACT001",
    name="circular-actor",
    title="An actor belongs to or follows itself",
    why="The references are followed to name an actor as of the time; a circle has no end.",
    fix="Empty the reference that is wrong: one of the rows named comes first.",
    table="actors",
    reads={"actors": ("actor_id", "part_of", "preceded_by")},
    query=f"""
        SELECT * FROM ({cycles.query("actors", "actor_id", "part_of")})
        UNION ALL SELECT * FROM ({cycles.query("actors", "actor_id", "preceded_by")})
    """,
    bad="""
        actors:
        actor_id,part_of,preceded_by
        hayat-tahrir-al-sham,,jabhat-fateh-al-sham
        jabhat-fateh-al-sham,,hayat-tahrir-al-sham
        khimik-group,khimik-group,
    """,
    good="""
        actors:
        actor_id,part_of,preceded_by
        hayat-tahrir-al-sham,,jabhat-fateh-al-sham
        jabhat-fateh-al-sham,,
        khimik-group,hur,
        hur,,
    """,
    at=(("actors", 2, "preceded_by"), ("actors", 4, "part_of")),
)
