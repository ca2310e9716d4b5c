"""A word that takes sides, in the project's own voice."""

from validator.findings import Severity
from validator.rules.model import Rule

_WORD = (
    r"\b(?:terrorists?|regimes?|liberat(?:es?|ed|ing|ion)|martyr(?:s|ed|dom)?|massacre[sd]?"
    r"|so-called)\b"
)
_QUOTED = r'"[^"]*"|“[^”]*”|«[^»]*»|\x{2018}[^\x{2019}]*\x{2019}|\[[^\]]*\]'
_LONGEST = 8
"""Words of the longest name that is recognised."""


def _words(text: str) -> str:
    plain = f"replace(strip_accents(lower({text})), 'so called', 'so-called')"
    return f"regexp_extract_all({plain}, '[a-z0-9]+(?:-[a-z0-9]+)*')"


RULE = Rule(
    code="EVT008",
    name="loaded-word",
    title="A title or summary takes sides",
    why="Terrorist, regime, liberated, martyr, massacre and so-called are one side's words; the "
    "project says who uses them. Names of actors (in actors.csv), the event's place, and what "
    "stands in quotation marks or square brackets are free.",
    fix="Use a neutral word (group, government, captured, killed), or put the word in quotation "
    "marks and say whose it is; if it is part of a name, enter the name as an actor's alias.",
    severity=Severity.WARNING,
    table="events",
    reads={
        "events": ("title", "summary", "place", "status"),
        "actors": ("name", "aliases"),
    },
    query=rf"""
        WITH texts AS (
            SELECT row, place, unnest(['title', 'summary']) AS "column",
                unnest([title, summary]) AS value
            FROM events WHERE status = 'active'
                AND (regexp_matches(title, '{_WORD}|so called', 'i')
                    OR regexp_matches(summary, '{_WORD}|so called', 'i'))
        ),
        bare AS (
            SELECT row, "column", value, {
        _words(f'''replace(
                regexp_replace(value, '{_QUOTED}', ' | ', 'g'), coalesce(place, '|'), '|')''')
    }
                AS words
            FROM texts
        ),
        placed AS (
            SELECT *, unnest(words) AS word, unnest(range(1, len(words) + 1)) AS spot FROM bare
        ),
        found AS (
            SELECT * FROM placed WHERE regexp_matches(word, '{_WORD}')
            QUALIFY row_number() OVER (PARTITION BY row, "column" ORDER BY spot) <= 5
        ),
        spelt AS (
            SELECT name FROM actors
            UNION ALL SELECT unnest(string_split(aliases, ';')) FROM actors
        ),
        names AS (
            SELECT DISTINCT array_to_string({_words("name")}, ' ') AS name
            FROM spelt WHERE regexp_matches(name, '{_WORD}', 'i')
        ),
        passages AS (
            SELECT row, "column", spot, array_to_string(words[first:last], ' ') AS name
            FROM (SELECT *, unnest(range(greatest(spot - {_LONGEST - 1}, 1), spot + 1)) AS first
                FROM found)
            CROSS JOIN LATERAL (
                SELECT unnest(range(spot, least(first + {_LONGEST}, len(words) + 1))) AS last)
        ),
        named AS (SELECT DISTINCT row, "column", spot FROM passages SEMI JOIN names USING (name))
        SELECT row, "column", value, format('the text says "{{}}"', word) AS message
        FROM found ANTI JOIN named USING (row, "column", spot)
        QUALIFY row_number() OVER (PARTITION BY row, "column" ORDER BY spot) = 1
    """,
    bad="""
        events:
        title,summary,place,status
        Liberation of Aleppo,Regime forces withdrew from the city.,Aleppo,active

        actors:
        name,aliases
        National Front for Liberation,NFL
    """,
    good="""
        events:
        title,summary,place,status
        National Front for Liberation enters Aleppo,The army spoke of “terrorists”.,Aleppo,active
        Protest in Martyrs' Square,The crowd filled Martyrs' Square.,Martyrs' Square,active

        actors:
        name,aliases
        National Front for Liberation,NFL
    """,
    at=(("events", 2, "summary"), ("events", 2, "title")),
)
