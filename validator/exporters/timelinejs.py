"""`timelinejs.json`: the chronology as slides of TimelineJS (Knight Lab)."""

from __future__ import annotations

import html
import json
from pathlib import Path

import duckdb

from validator.chronology.merge import ORDER
from validator.exporters import citing, lines, wording
from validator.tables.package import Package

FILE = "timelinejs.json"
_ORDER = ", ".join(f"h.{column}" for column in ORDER["chronology"].split(", "))
_MACROS = """
CREATE OR REPLACE TEMP MACRO escaped(t) AS replace(replace(replace(replace(replace(
    t, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), chr(39), '&#39;');
CREATE OR REPLACE TEMP MACRO slide_date(d, part) AS {
    'year': year(d),
    'month': CASE WHEN part <> 'year' THEN month(d) END,
    'day': CASE WHEN part NOT IN ('year', 'month') THEN day(d) END};
"""
_QUERY = f"""
WITH pages AS (
    SELECT row, source_id, '<li><a href="' || escaped(url) || '" rel="noopener">'
        || escaped(title) || '</a>, ' || escaped(publisher) || '</li>' AS item
    FROM sources
),
listed AS (
    SELECT v.event, '<ul>' || string_agg(s.item, '' ORDER BY s.source_id) || '</ul>' AS items
    FROM (SELECT DISTINCT event, source FROM voices) v JOIN pages s ON s.row = v.source
    GROUP BY v.event
)
SELECT CASE row_number() OVER (ORDER BY {_ORDER}) WHEN 1 THEN '' ELSE ',' END
    || regexp_replace(to_json({{
        'unique_id': h.event_id,
        'start_date': slide_date(h.date_earliest, h.date_precision),
        'end_date': CASE WHEN c.over > h.date_latest OR h.date_precision = 'interval'
            THEN slide_date(c.over, CASE WHEN h.date_end IS NULL THEN 'day' ELSE f.precision END)
            END,
        'display_date': lasted(h.date, h.date_end),
        'group': h.kind,
        'autolink': false,
        'text': {{
            'headline': escaped(h.title),
            'text': '<p>' || escaped(h.summary) || '</p><p>' || h.standing || ', ' || h.origins
                || CASE h.origins WHEN 1 THEN ' independent origin' ELSE ' independent origins' END
                || CASE h.contradictions WHEN 0 THEN '' ELSE ', claims at odds' END || '</p>'
                || l.items}}
    }})::VARCHAR, ',"(month|day|end_date)":null', '', 'g')
FROM chronology h JOIN chosen c USING (event_id) JOIN listed l USING (event)
LEFT JOIN dates f ON f.text = h.date_end
ORDER BY {_ORDER}
"""


def export(connection: duckdb.DuckDBPyConnection, package: Package, folder: Path) -> None:
    """Write TimelineJS' JSON format: a title slide that says how to cite, a slide an event.

    Text is escaped, as TimelineJS reads it as HTML. It shows some hundred slides well: build
    with `--from`, `--to`, `--actor` or `--kind` for more than that.
    """
    wording.prepare(connection)
    connection.execute(_MACROS)
    about = citing.about(connection, package)
    texts = (about.description, about.part and f"Events {about.part}.", about.citation)
    body = "".join(f"<p>{html.escape(text)}</p>" for text in texts if text)
    title = {"text": {"headline": html.escape(about.title), "text": body}}
    members = json.dumps(about.members, ensure_ascii=False)
    before = (
        f'{{"about": {members},\n"scale": "human",\n'
        f'"title": {json.dumps(title, ensure_ascii=False)},\n"events": [\n'
    )
    lines.write(connection, _QUERY, folder / FILE, before=before, after="]}\n")
