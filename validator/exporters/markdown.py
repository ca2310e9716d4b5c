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
WITH sentences AS (
    SELECT v.event, array_to_string(list_transform(list_sort(list({
        'key': coalesce(s.published, '9') || ' ' || v.source_id || ' ' || v.claim_id,
        'text': '- ' || plain(c.statement)
        || CASE v.stance WHEN 'asserts' THEN '' ELSE ' *(' || v.stance
            || coalesce(', ' || plain(c.attributed_to), '') || ')*' END
        || ' — ' || link(s.title, s.url) || ', ' || plain(s.publisher)
        || CASE WHEN s.origin = s.publisher THEN '' ELSE ' (origin: ' || plain(s.origin) || ')' END
        || coalesce(', ' || said(s.published), '')
        })), lambda item: item.text), chr(10)) AS text
    FROM voices v JOIN claims c ON c.row = v.claim JOIN sources s ON s.row = v.source
    GROUP BY v.event
),
odds AS (
    SELECT event, string_agg(property || ' (' || plain(detail) || ')', '; '
        ORDER BY property, detail) AS text
    FROM contradictions GROUP BY event
)
SELECT CASE WHEN lag(year(h.date_earliest)) OVER ordered IS DISTINCT FROM year(h.date_earliest)
        THEN chr(10) || '## ' || year(h.date_earliest) || chr(10) ELSE '' END
    || chr(10) || '### ' || lasted(h.date, h.date_end) || ': ' || plain(h.title)
    || chr(10) || chr(10)
    || '*' || concat_ws(' · ', h.kind, plain(h.place), h.governorate, nullif(h.country, 'SYR'),
        h.standing, h.origins || CASE h.origins WHEN 1 THEN ' independent origin'
            ELSE ' independent origins' END) || '* `' || h.event_id || '`'
    || chr(10) || chr(10) || t.text
    || coalesce(chr(10) || chr(10) || 'The claims are at odds on: ' || o.text || '.', '')
FROM chronology h JOIN chosen c USING (event_id) JOIN sentences t USING (event)
LEFT JOIN odds o USING (event)
WINDOW ordered AS (ORDER BY h.date_earliest, h.date_latest, h.event_id)
ORDER BY h.date_earliest, h.date_latest, h.event_id
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
