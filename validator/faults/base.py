"""Faults that show only when a contribution is compared with what it builds on."""

from validator.faults.model import Fault
from validator.findings import Severity

CHANGED_DESCRIPTOR = Fault(
    code="BAS001",
    name="changed-descriptor",
    title="The contribution changes the descriptor",
    why="The descriptor says which tables exist and what they promise; the rows were checked "
    "with the one of the base.",
    fix="Leave datapackage.json alone unless it is what the contribution is about.",
    severity=Severity.WARNING,
    bad='-"end": "2024-12-31"\n+"end": "2030-12-31"',
    good="(the file is the same on both sides)",
)
CHANGED_SCHEMA = Fault(
    code="BAS002",
    name="changed-schema",
    title="The contribution changes a table's schema",
    why="Everybody who loads the table depends on it; the rows were checked with the one of the "
    "base.",
    fix="Change a schema in a contribution of its own, before the rows that need it.",
    severity=Severity.WARNING,
    bad='-"maxLength": 400\n+"maxLength": 300',
    good="(the file is the same on both sides)",
)
WEAKENED_SCHEMA = Fault(
    code="BAS003",
    name="weakened-schema",
    title="The contribution lets rows pass that the base refuses",
    why="A rule that is loosened beside the rows that break it is no rule.",
    fix="Restore the constraint. If the data model has to change, argue for it in a contribution "
    "of its own, which a maintainer merges over this error.",
    bad='-"constraints": {"required": true}\n+"constraints": {}',
    good="(the constraint is the same on both sides, or stricter)",
)
CHANGED_PROFILE = Fault(
    code="BAS004",
    name="changed-profile",
    title="The contribution changes the profile",
    why="The profile says what every timeline package holds; the descriptor was checked with the "
    "one of the base.",
    fix="Change the profile in a contribution of its own.",
    severity=Severity.WARNING,
    bad='-"required": ["temporal"]\n+"required": []',
    good="(the file is the same on both sides)",
)
CHANGED_WORKFLOW = Fault(
    code="BAS005",
    name="changed-workflow",
    title="The contribution changes what runs the checks",
    why="Whoever changes a workflow decides what is checked, also about this contribution.",
    fix="Leave .github and action.yml alone unless they are what the contribution is about; a "
    "maintainer reads every line of such a change.",
    severity=Severity.WARNING,
    bad="-  run: timeline validate\n+  run: true",
    good="(the file is the same on both sides)",
)
REMOVED_ID = Fault(
    code="BAS006",
    name="removed-id",
    title="A published row is gone",
    why="Others cite it by its id; a row that vanishes turns their citation into a riddle.",
    fix='Restore the row. What should no longer count gets the status "withdrawn" and a reason.',
    bad="-aleppo-offensive-2024,Offensive in Aleppo governorate,active",
    good="-aleppo-offensive-2024,Offensive in Aleppo governorate,active\n"
    "+aleppo-offensive-2024,Offensive in Aleppo governorate,withdrawn",
)
RENAMED_ID = Fault(
    code="BAS007",
    name="renamed-id",
    title="A published row has another id",
    why="Whoever cites the old id finds nothing, and nothing tells them where it went.",
    fix="Give the row its old id back; an id need not be pretty.",
    bad="-aleppo-offensive-2024,Offensive in Aleppo governorate\n"
    "+aleppo-attack-2024,Offensive in Aleppo governorate",
    good="-aleppo-offensive-2024,Offensive in Aleppo governorate\n"
    "+aleppo-offensive-2024,Offensive in the governorate of Aleppo",
)
REUSED_ID = Fault(
    code="BAS008",
    name="reused-id",
    title="A published id now names something else",
    why="Whoever cites the id has cited another thing without knowing.",
    fix="Restore the row and give the new thing a row and an id of its own. If it is the same "
    "thing under a better name, change the name in one contribution and the rest in another.",
    bad="-talks-2017,Talks in Astana,2017-01-23,talks\n"
    "+talks-2017,Strike on Khan Shaykhun,2017-04-04,chemical-attack",
    good="-talks-2017,Talks in Astana,2017-01-23,talks\n"
    "+talks-2017,Talks in Astana on a ceasefire,2017-01-23,talks",
)
REWRITTEN_CLAIM = Fault(
    code="BAS009",
    name="rewritten-claim",
    title="A published claim says something else now",
    why="A claim is the record of what a source said; others have cited and weighed it as it "
    "stood.",
    fix='Restore the row, set its status to "superseded" with a note that says why, and add the '
    "corrected claim as a new row with an empty claim_id.",
    bad="-2ab4cd6e,The monitor counts 12 dead.,active,\n"
    "+2ab4cd6e,The monitor counts 21 dead.,active,",
    good="-2ab4cd6e,The monitor counts 12 dead.,active,\n"
    "+2ab4cd6e,The monitor counts 12 dead.,superseded,misread; see 7m2k9xq4\n"
    "+7m2k9xq4,The monitor counts 21 dead.,active,",
)

FAULTS = (
    CHANGED_DESCRIPTOR,
    CHANGED_SCHEMA,
    WEAKENED_SCHEMA,
    CHANGED_PROFILE,
    CHANGED_WORKFLOW,
    REMOVED_ID,
    RENAMED_ID,
    REUSED_ID,
    REWRITTEN_CLAIM,
)
