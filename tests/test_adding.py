"""`timeline add`: by options, by answers, and never with an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.copies import CLAIM, EVENT, SOURCE, contents, copy, rows, timeline
from validator import validate
from validator.contributions import add
from validator.tables import standard

EVENT_ID = "ceasefire-in-aleppo-2016"
SOURCE_ID = "example-news-2016-12-13-aleppo-ceasefire"


@pytest.fixture(name="package")
def package_(tmp_path: Path) -> Path:
    return copy(tmp_path / "p")


def options(cells: dict[str, str], prefix: str = "") -> list[str]:
    """`cells` as options of the command."""
    return [
        part
        for name, value in cells.items()
        for part in (f"--{prefix}{name.replace('_', '-')}", value)
    ]


ALL = [*options(EVENT), *options(SOURCE, "source-"), *options(CLAIM, "claim-")]


def test_an_event_comes_with_its_source_and_its_claim(package: Path) -> None:
    run = timeline("add", "event", "--package", package, *ALL)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Written: 1 new in sources, 1 new in events, 1 new in claims." in run.stdout
    claim = next(row for row in rows(package, "claims") if row["event_id"] == EVENT_ID)
    assert claim["source_id"] == SOURCE_ID
    assert claim["actor_id"] == "syrian-government"
    assert len(claim["claim_id"]) == 8
    assert validate(package).strict().valid


def test_adding_the_same_again_changes_nothing(package: Path) -> None:
    timeline("add", "event", "--package", package, *ALL)
    before = contents(package)
    run = timeline("add", "event", "--package", package, *ALL)
    assert run.returncode == 0
    assert "Nothing to write: all of it is there already." in run.stdout
    assert contents(package) == before


def test_a_dry_run_shows_the_rows_and_writes_nothing(package: Path) -> None:
    before = contents(package)
    run = timeline("add", "event", "--package", package, "--dry-run", *ALL)
    assert run.returncode == 0
    assert f"+ events {EVENT_ID}" in run.stdout
    assert "Would be written" in run.stdout
    assert contents(package) == before


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("date", "2016-12-32", "date"),
        ("country", "Syria", "country"),
        ("title", "x", "fewer than 5 characters"),
        ("part_of", "the moon", "no row of events is called"),
    ],
)
def test_an_addition_with_an_error_is_refused(
    package: Path, column: str, value: str, said: str
) -> None:
    before = contents(package)
    cells = {**EVENT, column: value, "event_id": EVENT_ID}
    given = [*options(cells), *options(SOURCE, "source-"), *options(CLAIM, "claim-")]
    run = timeline("add", "event", "--package", package, *given)
    assert run.returncode == 1
    assert said in run.stdout
    assert "Nothing written" in run.stdout
    assert contents(package) == before


def test_an_event_that_no_claim_carries_is_refused(package: Path) -> None:
    run = timeline("add", "event", "--package", package, *options(EVENT))
    assert run.returncode == 1
    assert "EVT001" in run.stdout


def test_an_id_that_is_taken_is_refused(package: Path) -> None:
    given = options({"actor_id": "turkey", "name": "Somebody", "kind": "other"})
    run = timeline("add", "actor", "--package", package, *given)
    assert run.returncode == 1
    assert '"turkey" is taken by another row' in run.stdout


def test_missing_options_are_named(package: Path) -> None:
    run = timeline("add", "claim", "--package", package, "--stance", "asserts")
    assert run.returncode == 2
    assert "these options are missing: --event-id, --source-id, --statement" in run.stderr
    run = timeline("add", "event", "--package", package, "--with-claim", *options(EVENT))
    assert run.returncode == 2
    assert "--claim-source-id, --claim-stance, --claim-statement" in run.stderr


@pytest.mark.parametrize("noun", ["event", "claim", "source", "actor"])
def test_every_field_has_an_option(noun: str) -> None:
    text = timeline("add", noun, "--help").stdout
    for field in standard.table(f"{noun}s").fields:
        assert f"--{field.name.replace('_', '-')} " in text


ANSWERS = """\
Shelling of Binnish
28/07/2020
2020-07-28

shel
Binnish
8



Binnish came under shelling on 28 July 2020 according to a monitor.

y
new
Shelling hits Binnish
Example Monitor
Example Monitor

javascript:alert(1)
https://example.org/binnish


2020-07-28
2020-07-29
en
monitor

asserts
Artillery shelling hit the town of Binnish during the afternoon.
tahrir
1
accused
2020-07-28



n
"""


def test_questions_lead_to_a_valid_package(package: Path) -> None:
    run = timeline("add", "event", "--package", package, text=ANSWERS)
    assert run.returncode == 0, run.stdout + run.stderr
    for said in (
        '"28/07/2020" does not have the form',
        'Did you mean "2020-07-28"?',
        "is not a plain web address",
        "event_id [shelling-of-binnish-2020]",
        "Written: 1 new in sources, 1 new in events, 1 new in claims.",
    ):
        assert said in run.stdout
    assert validate(package).valid


def test_a_person_who_stops_leaves_nothing_behind(package: Path) -> None:
    before = contents(package)
    run = timeline("add", "event", "--package", package, text="Shelling of Binnish\n")
    assert run.returncode == 130
    assert "Traceback" not in run.stderr
    assert contents(package) == before


def test_two_events_of_one_name_get_different_ids(package: Path) -> None:
    claim = {**CLAIM, "source_id": "the-week-nd-hardliners"}
    for day in ("2016-12-13", "2016-12-15", "2016-12-19"):
        dated = {"date": day, "title": "Ceasefire"}
        summary = f"A ceasefire was announced on {day}, according to one side."
        rows_ = {
            "events": [{**EVENT, **dated, "place": day, "summary": summary}],
            "claims": [{**claim, "date": day, "statement": f"A ceasefire was called on {day}."}],
        }
        done = add(rows_, package)
        assert done.written, done.report
    found = {row["event_id"] for row in rows(package, "events") if row["title"] == "Ceasefire"}
    assert found == {"ceasefire-2016", "ceasefire-dec-2016", "ceasefire-2-2016"}
