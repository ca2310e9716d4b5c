"""A source that derives from itself."""

from validator.rules import cycles
from validator.rules.model import Rule

RULE = Rule(
    code="SRC003",
    name="circular-source",
    title="A source derives from itself",
    why="Of two pages one was first; in a circle no page would be the origin.",
    fix="Empty derived_from and relation of the page that was first.",
    table="sources",
    reads={"sources": ("source_id", "derived_from")},
    query=cycles.query("sources", "source_id", "derived_from"),
    bad="""
        sources:
        source_id,derived_from
        a-2024-12-01-fall,b-2024-12-01-fall
        b-2024-12-01-fall,c-2024-12-01-fall
        c-2024-12-01-fall,a-2024-12-01-fall
    """,
    good="""
        sources:
        source_id,derived_from
        a-2024-12-01-fall,b-2024-12-01-fall
        b-2024-12-01-fall,c-2024-12-01-fall
        c-2024-12-01-fall,
    """,
    at=(("sources", 2, "derived_from"),),
)
