"""Two events that are probably one."""

from validator.findings import Severity
from validator.rules.fragments import NAMED_IN_REVIEW, folded
from validator.rules.model import Rule

_WORDS = r"""array_to_string(list_sort(string_split(regexp_replace(strip_accents(lower(title)),
    '(?:\b(?:a|an|at|by|from|in|near|of|on|the|to)\b|[^\pL\pN])+', ' ', 'g'), ' ')), ' ')"""
"""The words of a title that carry meaning, in a fixed order."""
_SHARED = "list_intersect(string_split(a.words, ' '), string_split(b.words, ' '))"
_SHORTER = "least(len(string_split(a.words, ' ')), len(string_split(b.words, ' ')))"
_WITHIN = f"len({_SHARED}) > 1 AND len({_SHARED}) = {_SHORTER}"
"""Whether one title says all that the other says: al-Waer, and al-Waer in Homs."""
_APART = "NOT contains(a.words, b.word) AND NOT contains(b.words, a.word)"
"""Whether neither title can hold all words of the other, told by one word of each: quick."""
_NEIGHBOURS = 8
"""Each event is compared with so many that follow it in place and title: never all with all."""

RULE = Rule(
    code="EVT003",
    name="likely-duplicate-event",
    title="Two events are probably one",
    why="Claims on two copies of an event do not meet, so that neither is corroborated. Looked at "
    "are active events of one kind and date, neither a part of the other, that have nearly the "
    "same title, or one day and one place, or of which one title holds all words of the other.",
    fix="Move the claims to one of the two and set the other's status to withdrawn. If both did "
    'happen, add a note to a claim of either: "Reviewed: not " and the other event\'s id.',
    severity=Severity.WARNING,
    table="events",
    reads={
        "events": ("event_id", "title", "date", "kind", "place", "part_of", "status"),
        "claims": ("event_id", "note"),
    },
    query=f"""
        WITH dated AS (
            SELECT row, event_id, title, place, earliest = latest AS one_day,
                hash(kind, earliest, latest) AS block
            FROM events JOIN dates ON text = date
            WHERE status = 'active' AND earliest IS NOT NULL
        ),
        crowded AS (
            SELECT row, event_id, one_day, block, {folded("place")} AS place,
                left({_WORDS}, 80) AS words
            FROM dated SEMI JOIN (
                SELECT block FROM dated GROUP BY block HAVING count(*) > 1) USING (block)
        ),
        ranked AS (
            SELECT *, split_part(words, ' ', -1) AS word,
                count(*) OVER (PARTITION BY block) AS size,
                row_number() OVER (PARTITION BY block ORDER BY place, words, row) AS rank
            FROM crowded
        ),
        compared AS (
            SELECT * REPLACE (
                unnest(range(rank + 1, least(size, rank + {_NEIGHBOURS}) + 1)) AS rank)
            FROM ranked
        ),
        alike AS (
            SELECT greatest(a.row, b.row) AS row,
                CASE WHEN a.row > b.row THEN a.event_id ELSE b.event_id END AS event_id,
                CASE WHEN a.row > b.row THEN b.event_id ELSE a.event_id END AS other,
                coalesce(a.place = b.place AND a.one_day, false) AS same_place
            FROM compared AS a JOIN ranked AS b USING (block, rank)
            WHERE same_place OR CASE
                WHEN a.place <> b.place AND {_APART} THEN false
                WHEN a.place <> b.place THEN {_WITHIN}
                WHEN abs(length(a.words) - length(b.words)) * 5 >= length(a.words) THEN false
                ELSE levenshtein(a.words, b.words) * 5 < length(a.words) END
        ),
        parts AS (
            SELECT event_id, part_of AS whole FROM events WHERE part_of IS NOT NULL
            UNION ALL
            SELECT inner_part.event_id, outer_part.part_of
            FROM events AS inner_part JOIN events AS outer_part
                ON outer_part.event_id = inner_part.part_of
            WHERE outer_part.part_of IS NOT NULL
        ),
        settled AS (SELECT * FROM parts UNION ALL {NAMED_IN_REVIEW}),
        open AS (
            SELECT alike.* FROM alike
            ANTI JOIN settled AS s ON s.event_id = alike.event_id AND whole = other
            ANTI JOIN settled AS t ON t.event_id = other AND t.whole = alike.event_id
            QUALIFY row_number() OVER (PARTITION BY row ORDER BY same_place DESC, other) = 1
        )
        SELECT row, 'event_id' AS "column", event_id AS value,
            format('"{{}}" has {{}}', other, CASE WHEN same_place
                THEN 'the same kind, day and place'
                ELSE 'the same kind and date and nearly the same title' END) AS message,
            format('Move the claims to one of the two and withdraw the other. If both did happen, '
                || 'add a note to a claim of either: "Reviewed: not {{}}."', other) AS fix
        FROM open
    """,
    bad="""
        events:
        event_id,title,date,kind,place,part_of,status
        ariha-airstrike-2019,Airstrike on Ariha,2019-07-24,airstrike,Ariha,,active
        ariha-market-strike-2019,Strike on a market,2019-07-24,airstrike,ariha,,active
        hts-formation-2017,Formation of Hayat Tahrir al-Sham,2017,formation,,,active
        hts-founding-2017,Formation of Hay'at Tahrir al-Sham,2017,formation,,,active
        waer-exit-2017,Evacuation of al-Waer in Homs,2017-03-18,agreement,al-Waer,,active
        waer-talks-2017,Evacuation of al-Waer,2017-03-18,agreement,Homs,,active

        claims:
        event_id,note
        ariha-airstrike-2019,
    """,
    good="""
        events:
        event_id,title,date,kind,place,part_of,status
        ariha-airstrike-2019,Airstrike on Ariha,2019-07-24,airstrike,Ariha,,active
        ariha-second-airstrike-2019,Airstrike on Ariha,2019-07-24,airstrike,Ariha,,active
        aleppo-battle-2016,Battle of Aleppo,2016-07-31,battle,Aleppo,,active
        aleppo-ramouseh-2016,Attack on Ramouseh,2016-07-31,battle,Aleppo,aleppo-battle-2016,active
        capture-of-hama-2024,Capture of Hama,2024-12-05,capture,Hama,,active
        capture-of-homs-2024,Capture of Homs,2024-12-05,capture,Homs,,active

        claims:
        event_id,note
        ariha-airstrike-2019,Reviewed: not ariha-second-airstrike-2019.
    """,
    at=(("events", 3, "event_id"), ("events", 5, "event_id"), ("events", 7, "event_id")),
)
