"""One statement under two sources."""

from validator.findings import Severity
from validator.rules.fragments import unreviewed
from validator.rules.model import Rule

RULE = Rule(
    code="CLM006",
    name="copied-statement",
    title="Two sources have the same statement",
    why="Two pages are hardly ever paraphrased alike: a row was copied and not rewritten, or the "
    "sentence is the sources' own. Rows of one source may share a statement about several actors.",
    fix="Read the second source again and write what it says. If both do say the same, say so in "
    'the claim\'s note, beginning "Reviewed: ".',
    severity=Severity.WARNING,
    table="claims",
    reads={"claims": ("claim_id", "source_id", "statement", "status", "note")},
    query=f"""
        WITH marked AS (
            SELECT row, hash(lower(left(statement, 32))) AS mark
            FROM claims WHERE status = 'active' AND {unreviewed()}
        ),
        repeated AS (
            SELECT mark FROM marked GROUP BY mark HAVING count(*) > 1
        ),
        suspects AS (
            SELECT row, claim_id, source_id, statement,
                regexp_replace(lower(statement), '[\\s\\pZ]+', ' ', 'g') AS folded
            FROM claims WHERE row IN (SELECT row FROM marked SEMI JOIN repeated USING (mark))
        ),
        paired AS (
            SELECT *, first_value(claim_id) OVER same AS other,
                first_value(source_id) OVER same AS other_source
            FROM suspects WINDOW same AS (PARTITION BY folded ORDER BY row)
        )
        SELECT row, 'statement' AS "column", statement AS value,
            format('claim "{{}}" says the same of source "{{}}"', other, other_source) AS message
        FROM paired WHERE source_id <> other_source
    """,
    bad="""
        claims:
        claim_id,source_id,statement,status,note
        1cgp3j7q,a-2024-12-01-fall,The army left the city without a fight before dawn.,active,
        353vxcb8,b-2024-12-01-fall,The army left the city without a Fight  before dawn.,active,
    """,
    good="""
        claims:
        claim_id,source_id,statement,status,note
        1cgp3j7q,a-2024-12-01-fall,The army left the city without a fight before dawn.,active,
        353vxcb8,a-2024-12-01-fall,The army left the city without a fight before dawn.,active,
        4dq9g1km,b-2024-12-01-fall,Soldiers were seen to leave in the night.,active,
    """,
    at=(("claims", 3, "statement"),),
)
