"""GeoJSON, iCalendar, TimelineJS and Parquet, as their own clients read them."""

from __future__ import annotations

import html.parser
import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import icalendar
import pyogrio
import pytest

from validator.tables import standard

SQL_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}


@pytest.mark.parametrize("name", [*standard.TABLES, *standard.BUILT])
def test_duckdb_reads_parquet_with_the_types_of_the_schema(built: Path, name: str) -> None:
    file = str(built / f"{name}.parquet")
    found = duckdb.execute("DESCRIBE SELECT * FROM read_parquet(?)", [file]).fetchall()
    fields = standard.table(name).fields
    assert [(row[0], row[1]) for row in found] == [
        (field.name, SQL_TYPES[field.type]) for field in fields
    ]
    text = duckdb.execute(
        "SELECT count(*) FROM read_csv(?, all_varchar = true)", [str(built / f"{name}.csv")]
    ).fetchone()
    assert duckdb.execute("SELECT count(*) FROM read_parquet(?)", [file]).fetchone() == text


def test_a_map_program_reads_points_days_and_numbers(built: Path) -> None:
    frame = pyogrio.read_dataframe(built / "chronology.geojson").set_index("event_id")
    point = frame.geometry["bridge-battle-2016"]
    assert frame.crs.to_epsg() == 4326
    assert (point.x, point.y) == (37.15, 36.2)
    assert frame.geometry["river-truce-2024"] is None
    assert frame["date_earliest"].dt.date["bridge-shelling-2016"] == date(2016, 7, 29)
    assert frame["killed_high"]["bridge-battle-2016"] == 30
    assert frame["place_precision"]["bridge-battle-2016"] == "settlement"


def test_a_calendar_program_reads_days_text_and_places(built: Path) -> None:
    data = (built / "chronology.ics").read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"\n") == data.count(b"\r\n")
    calendar = icalendar.Calendar.from_ical(data)
    entries = {str(item["UID"]).partition("@")[0]: item for item in calendar.walk("VEVENT")}
    battle, formed = entries["bridge-battle-2016"], entries["river-brigade-formed-2012"]
    assert not any(item.errors for item in calendar.walk())
    assert (battle.decoded("DTSTART"), battle.decoded("DTEND")) == (
        date(2016, 7, 28),
        date(2016, 8, 3),
    )
    assert (formed.decoded("DTSTART"), formed.decoded("DTEND")) == (
        date(2012, 1, 1),
        date(2013, 1, 1),
    )
    assert str(battle["LOCATION"]) == "Jisr, the bridge; east bank"
    assert battle["GEO"].to_ical() == "36.2;37.15"
    assert str(entries["bridge-shelling-2016"]["LOCATION"]) == "الجسر"
    assert 'What became known as the "bridge battle"' in str(battle["DESCRIPTION"])
    assert str(calendar["X-LICENSE"]) == "CC-BY-4.0"


class Tags(html.parser.HTMLParser):
    """Collects the tags of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag; links alone have attributes."""
        self.found.add(tag)
        assert all(name in {"href", "rel"} for name, _ in attrs)


def tags(text: str) -> set[str]:
    parser = Tags()
    parser.feed(text)
    parser.close()
    return parser.found


def check_date(value: dict[str, Any]) -> None:
    """A date object: a year, and from the left as many parts as are known."""
    parts = ("year", "month", "day")
    assert tuple(value) == parts[: len(value)]
    assert all(isinstance(part, int) for part in value.values())
    date(*(*value.values(), 1, 1)[:3])


def test_timelinejs_finds_what_its_format_asks_for(built: Path) -> None:
    """The format as published at timeline.knightlab.com/docs/json-format.html.

    An object with `events`, a list of slides, and optionally `title`, a slide without a date,
    and `scale`; a slide has a `start_date` and may have `end_date`, `text` with `headline` and
    `text` in HTML, `group`, `display_date`, `unique_id` and `autolink`.
    """
    document = json.loads((built / "timelinejs.json").read_text(encoding="utf-8"))
    assert document["scale"] == "human"
    assert set(document["title"]) == {"text"}
    known = {"unique_id", "start_date", "end_date", "text", "group", "display_date", "autolink"}
    for slide in document["events"]:
        assert set(slide) <= known
        assert set(slide["text"]) == {"headline", "text"}
        assert tags(slide["text"]["headline"]) == set()
        assert tags(slide["text"]["text"]) <= {"p", "ul", "li", "a"}
        for key in {"start_date", "end_date"} & set(slide):
            check_date(slide[key])
    slides = {slide["unique_id"]: slide for slide in document["events"]}
    assert len(slides) == len(document["events"])
    assert slides["council-talks-2013"]["start_date"] == {"year": 2013, "month": 4}
    assert "end_date" not in slides["council-talks-2013"]
    shown = {name: slide["display_date"] for name, slide in slides.items()}
    assert shown["river-brigade-formed-2012"] == "2012 (about)"
    assert shown["bridge-battle-2016"] == "28 July 2016 to 2 August 2016"
    assert shown["bridge-shelling-2016"] == "between 29 July 2016 and 30 July 2016"
