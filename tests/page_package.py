"""A package for tests of the page: disagreement, Arabic, imprecise dates and hostile cells."""

from __future__ import annotations

from pathlib import Path

from tests.packages import Row, write_package

HOSTILE = '"><img src=x onerror="pwned=1"></script><script>pwned=1</script>{{ 7 * 7 }}'
FILLERS = 120

_ACTORS: tuple[Row, ...] = (
    {
        "actor_id": "jabhat-al-nusra",
        "name": "Jabhat al-Nusra",
        "native_name": "جبهة النصرة",
        "aliases": f"Nusra Front; {HOSTILE.replace(';', '')}",
        "active_from": "2012-01",
        "active_to": "2016-07-28",
    },
    {
        "actor_id": "jabhat-fateh-al-sham",
        "name": "Jabhat Fateh al-Sham",
        "native_name": "جبهة فتح الشام",
        "preceded_by": "jabhat-al-nusra",
        "active_from": "2016-07-28",
        "active_to": "2017-01-28",
    },
    {"actor_id": "air-force", "name": "An air force", "kind": "armed-forces"},
)
_SOURCES: tuple[Row, ...] = (
    {"source_id": "agency-one", "publisher": "Agency One", "origin": "Agency One"},
    {
        "source_id": "paper-two",
        "publisher": "Paper Two",
        "origin": "Agency One",
        "derived_from": "agency-one",
        "relation": "syndicates",
        "published": "2016-07-29",
    },
    {
        "source_id": "arabic-three",
        "title": "غارة على مستشفى في حلب",
        "publisher": "Arabic Three",
        "origin": "Arabic Three",
        "language": "ar",
    },
    {"source_id": "hostile", "title": HOSTILE, "publisher": HOSTILE, "origin": HOSTILE},
)
_EVENTS: tuple[Row, ...] = (
    {
        "event_id": "hospital-airstrike-2016",
        "title": "Airstrike on a hospital in Aleppo",
        "kind": "airstrike",
        "place": "Aleppo",
        "governorate": "SY-HL",
        "latitude": "36.2012",
        "longitude": "37.1612",
        "place_precision": "settlement",
    },
    {"event_id": "nusra-renaming-2016", "title": "Renaming of a front", "date": "2016-07",
     "kind": "renaming"},
    {"event_id": "khan-al-assal-attack-2013", "title": "Attack at Khan al-Assal",
     "date": "2013-03-19/2013-03-21", "kind": "chemical-attack", "governorate": "SY-HL"},
    {"event_id": "front-formation-2012", "title": "Formation of a front", "date": "2012~",
     "kind": "formation"},
    {"event_id": "hostile-2018", "title": HOSTILE, "date": "2018-02-03", "place": HOSTILE,
     "kind": "statement", "summary": f"Summary {HOSTILE}"},
)  # fmt: skip
_CLAIMS: tuple[Row, ...] = (
    {"event_id": "hospital-airstrike-2016", "source_id": "agency-one", "actor_id": "air-force",
     "role": "initiator", "measure": "killed", "value_low": "20", "value_high": "20",
     "statement": "An air raid on a hospital killed twenty people."},
    {"event_id": "hospital-airstrike-2016", "source_id": "paper-two", "measure": "killed",
     "value_low": "20", "value_high": "20", "statement": "Twenty died, the paper has it."},
    {"event_id": "hospital-airstrike-2016", "source_id": "arabic-three", "stance": "reports",
     "attributed_to": "a doctor", "date": "2016-07-27", "measure": "killed", "value_low": "35",
     "value_high": "", "statement": "A doctor speaks of more than thirty-four dead."},
    {"event_id": "nusra-renaming-2016", "source_id": "arabic-three", "date": "2016-07",
     "actor_id": "jabhat-fateh-al-sham", "role": "successor"},
    {"event_id": "khan-al-assal-attack-2013", "source_id": "agency-one",
     "date": "2013-03-19/2013-03-21"},
    {"event_id": "front-formation-2012", "source_id": "agency-one", "date": "2012~",
     "actor_id": "jabhat-al-nusra", "role": "successor"},
    {"event_id": "hostile-2018", "source_id": "hostile", "date": "2018-02-03",
     "stance": "reports", "attributed_to": HOSTILE, "statement": HOSTILE},
)  # fmt: skip


def write(folder: Path) -> Path:
    """The package, with so many plain events in 2020 that the list has to be windowed."""
    days = [f"2020-{number // 28 + 1:02}-{number % 28 + 1:02}" for number in range(FILLERS)]
    fillers: list[Row] = [
        {"event_id": f"clash-{day[5:]}-2020", "title": f"Clash number {number}", "date": day}
        for number, day in enumerate(days)
    ]
    carried: list[Row] = [
        {"event_id": filler["event_id"], "source_id": "agency-one", "date": filler["date"]}
        for filler in fillers
    ]
    return write_package(
        folder,
        actors=_ACTORS,
        sources=_SOURCES,
        events=[*_EVENTS, *fillers],
        claims=[*_CLAIMS, *carried],
    )
