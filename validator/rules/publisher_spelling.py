"""One publisher under two spellings."""

from validator.findings import Severity
from validator.rules.fragments import folded
from validator.rules.model import Rule

_NEIGHBOURS = 20
"""Each name is compared with so many that follow it in order: never all with all."""

_SHORTEST = 4
"""A word of fewer letters that only one name has tells outlets apart: RT and TRT, US and UK."""


def _told_apart(one: str, other: str) -> str:
    own = f"list_filter({_words(one)}, lambda word: NOT list_contains({_words(other)}, word))"
    return f"len(list_filter({own}, lambda word: length(word) < {_SHORTEST})) = 0"


def _words(name: str) -> str:
    return f"string_split(lower({name}.name), ' ')"


RULE = Rule(
    code="SRC005",
    name="publisher-spelling",
    title="A publisher or origin is spelt in two ways",
    why="Two spellings of one outlet count as two independent origins. Compared are publishers "
    "and origins without case, accents, punctuation and The; names of nine letters and more may "
    "differ by one letter, of eighteen by two, but not in a word of three letters or fewer.",
    fix="Spell it as the other rows do. If the two are different outlets, write the longer name "
    "or the host name, so that they can be told apart.",
    severity=Severity.WARNING,
    table="sources",
    reads={"sources": ("publisher", "origin")},
    query=f"""
        WITH cells AS (
            SELECT publisher AS name, 'publisher' AS "column", count(*) AS uses, min(row) AS row
            FROM sources GROUP BY publisher
            UNION ALL
            SELECT origin, 'origin', count(*), min(row)
            FROM sources WHERE origin <> 'unknown' GROUP BY origin
        ),
        names AS (
            SELECT name, sum(uses) AS uses, min(row) AS row,
                arg_min("column", {{'row': row, 'place': "column" = 'origin'}}) AS "column"
            FROM cells GROUP BY name
        ),
        bare AS (SELECT *, {folded("name")} AS folded FROM names),
        spelt AS (
            SELECT *, first_value(name) OVER same AS preferred
            FROM bare WINDOW same AS (PARTITION BY folded ORDER BY uses DESC, name)
        ),
        long AS (
            SELECT *, regexp_replace(folded, '[^0-9]+', '', 'g') AS digits,
                reverse(folded) AS turned
            FROM spelt WHERE name = preferred AND length(folded) >= 9
        ),
        ordered AS (
            SELECT *, 'start' AS side, left(folded, 4) AS block, folded AS sorted FROM long
            UNION ALL SELECT *, 'end', left(turned, 4), turned FROM long
        ),
        ranked AS (
            SELECT *, row_number() OVER (PARTITION BY side, block ORDER BY sorted) AS rank,
                count(*) OVER (PARTITION BY side, block) AS size
            FROM ordered
        ),
        compared AS (
            SELECT * REPLACE (
                unnest(range(rank + 1, least(size, rank + {_NEIGHBOURS}) + 1)) AS rank)
            FROM ranked
        ),
        near AS (
            SELECT CASE WHEN (a.uses, b.name) > (b.uses, a.name) THEN [b.name, a.name]
                ELSE [a.name, b.name] END AS pair
            FROM compared AS a JOIN ranked AS b USING (side, block, rank, digits)
            WHERE abs(length(a.folded) - length(b.folded)) <= 2
                AND CASE WHEN levenshtein(left(a.folded, 60), left(b.folded, 60)) <= 4
                    THEN damerau_levenshtein(left(a.folded, 60), left(b.folded, 60))
                        <= least(length(a.folded) // 9, 2) END
                AND {_told_apart("a", "b")} AND {_told_apart("b", "a")}
        ),
        pairs AS (
            SELECT name, preferred FROM spelt WHERE name <> preferred AND folded <> ''
            UNION ALL SELECT pair[1], min(pair[2]) FROM near GROUP BY pair[1]
        )
        SELECT row, "column", name AS value,
            format('it is also spelt "{{}}"', pairs.preferred) AS message,
            format('Write "{{}}" if it is the same, as the other rows do.', pairs.preferred) AS fix
        FROM pairs JOIN names USING (name)
    """,
    bad="""
        sources:
        publisher,origin
        Al Jazeera,Al Jazeera
        Al-Jazeera,Reuters
        Al Jazeera,unknown
        Enab Baladi,Enab Balady
    """,
    good="""
        sources:
        publisher,origin
        Al Jazeera,Al Jazeera
        BBC News,NBC News
        Channel 4 Television,Channel 5 Television
        TRT Deutsch,RT Deutsch
        Unknown,unknown
    """,
    at=(("sources", 3, "publisher"), ("sources", 5, "origin")),
)
