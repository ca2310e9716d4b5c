"""Views for the questions that people ask first, and full-text search."""

from __future__ import annotations

VIEWS = {
    "timeline": """
CREATE VIEW timeline AS
SELECT date_earliest, date, date_end, title, kind, place, governorate, country, initiators,
    targets, other_actors, standing, origins, contradictions, event_id
FROM chronology ORDER BY date_earliest, date_latest, event_id""",
    "who_did_what": """
CREATE VIEW who_did_what AS
SELECT p.actor_id, p.actor_name, p.role, c.date_earliest, c.date, c.title, c.kind, c.place,
    c.standing, p.claims, p.origins, p.event_id
FROM participants p JOIN chronology c ON c.event_id = p.event_id
ORDER BY c.date_earliest, c.date_latest, p.event_id, p.role, p.actor_id""",
    "who_says_what": """
CREATE VIEW who_says_what AS
SELECT e.date AS event_date, e.title AS event, c.stance, c.attributed_to, c.statement, c.date,
    c.actor_id, c.role, c.measure, c.value_low, c.value_high, s.publisher, s.origin,
    s.published, s.url, c.event_id, c.source_id, c.claim_id
FROM claims c JOIN events e ON e.event_id = c.event_id
JOIN sources s ON s.source_id = c.source_id WHERE c.status = 'active'""",
    "disagreements": """
CREATE VIEW disagreements AS
SELECT c.date_earliest, c.date, c.title, o.property, o.detail, c.standing, c.origins, c.event_id
FROM contradictions o JOIN chronology c ON c.event_id = o.event_id
ORDER BY c.date_earliest, c.date_latest, c.event_id, o.property""",
    "years": """
CREATE VIEW years AS
SELECT CAST(strftime('%Y', date_earliest) AS INTEGER) AS year, kind, standing,
    count(*) AS events
FROM chronology GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""",
}
"""Each view by its name."""

_SEARCHED = {
    "chronology": ("title", "place", "summary", "initiators", "targets", "other_actors"),
    "claims": ("statement",),
    "actors": ("name", "native_name", "aliases"),
}

_INDEX = """CREATE VIRTUAL TABLE {table}_fts USING fts5({columns}, content="{table}",
    tokenize='unicode61 remove_diacritics 2')"""

SEARCH = tuple(
    statement
    for table, columns in _SEARCHED.items()
    for statement in (
        _INDEX.format(table=table, columns=", ".join(columns)),
        f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')",
    )
)
"""An index of words for each table with text to search: `chronology_fts MATCH 'aleppo'`."""
