"""`chronology.ics`: the chronology as a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from pathlib import Path

import duckdb

from validator.chronology.merge import ORDER
from validator.exporters import citing, lines, wording
from validator.exporters.citing import About
from validator.tables import sql
from validator.tables.package import Package
from validator.tables.stamp import stamp

FILE = "chronology.ics"
_MACROS = r"""
CREATE OR REPLACE TEMP MACRO ics(t) AS regexp_replace(regexp_replace(
    t, '([\\;,])', '\\\1', 'g'), '\r?\n|\r', '\\n', 'g');
CREATE OR REPLACE TEMP MACRO ended(line) AS line || chr(13) || chr(10);
CREATE OR REPLACE TEMP MACRO folded(line) AS coalesce(ended(CASE
    WHEN strlen(line) <= 75 THEN line
    WHEN strlen(line) = length(line)
    THEN regexp_replace(line, '(.{73})(.)', '\1' || ended('') || ' \2', 'g')
    ELSE regexp_replace(line, '(.{17})(.)', '\1' || ended('') || ' \2', 'g') END), '');
"""
"""`folded` keeps a line within 75 octets, also where a character takes four of them."""
_LINES = """
    ended('BEGIN:VEVENT')
    || folded('UID:' || h.event_id || '@' || {name})
    || folded('DTSTAMP:' || {stamp})
    || folded('DTSTART;VALUE=DATE:' || strftime(h.date_earliest, '%Y%m%d'))
    || folded('DTEND;VALUE=DATE:' || strftime(greatest(c.over, h.date_latest) + 1, '%Y%m%d'))
    || folded('SUMMARY:' || ics(h.title))
    || folded('DESCRIPTION:' || ics(concat_ws(chr(10), 'Date: ' || lasted(h.date, h.date_end),
        h.summary, h.standing || ', independent origins: ' || h.origins, {cited})))
    || folded('CATEGORIES:' || ics(h.kind))
    || folded('LOCATION:' || ics(h.place))
    || folded('GEO:' || h.latitude || ';' || h.longitude)
    || ended('TRANSP:TRANSPARENT')
    || folded('X-EDTF:' || h.date)
    || folded('X-STANDING:' || h.standing)
    || 'END:VEVENT' || chr(13)
"""


def export(connection: duckdb.DuckDBPyConnection, package: Package, folder: Path) -> None:
    """Write a calendar with an all-day entry for each event, over every day that it can mean.

    An event of an uncertain day thus covers its month or year; its description says so. The
    time stamp that the format demands is the date of the data, not of the run.
    """
    wording.prepare(connection)
    connection.execute(_MACROS)
    about = citing.about(connection, package)
    cited = sql.text(stamp(package.descriptor))
    entry = _LINES.format(name=sql.text(about.name), stamp=sql.text(_stamp(about)), cited=cited)
    query = f"""SELECT {entry} FROM chronology h JOIN chosen c USING (event_id)
        ORDER BY {ORDER["chronology"].replace("event_id", "h.event_id")}"""
    after = "END:VCALENDAR\r\n"
    lines.write(connection, query, folder / FILE, before=_head(connection, about), after=after)


def _stamp(about: About) -> str:
    return f"{about.date.replace('-', '') or '19700101'}T000000Z"


def _head(connection: duckdb.DuckDBPyConnection, about: About) -> str:
    named = {
        "NAME": about.title,
        "X-WR-CALNAME": about.title,
        "DESCRIPTION": about.citation,
        "X-WR-CALDESC": about.citation,
        "X-VERSION": about.version,
        "X-DATE": about.date,
        "X-LICENSE": about.licence,
        "X-CITATION": about.citation,
    }
    query = "SELECT folded(? || ':' || ics(?))"
    start = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//{about.name}//timeline//EN\r\n"
    return start + "".join(
        str((connection.execute(query, [key, value]).fetchone() or ("",))[0])
        for key, value in named.items()
        if value
    )
