"""Two people's branches meet in real git: nothing is lost, and what is left to do is said."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.copies import CLAIM, EVENT, ROOT, SOURCE, contents, copy, rewrite, rows
from validator import validate
from validator.contributions import add, fmt

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
FORMED = "jabhat-al-nusra-formation-2011"
READ = "the-week-nd-hardliners"


def git(package: Path, *arguments: str) -> int:
    """The exit status of git, away from anybody's own settings."""
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    plain = (
        "-c",
        "core.autocrlf=false",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "init.defaultBranch=main",
    )
    command = ["git", *who, *plain, "-C", str(package), *arguments]
    return subprocess.run(command, capture_output=True, check=False).returncode


@pytest.fixture(name="package")
def package_(tmp_path: Path) -> Path:
    package = copy(tmp_path / "p")
    shutil.copyfile(ROOT / ".gitattributes", package / ".gitattributes")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "base")):
        assert git(package, *arguments) == 0
    return package


def merged(package: Path, one: Callable[[], object], other: Callable[[], object]) -> int:
    """The exit status of the merge of a branch on which `one` was done with that of `other`."""
    for name, change in (("one", one), ("other", other)):
        git(package, "checkout", "-q", "main")
        git(package, "checkout", "-qb", name)
        change()
        assert git(package, "commit", "-qam", name) == 0
    return git(package, "merge", "-q", "one")


def claims(package: Path, name: str, count: int) -> None:
    """Add `count` claims of somebody called `name`."""
    made = [
        {
            **CLAIM,
            "event_id": FORMED,
            "source_id": READ,
            "date": "",
            "statement": f"This is what {name} read about the founding in paragraph {number}.",
            "locator": f"paragraph {number}",
        }
        for number in range(count)
    ]
    assert add({"claims": made}, package).written


def event(package: Path, name: str) -> None:
    """Add an event with its source and a claim."""
    done = add(
        {
            "events": [{**EVENT, "title": f"Ceasefire in {name}", "place": name}],
            "sources": [{**SOURCE, "title": name, "url": f"https://example.org/{name}"}],
            "claims": [
                {**CLAIM, "statement": f"A ceasefire for {name} was announced on Tuesday."}
            ],
        },
        package,
    )
    assert done.written, done.report


def change(package: Path, table: str, key: str, **cells: str) -> None:
    """Write other cells into one row, as an editor would."""
    table_rows = rows(package, table)
    next(row for row in table_rows if key in row.values()).update(cells)
    rewrite(package, table, table_rows, lineterminator="\n")


@pytest.mark.parametrize("count", [1, 5, 25])
def test_claims_of_two_people_merge_without_a_conflict(package: Path, count: int) -> None:
    before = len(rows(package, "claims"))
    one, other = (lambda: claims(package, "Amal", count)), (lambda: claims(package, "Ben", count))
    assert merged(package, one, other) == 0
    fmt(package)
    assert len(rows(package, "claims")) == before + 2 * count
    assert not validate(package).errors


def test_events_with_sources_of_two_people_merge_without_a_conflict(package: Path) -> None:
    one, other = (lambda: event(package, "Homs")), (lambda: event(package, "Hama"))
    assert merged(package, one, other) == 0
    fmt(package)
    assert validate(package).strict().valid
    assert {"ceasefire-in-homs-2016", "ceasefire-in-hama-2016"} <= {
        row["event_id"] for row in rows(package, "events")
    }


def test_the_same_claim_of_two_people_is_one_claim(package: Path) -> None:
    before = len(rows(package, "claims"))
    assert merged(package, lambda: claims(package, "A", 1), lambda: claims(package, "A", 1)) == 0
    fmt(package)
    assert len(rows(package, "claims")) == before + 1
    assert validate(package).strict().valid


def test_one_id_for_two_different_events_is_an_error_that_says_what_to_do(package: Path) -> None:
    def differing(date: str) -> Callable[[], object]:
        named = {**EVENT, "date": date, "event_id": "aleppo-ceasefire-2016"}
        claim = {**CLAIM, "source_id": READ, "date": date}
        return lambda: add({"events": [named], "claims": [claim]}, package)

    assert merged(package, differing("2016-12-13"), differing("2016-09-12")) == 0
    fmt(package)
    found = [item for item in validate(package).findings if item.code == "KEY001"]
    assert [item.value for item in found] == ["aleppo-ceasefire-2016"]
    assert "two people used one id" in found[0].fix


def test_one_row_changed_by_two_people_is_an_error_and_nothing_is_lost(package: Path) -> None:
    status = merged(
        package,
        lambda: change(package, "actors", "turkey", description="What Amal wrote."),
        lambda: change(package, "actors", "turkey", description="What Ben wrote."),
    )
    assert status == 0
    described = {row["description"] for row in rows(package, "actors")}
    assert {"What Amal wrote.", "What Ben wrote."} <= described
    assert validate(package).counts["KEY001"] == 1


def test_neighbouring_rows_changed_by_two_people_are_never_merged_unseen(package: Path) -> None:
    keys = [row["actor_id"] for row in rows(package, "actors")][3:5]
    one, other = (
        (lambda key=key: change(package, "actors", key, description=f"New of {key}."))
        for key in keys
    )
    assert merged(package, one, other) == 0
    assert validate(package).counts["KEY001"] == 2


def test_copies_that_a_merge_leaves_are_dropped_by_fmt(package: Path) -> None:
    before = contents(package)
    table = package / "data" / "actors.csv"
    lines = table.read_text("utf-8").splitlines(keepends=True)
    table.write_text("".join([*lines, lines[3]]), "utf-8")
    assert validate(package).counts["KEY001"] == 1
    (done,) = (item for item in fmt(package) if item.repairs)
    assert [repair.what for repair in done.repairs] == ["copy"]
    assert contents(package) == before
