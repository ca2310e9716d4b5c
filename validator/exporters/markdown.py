"""`chronology.md`: the chronology to read, every sentence with its source."""

from __future__ import annotations

from pathlib import Path

import duckdb

from validator.exporters import citing, lines, wording
from validator.tables import sql
from validator.tables.package import Package

FILE = "chronology.md"

_ESCAPED = r"regexp_replace(t, '([\\`*_\[\]<>#|~&$])', '\\\1', 'g')"
_MACROS = f"""
CREATE OR REPLACE TEMP MACRO plain(t) AS {_ESCAPED};
CREATE OR REPLACE TEMP MACRO link(label, url) AS '[' || plain(label) || '](<' || url || '>)';
"""

_QUERY = """
WITH cited AS (
    SELECT row, coalesce(published, '9') || ' ' || source_id || ' ' AS key,
        ' — ' || link(title, url) || ', ' || plain(publisher)
        || CASE WHEN origin = publisher THEN '' ELSE ' (origin: ' || plain(origin) || ')' END
        || coalesce(', ' || said(published), '') AS text
    FROM sources
),
pieces AS (
    SELECT p.place, 1 AS part, '' AS key,
        CASE WHEN lag(year(h.date_earliest)) OVER (ORDER BY p.place)
            IS DISTINCT FROM year(h.date_earliest)
            THEN chr(10) || '## ' || year(h.date_earliest) || chr(10) ELSE '' END
        || chr(10) || '### ' || lasted(h.date, h.date_end) || ': ' || plain(h.title)
        || chr(10) || chr(10)
        || '*' || concat_ws(' · ', h.kind, plain(h.place), h.governorate,
            nullif(h.country, 'SYR'), h.standing, h.origins || CASE h.origins
            WHEN 1 THEN ' independent origin' ELSE ' independent origins' END)
        || '* `' || h.event_id || '`' || chr(10) AS text
    FROM chronology h JOIN placed p USING (event_id)
    UNION ALL
    SELECT p.place, 2, s.key || v.claim_id, '- ' || plain(c.statement)
        || CASE v.stance WHEN 'asserts' THEN '' ELSE ' *(' || v.stance
            || coalesce(', ' || plain(c.attributed_to), '') || ')*' END || s.text
    FROM voices v JOIN placed p USING (event) JOIN claims c ON c.row = v.claim
    JOIN cited s ON s.row = v.source
    UNION ALL
    SELECT p.place, 3, '', chr(10) || 'The claims are at odds on: ' || string_agg(
        o.property || ' (' || plain(o.detail) || ')', '; ' ORDER BY o.property, o.detail) || '.'
    FROM contradictions o JOIN placed p USING (event) GROUP BY p.place
)
SELECT text FROM pieces ORDER BY place, part, key
"""


def export(connection: duckdb.DuckDBPyConnection, package: Package, folder: Path) -> None:
    """Write `chronology.md`: a heading for each year, a section for each event."""
    wording.prepare(connection)
    connection.execute(_MACROS)
    about = citing.about(connection, package)
    title, part, citation = (
        _escaped(connection, text) for text in (about.title, about.part, about.citation)
    )
    before = f"# {title}\n" + (f"\nOnly events {part}.\n" if part else "")
    after = f"\n## How to cite\n\n{citation}\n"
    lines.write(connection, _QUERY, folder / FILE, before=before, after=after)


def _escaped(connection: duckdb.DuckDBPyConnection, value: str) -> str:
    return str((connection.execute(f"SELECT plain({sql.text(value)})").fetchone() or ("",))[0])
