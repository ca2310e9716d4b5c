"""A dossier for a person at a terminal: who says what, since when, and who disagrees."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from validator.chronology.dossier import Dossier, Row
from validator.findings import shown

WIDTH = 88


def render(dossier: Dossier) -> str:
    """The dossier as indented text; nothing of the data reaches the terminal unescaped."""
    return "\n".join(_lines(dossier)) + "\n"


def _lines(dossier: Dossier) -> Iterator[str]:
    row = dossier.row
    if dossier.kind == "actor":
        yield from _actor(row, dossier.line)
    elif dossier.kind == "source":
        yield from _source(row)
    if not dossier.events:
        yield ""
        yield "No active claim in the chronology rests on it."
    for event in dossier.events:
        yield ""
        yield from _event(event, whole=dossier.kind == "event")
        for claim in dossier.claims:
            if claim["event_id"] == event["event_id"]:
                yield from _claim(claim, named=dossier.kind != "source")


def _actor(row: Row, line: tuple[Row, ...]) -> Iterator[str]:
    native = f" ({shown(row['native_name'])})" if row["native_name"] else ""
    yield f"{_text(row['name'])}{native}: {row['kind']}, {row['actor_id']}"
    if row["aliases"]:
        yield f"  also {_text(row['aliases']).replace(';', '; ')}"
    if row["description"]:
        yield from _wrapped(row["description"], "  ")
    for other in line if len(line) > 1 else (row,):
        if years := _years(other):
            mark = "*" if other["actor_id"] == row["actor_id"] and len(line) > 1 else " "
            yield f"  {mark} {years}: {_text(other['name'])}"


def _years(row: Row) -> str:
    start, end = row["active_from"] or "", row["active_to"] or ""
    return f"{start or '?'} to {end or 'now'}" if start or end else ""


def _source(row: Row) -> Iterator[str]:
    yield from _wrapped(f"{row['title']} ({row['source_id']})", "")
    origin = "own reporting" if row["origin"] == row["publisher"] else f"origin {row['origin']}"
    facts = [row["publisher"], origin, row["published"] or "undated", row["kind"], row["language"]]
    yield "  " + ", ".join(_text(fact) for fact in facts)
    yield f"  {_text(row['url'])}"
    if row["derived_from"]:
        yield f"  {row['relation']} {row['derived_from']}"


def _event(event: Row, *, whole: bool) -> Iterator[str]:
    end = f" to {event['date_end']}" if event["date_end"] else ""
    yield from _wrapped(f"{event['date']}{end}  {event['title']}", "")
    place = ", ".join(_text(event[name]) for name in ("place", "governorate") if event[name])
    origins = event["origins"]
    count = f"{origins} independent origin" + ("" if origins == 1 else "s")
    yield f"  {event['event_id']}: {event['kind']}" + (f", {place}" if place else "")
    yield f"  {event['standing']}: {count}, {event['claims']} claims, {event['sources']} sources"
    if whole:
        yield from _wrapped(event["summary"], "  ")
        if event["reported_dates"]:
            dates = event["reported_dates"].replace(";", ", ")
            yield from _wrapped(f"Dates reported (by how many origins): {dates}", "  ")
    if event["contradictions"]:
        yield f"  Contradictions: {event['contradictions']}"


def _claim(claim: Row, *, named: bool) -> Iterator[str]:
    voice = f", {claim['attributed_to']}" if claim["attributed_to"] else ""
    head = f"{claim['publisher']}" if named else ""
    origin = (
        f" (origin {claim['origin']})" if named and claim["origin"] != claim["publisher"] else ""
    )
    when = f", {claim['published']}" if named and claim["published"] else ""
    lead = f"{head}{origin}{when} " if named else ""
    yield from _wrapped(f"{lead}{claim['stance']}{voice}: {claim['statement']}", "    ", "  - ")
    if named:
        yield f"    {_text(claim['url'])}"


def _wrapped(text: str, indent: str, first: str | None = None) -> list[str]:
    return textwrap.wrap(
        _text(text),
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _text(value: object) -> str:
    return shown(str(value), 2_000)
