"""Two actors under one name."""

from validator.findings import Severity
from validator.rules.fragments import folded
from validator.rules.model import Rule

RULE = Rule(
    code="ACT002",
    name="likely-duplicate-actor",
    title="Two actors share a name",
    why="One body under two ids is counted as two; a name that fits two cannot be looked up.",
    fix="Keep one row and move its claims there, or join the two by preceded_by if the one became "
    "the other; otherwise take the name from one, or add to it what tells the two apart.",
    severity=Severity.WARNING,
    table="actors",
    reads={"actors": ("actor_id", "name", "aliases", "preceded_by")},
    query=f"""
        WITH RECURSIVE spelt AS (
            SELECT row, actor_id, 'name' AS "column", name AS value FROM actors
            UNION ALL
            SELECT row, actor_id, 'aliases', unnest(string_split(aliases, ';'))
            FROM actors WHERE aliases IS NOT NULL
        ),
        names AS (SELECT *, {folded("value")} AS folded FROM spelt),
        shared AS (
            SELECT * FROM names WHERE folded <> '' AND hash(folded) IN (
                SELECT hash(folded) FROM names GROUP BY ALL HAVING min(row) <> max(row))
        ),
        line(actor_id, root, steps) AS (
            SELECT DISTINCT actor_id, actor_id, 0 FROM shared
            UNION ALL
            SELECT line.actor_id, actors.preceded_by, steps + 1
            FROM line JOIN actors ON actors.actor_id = line.root
            WHERE actors.preceded_by IS NOT NULL AND steps < 12
        ),
        lines AS (SELECT actor_id, arg_max(root, steps) AS root FROM line GROUP BY actor_id),
        paired AS (
            SELECT row, "column", value, folded, root,
                first_value(root) OVER same AS other_root,
                first_value(actor_id) OVER same AS other
            FROM shared JOIN lines USING (actor_id)
            WINDOW same AS (PARTITION BY folded ORDER BY row)
        )
        SELECT row, "column", value, format('"{{}}" is also called so', other) AS message
        FROM paired WHERE root <> other_root
        QUALIFY row_number() OVER (PARTITION BY row ORDER BY "column" DESC, folded) = 1
    """,
    bad="""
        actors:
        actor_id,name,aliases,preceded_by
        al-nusra-front,Al-Nusra Front,,
        jabhat-al-nusra,Jabhat al-Nusra,JN;The al-Nusra Front,
    """,
    good="""
        actors:
        actor_id,name,aliases,preceded_by
        jabhat-al-nusra,Jabhat al-Nusra,al-Nusra Front;Al-Nusra front,
        jabhat-fateh-al-sham,Jabhat Fateh al-Sham,al-Nusra Front,jabhat-al-nusra
    """,
    at=(("actors", 3, "aliases"),),
)
