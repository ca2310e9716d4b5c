"""What a contribution means: rows by id, and what they change in the chronology."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.contributions import EVENTS, Rows, base, claim, git, repository, write
from validator import CouldNotRun
from validator.api import diff
from validator.cli.diff import command
from validator.comparison.difference import (
    ROW_KINDS,
    Change,
    Diff,
    Event,
    LostEvent,
    NewEvent,
    RowChange,
    Shift,
)
from validator.reporters import differences
from validator.reporters.telling import SUBJECTS

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = [
    "::error file=x::y",
    "##[error]x",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![x](http://x.example/a.png)",
    "@alice #12 GH-3 org/repo#4 https://evil.example www.evil.example",
    "`code` **bold** ~~gone~~ | a | b | $x$ :tada:",
    "</details><!-- --> &lt;",
    "line one\u2028line two \u202egnp.exe \x1b[31m",
    "1. first - second + third",
]


def between(tmp_path: Path, change: Callable[[Rows], object]) -> Diff:
    rows = base()
    write(tmp_path / "old", rows)
    change(rows)
    write(tmp_path / "new", rows)
    return diff(str(tmp_path / "old"), str(tmp_path / "new"))


def contribution(rows: Rows) -> None:
    """One of everything that a diff can tell."""
    rows["actors"]["white-column"] = {"name": "White Column", "kind": "armed-group"}
    rows["sources"]["monitor"] = {
        **rows["sources"]["herald"],
        "title": "Toll of the monitor",
        "publisher": "monitor",
        "origin": "monitor",
        "url": "https://monitor.example/toll",
    }
    rows["events"]["saraqib-siege-2016"] = {
        **EVENTS["saraqib-battle-2016"],
        "title": "Siege of Saraqib",
        "date": "2016-07",
        "kind": "shelling",
    }
    rows["events"]["saraqib-battle-2016"]["date"] = "2016-08-01/2016-08-03"
    new = {
        "6e6e6e6e": claim(
            "saraqib-siege-2016",
            "monitor",
            "A column lay before the town.",
            actor_id="white-column",
            role="initiator",
            date="2016-07",
        ),
        "7f7f7f7f": claim(
            "saraqib-battle-2016",
            "monitor",
            "Between 20 and 25 fighters died at Saraqib.",
            date="2016-08-03",
            measure="killed",
            value_low="20",
            value_high="25",
        ),
        "8g8g8g8g": claim(
            "saraqib-battle-2016",
            "monitor",
            "The Green Front fought there.",
            actor_id="green-front",
            role="participant",
        ),
        "9h9h9h9h": claim("idlib-talks-2015", "monitor", "Talks were held in Idlib that day."),
    }
    rows["claims"] |= new
    rows["claims"]["3b3b3b3b"] |= {"status": "superseded", "note": "It named no number."}


def test_a_package_does_not_differ_from_itself(tmp_path: Path) -> None:
    assert between(tmp_path, lambda _: None).empty


def test_a_row_that_differs_names_each_cell_before_and_after(tmp_path: Path) -> None:
    cells = {"name": "Army of the Reds", "aliases": "Red Army"}
    found = between(tmp_path, lambda rows: rows["actors"]["red-army"].update(cells))
    assert [(row.table, row.kind, row.id, row.changes) for row in found.rows] == [
        (
            "actors",
            "changed",
            "red-army",
            (Change("name", "Red Army", "Army of the Reds"), Change("aliases", None, "Red Army")),
        )
    ]


def test_each_fate_of_a_row_has_its_word(tmp_path: Path) -> None:
    def change(rows: Rows) -> None:
        contribution(rows)
        rows["events"]["idlib-talks-2015"]["status"] = "withdrawn"
        rows["claims"].pop("5d5d5d5d")

    assert between(tmp_path, change).rows_counted == {
        "actors": {"added": 1},
        "sources": {"added": 1},
        "events": {"added": 1, "changed": 1, "withdrawn": 1},
        "claims": {"added": 4, "superseded": 1, "removed": 1},
    }


def test_a_new_event_stands_between_its_neighbours(tmp_path: Path) -> None:
    (entry,) = between(tmp_path, contribution).entering
    assert entry.event.event_id == "saraqib-siege-2016"
    assert entry.previous is not None
    assert entry.following is not None
    assert entry.previous.event_id == "idlib-talks-2015"
    assert entry.following.event_id == "saraqib-battle-2016"
    assert (entry.standing, entry.origins, entry.actors) == ("single-origin", 1, "White Column")


def test_what_a_reader_learns_anew(tmp_path: Path) -> None:
    shifts = between(tmp_path, contribution).shifts
    assert [(s.event.event_id, s.subject, s.kind, s.old, s.new) for s in shifts] == [
        ("idlib-talks-2015", "standing", "changed", "single-origin", "corroborated"),
        ("idlib-talks-2015", "origins", "changed", "1", "2"),
        ("saraqib-battle-2016", "origins", "changed", "2", "3"),
        ("saraqib-battle-2016", "date", "wider", "2016-08-01", "2016-08-01/2016-08-03"),
        (
            "saraqib-battle-2016",
            "reported dates",
            "wider",
            "2016-08-01",
            "2016-08-01 to 2016-08-03",
        ),
        ("saraqib-battle-2016", "killed", "wider", "10", "10 to 25"),
        ("saraqib-battle-2016", "contradiction", "new", None, "date: 2016-08-01 or 2016-08-03"),
        ("saraqib-battle-2016", "contradiction", "new", None, "killed: 10 or 20"),
        ("saraqib-siege-2016", "actor", "first", None, "White Column (initiator)"),
        ("saraqib-battle-2016", "actor", "new", None, "Green Front (participant)"),
    ]


def test_the_other_way_round_everything_is_undone(tmp_path: Path) -> None:
    there = between(tmp_path, contribution)
    back = diff(str(tmp_path / "new"), str(tmp_path / "old"))
    assert [lost.event for lost in back.leaving] == [new.event for new in there.entering]
    assert {(s.subject, s.kind) for s in back.shifts if s.kind in {"narrower", "gone"}} == {
        ("date", "narrower"),
        ("reported dates", "narrower"),
        ("killed", "narrower"),
        ("contradiction", "gone"),
    }
    assert back.rows_counted["claims"] == {"restored": 1, "removed": 4}


def test_an_event_leaves_the_chronology_for_a_reason_that_is_told(tmp_path: Path) -> None:
    def change(rows: Rows) -> None:
        rows["events"]["idlib-talks-2015"]["status"] = "withdrawn"
        for key in ("4c4c4c4c", "5d5d5d5d"):
            rows["claims"][key] |= {"status": "withdrawn", "note": "A mistake."}

    found = between(tmp_path, change)
    assert [(lost.event.event_id, lost.reason) for lost in found.leaving] == [
        ("idlib-talks-2015", "it is withdrawn"),
        ("saraqib-battle-2016", "no active claim supports it any more"),
    ]


def test_with_errors_the_rows_are_compared_and_the_chronologies_not(tmp_path: Path) -> None:
    found = between(tmp_path, lambda rows: rows["sources"].pop("gazette"))
    assert found.rows_counted == {"sources": {"removed": 1}}
    assert len(found.notes) == 1
    assert "has an error" in found.notes[0]


def test_long_lists_are_cut_and_counted(tmp_path: Path) -> None:
    write(tmp_path / "old", base())
    rows = base()
    for number in range(30):
        said = f"Number {number} was told about the talks."
        rows["claims"][f"{number:08}"] = claim("idlib-talks-2015", "courier", said)
    write(tmp_path / "new", rows)
    found = diff(str(tmp_path / "old"), str(tmp_path / "new"), most=10)
    assert (len(found.rows), found.rows_counted["claims"]["added"]) == (10, 30)
    assert "and 20 more" in differences.render("text", found)


def test_both_sides_may_be_refs_and_nothing_is_checked_out(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    rows = base()
    contribution(rows)
    write(folder, rows)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=work")
    git(folder, "checkout", "--quiet", "main")
    status = git(folder, "status", "--porcelain")
    found = diff("main", "work", package=folder)
    assert found.rows_counted["claims"] == {"added": 4, "superseded": 1}
    assert git(folder, "status", "--porcelain") == status


@pytest.mark.parametrize(("old", "new"), [("main", ""), ("", None), ("main", "-x")])
def test_an_empty_name_is_not_taken_for_what_lies_here(
    old: str, new: str | None, tmp_path: Path
) -> None:
    with pytest.raises(CouldNotRun):
        diff(old, new, package=repository(tmp_path))


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_same_contribution_gives_the_same_words(form: str, tmp_path: Path) -> None:
    folder = repository(tmp_path)
    rows = base()
    contribution(rows)
    write(folder, rows)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=work")
    found = diff("main", "work", package=folder)
    text = differences.render(form, found).replace(found.base, "BASE").replace(found.head, "HEAD")
    assert text == (GOLDEN / f"diff.{form}").read_text("utf-8")


def hostile(text: str) -> Diff:
    """A comparison in which every text is `text`."""
    event = Event(text, text, text)
    cells = ("title", "name", "event_id", "source_id", "stance", "attributed_to", "statement")
    changes = tuple(Change(name, text, text) for name in cells)
    tables = ("actors", "sources", "events", "claims", text)
    rows = tuple(RowChange(table, kind, text, changes) for table in tables for kind in ROW_KINDS)
    subjects = [*SUBJECTS, "killed", text]
    return Diff(
        base=text,
        head=text,
        rows=rows,
        rows_counted={table: dict.fromkeys(ROW_KINDS, 1) for table in tables},
        entering=(NewEvent(event, text, text, text, 1, f"{text};{text}", event, event),),
        leaving=(LostEvent(event, text),),
        shifts=tuple(
            Shift(event, subject, kind, text, text)
            for subject in subjects
            for kind in ("changed", "wider", "new", "gone", "first")
        ),
        counted={"entering": 2, "leaving": 1, "shifts": 100},
        notes=(text,),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_command_to_the_runner(text: str) -> None:
    for form in ("text", "markdown"):
        page = differences.render(form, hostile(text))
        assert "##[" not in page
        assert not [line for line in page.split("\n") if line.lstrip().startswith("::")]
        assert all(line.isprintable() or "\u200b" in line for line in page.split("\n"))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup_a_link_or_a_mention(text: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    page = differences.render("markdown", hostile(text), whole=True)
    html = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).render(page)
    plain = differences.render("markdown", hostile("plain"), whole=True)
    expected = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).render(plain)
    tags, allowed = (Counter(re.findall(r"</?[a-z0-9]+[^>]*>", text)) for text in (html, expected))
    assert {tag for tag in tags if not tag.startswith(("<code", "</code"))} <= set(allowed)
    assert not re.search(r"@\w|(?<!&)#\d|://\w|www\.\w|GH-\d", html)


def test_a_comment_fits_github_and_the_file_holds_the_whole(tmp_path: Path) -> None:
    def change(rows: Rows) -> None:
        for number in range(900):
            said = f"Number {number} was told about the talks. " + "ح" * 300
            rows["claims"][f"{number:08}"] = claim("idlib-talks-2015", "courier", said)

    found = between(tmp_path, change)
    page = differences.render("markdown", found)
    assert len(page.encode("utf-16-le")) // 2 < 65_536
    assert "more lines did not fit" in page
    assert page.count("<details>") == page.count("</details>")
    assert differences.render("markdown", found, whole=True).count("\n- **new**") == 900


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    file = str(tmp_path / "no/such/file")
    with pytest.raises(CouldNotRun, match="cannot be written"):
        CliRunner().invoke(
            command, ["main", "--package", str(folder), "-o", file], catch_exceptions=False
        )


def test_the_command_prints_and_writes_and_says_what_is_wrong(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    file = tmp_path / "whole.json"
    arguments = ["main", "--package", str(folder), "--format", "json", "--output", str(file)]
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 0
    assert json.loads(result.output) == json.loads(file.read_text("utf-8"))
