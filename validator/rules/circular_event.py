"""An event that is part of itself."""

from validator.rules import cycles
from validator.rules.model import Rule

RULE = Rule(
    code="EVT010",
    name="circular-event",
    title="An event is part of itself",
    why="A battle belongs to an offensive; who follows the references upwards must arrive.",
    fix="Empty the reference that is wrong: one of the rows named is the largest.",
    table="events",
    reads={"events": ("event_id", "part_of")},
    query=cycles.query("events", "event_id", "part_of"),
    bad="""
        events:
        event_id,part_of
        aleppo-capture-2024,aleppo-offensive-2024
        aleppo-offensive-2024,aleppo-capture-2024
        aleppo-strike-2024,aleppo-capture-2024
    """,
    good="""
        events:
        event_id,part_of
        aleppo-capture-2024,aleppo-offensive-2024
        aleppo-offensive-2024,
        aleppo-strike-2024,aleppo-capture-2024
    """,
    at=(("events", 2, "part_of"),),
)
