"""A small package with an example of everything that exports have to cope with.

Dates of every precision, places with and without coordinates, Arabic, markup and quotes in
text, figures, withdrawn rows, claims that contradict each other.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.packages import write_package

Row = dict[str, str]

ACTORS: list[Row] = [
    {"actor_id": "north-council", "name": "North Council", "kind": "political-body"},
    {
        "actor_id": "river-brigade",
        "name": "River Brigade",
        "native_name": "لواء النهر",
        "aliases": "Liwa al-Nahr;RB",
        "kind": "armed-group",
        "active_from": "2012",
        "active_to": "2015-06-30",
    },
    {
        "actor_id": "river-front",
        "name": "River Front",
        "kind": "armed-group",
        "preceded_by": "river-brigade",
        "active_from": "2015-07-01",
        "description": 'Calls itself "the Front" & <b>more</b>.',
    },
]
SOURCES: list[Row] = [
    {
        "source_id": f"{publisher}-{number}",
        "title": title,
        "publisher": publisher.capitalize(),
        "origin": publisher.capitalize(),
        "url": f"https://example.org/{publisher}/{number}?a=1&b=2",
        "published": published,
        "accessed": "2026-01-02",
        "language": language,
        "kind": "news",
    }
    for number, (publisher, title, published, language) in enumerate(
        (
            ("herald", "Fighting at the river; what is known", "2016-07-29", "en"),
            ("observer", "تقرير عن النهر", "2016-08", "ar"),
            ("courier", "<script>alert(1)</script> and other <i>titles</i>", "", "fr"),
        ),
        1,
    )
]
_PLACED = {"latitude": "36.2", "longitude": "37.15", "place_precision": "settlement"}
EVENTS: list[Row] = [
    {"event_id": "river-brigade-formed-2012", "date": "2012~", "kind": "formation"},
    {"event_id": "council-talks-2013", "date": "2013-04", "kind": "talks"},
    {
        "event_id": "bridge-battle-2016",
        "date": "2016-07-28",
        "date_end": "2016-08-02",
        "kind": "battle",
        "place": "Jisr, the bridge; east bank",
        "governorate": "SY-HL",
        **_PLACED,
    },
    {
        "event_id": "bridge-shelling-2016",
        "date": "2016-07-29/2016-07-30",
        "kind": "shelling",
        "place": "الجسر",
        "governorate": "SY-HL",
        "part_of": "bridge-battle-2016",
        **_PLACED,
    },
    {"event_id": "mistaken-entry-2016", "date": "2016-09-01", "kind": "report"},
    {"event_id": "river-truce-2024", "date": "2024-12-01?", "kind": "agreement"},
]


def _claim(event: str, source: str, date: str, statement: str, **cells: str) -> Row:
    row = {"event_id": event, "source_id": source, "date": date, "statement": statement}
    return {**row, "stance": "asserts", "status": "active", **cells}


def _role(actor: str, role: str) -> Row:
    return {"actor_id": actor, "role": role}


def _figure(measure: str, low: str, high: str) -> Row:
    return {"measure": measure, "value_low": low, "value_high": high}


_BATTLE, _SHELLING, _TRUCE = "bridge-battle-2016", "bridge-shelling-2016", "river-truce-2024"
CLAIMS: list[Row] = [
    _claim(
        "river-brigade-formed-2012",
        "herald-1",
        "2012~",
        "The brigade came together in the course of 2012.",
        **_role("river-brigade", "initiator"),
    ),
    _claim(
        "council-talks-2013",
        "courier-3",
        "2013-04",
        "The council met for talks in April, 100% of its members says the paper.",
        **_role("north-council", "participant"),
    ),
    _claim(
        _BATTLE,
        "herald-1",
        "2016-07-28",
        'Fighters of the "Front", 12 of whom died, attacked the bridge; it held.',
        **_role("river-front", "initiator"),
        **_figure("killed", "12", "12"),
    ),
    _claim(
        _BATTLE,
        "observer-2",
        "2016-07-29",
        "The paper <b>counts</b> at least 30 dead & says that it began a day later.",
        **_role("river-brigade", "initiator"),
        **_figure("killed", "30", ""),
    ),
    _claim(
        _BATTLE,
        "courier-3",
        "",
        "The council says, حسب المجلس, that there was no fighting at the bridge at all.",
        stance="denies",
        attributed_to="North Council",
    ),
    _claim(
        _SHELLING,
        "observer-2",
        "2016-07-29/2016-07-30",
        "Shells fell on the east bank in the night, as a resident told the paper.",
        stance="reports",
        attributed_to="a resident",
        **_role("river-front", "accused"),
    ),
    _claim(
        _TRUCE,
        "herald-1",
        "2024-12-01?",
        "A truce seems to have taken hold along the river on the first of the month.",
        **_role("north-council", "signatory"),
    ),
    _claim(
        _TRUCE,
        "courier-3",
        "2024-12-01?",
        "The truce was signed, as the paper had it before it took that back.",
        status="withdrawn",
        note="The paper withdrew its report.",
    ),
    _claim(
        "mistaken-entry-2016",
        "herald-1",
        "2016-09-01",
        "Something that turned out to be a report about another river altogether.",
    ),
]


def write(folder: Path) -> Path:
    """Write the package into `folder` and give it back."""
    rows = {"actors": ACTORS, "sources": SOURCES, "events": [_event(row) for row in EVENTS]}
    write_package(folder, **rows, claims=CLAIMS)
    file = folder / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    descriptor |= {"version": "1.2.3", "created": "2026-03-04T00:00:00Z"}
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def _event(row: Row) -> Row:
    words = row["event_id"].rpartition("-")[0].replace("-", " ")
    status = "withdrawn" if "mistaken" in words else "active"
    title = f"The {words} <em>& more</em>"
    summary = f'What became known as the "{words}", with commas, and all.'
    return {"title": title, "summary": summary, "country": "SYR", "status": status, **row}
