"""A contribution is judged by the rules of what it builds on, and only for what it brings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.contributions import EVENTS, Rows, base, claim, git, repository, write
from validator import CouldNotRun, Report, reporters, validate
from validator.limits import Limits


def codes(report: Report) -> Counter[str]:
    return Counter(item.code for item in report.findings if item.contributed)


def places(report: Report) -> list[tuple[str, str, int | None, str | None]]:
    return [(i.code, i.file, i.line, i.column) for i in report.findings if i.contributed]


def test_the_base_itself_is_clean(tmp_path: Path) -> None:
    report = validate(repository(tmp_path), base="main")
    assert (report.findings, report.stood, report.valid) == ((), {}, True)
    assert (report.base or "").startswith("main (")


def edit(folder: Path, change: Callable[[Rows], object], rows: Rows | None = None) -> Report:
    """What validation says of a contribution that makes `change`."""
    repository(folder, rows)
    rows = rows or base()
    change(rows)
    write(folder, rows)
    return validate(folder, base="main")


def test_a_new_row_is_welcome(tmp_path: Path) -> None:
    def change(rows: Rows) -> None:
        said = claim("idlib-talks-2015", "herald", "The talks in Idlib failed.")
        rows["claims"]["6e6e6e6e"] = said

    assert edit(tmp_path, change).findings == ()


def test_a_removed_row_is_named_with_its_line_in_the_base(tmp_path: Path) -> None:
    report = edit(tmp_path, lambda rows: rows["claims"].pop("3b3b3b3b"))
    found = next(item for item in report.findings if item.code == "BAS006")
    assert (found.value, found.line, found.column) == ("3b3b3b3b", None, "claim_id")
    assert "line 3" in found.message


def test_a_renamed_event_is_one_finding_and_its_claims_none(tmp_path: Path) -> None:
    def change(rows: Rows) -> None:
        rows["events"]["idlib-meeting-2015"] = rows["events"].pop("idlib-talks-2015")
        for row in rows["claims"].values():
            if row["event_id"] == "idlib-talks-2015":
                row["event_id"] = "idlib-meeting-2015"

    assert places(edit(tmp_path, change)) == [("BAS007", "data/events.csv", 2, "event_id")]


def test_an_id_that_now_names_another_event_is_reused(tmp_path: Path) -> None:
    def change(rows: Rows) -> None:
        other = {"title": "Strike on a market", "date": "2015-07-09", "kind": "airstrike"}
        rows["events"]["idlib-talks-2015"] |= {**other, "place": "Ariha"}

    assert codes(edit(tmp_path, change))["BAS008"] == 1


@pytest.mark.parametrize(
    ("table", "key", "cells"),
    [
        ("events", "idlib-talks-2015", {"title": "Talks held in Idlib", "date": "2015-03"}),
        ("events", "idlib-talks-2015", {"summary": "Another summary of the talks."}),
        ("actors", "red-army", {"name": "Army of the Reds", "aliases": "Red Army"}),
        ("sources", "courier", {"title": "An entirely new headline"}),
        ("claims", "2a2a2a2a", {"status": "superseded", "note": "Misread."}),
    ],
)
def test_a_correction_keeps_the_id(
    table: str, key: str, cells: dict[str, str], tmp_path: Path
) -> None:
    report = edit(tmp_path, lambda rows: rows[table][key].update(cells))
    assert not {code for code in codes(report) if code.startswith("BAS")}


def test_a_rewritten_claim_is_flagged_at_the_cell_with_what_it_said(tmp_path: Path) -> None:
    cells = {"statement": "Nine fighters died at Saraqib.", "value_low": "9"}
    report = edit(tmp_path, lambda rows: rows["claims"]["4c4c4c4c"].update(cells))
    assert places(report) == [("BAS009", "data/claims.csv", 4, "statement")]
    assert "Ten fighters" in report.findings[0].message
    assert '"value_low" changed too' in report.findings[0].message


def test_an_error_that_stood_before_fails_nothing(tmp_path: Path) -> None:
    rows = base()
    rows["sources"]["herald"]["accessed"] = "2026-1-2"
    new = claim("saraqib-battle-2016", "gazette", "The town changed hands twice.")
    report = edit(tmp_path, lambda rows: rows["claims"].update({"6e6e6e6e": new}), rows)
    assert (report.valid, report.errors, sum(report.stood.values())) == (True, 0, 1)
    assert [item.contributed for item in report.findings] == [False]


def test_an_old_error_on_a_line_that_is_touched_counts(tmp_path: Path) -> None:
    rows = base()
    rows["sources"]["herald"]["accessed"] = "2026-1-2"
    report = edit(tmp_path, lambda rows: rows["sources"]["herald"].update(author="A. B."), rows)
    assert (report.valid, report.stood) == (False, {})


def test_an_error_brought_about_on_an_untouched_line_counts(tmp_path: Path) -> None:
    report = edit(tmp_path, lambda rows: rows["claims"].pop("4c4c4c4c"))
    rows = edit(tmp_path / "again", lambda rows: rows["sources"].pop("gazette"))
    assert codes(report)["BAS006"] == 1
    assert ("KEY003", "data/claims.csv", 4, "source_id") in places(rows)


def test_of_many_equal_old_errors_only_the_added_one_counts(tmp_path: Path) -> None:
    rows = base()
    for row in rows["sources"].values():
        row["language"] = "English"
    page = {**rows["sources"]["herald"], "url": "https://another.example/"}
    report = edit(tmp_path, lambda rows: rows["sources"].update({"zenith": page}), rows)
    assert [
        (item.line, item.contributed) for item in report.findings if item.code[:3] == "CEL"
    ] == [
        (5, True),
        (2, False),
        (3, False),
        (4, False),
    ]


def patch(file: Path, change: Callable[[Any], object]) -> None:
    document = json.loads(file.read_text("utf-8"))
    change(document)
    file.write_text(json.dumps(document, indent=2), "utf-8")


def field(document: Any, name: str) -> Any:
    return next(item for item in document["fields"] if item["name"] == name)


def test_the_rows_are_checked_by_the_schema_of_the_base(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    rows = base()
    rows["events"]["idlib-talks-2015"]["kind"] = "party"
    write(folder, rows)
    schema = folder / "schema/events.json"
    patch(schema, lambda s: field(s, "kind")["constraints"]["enum"].append("party"))
    report = validate(folder, base="main")
    assert codes(report)["BAS003"] == 1
    assert ("data/events.csv", 2, "kind") in [place[1:] for place in places(report)]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda s: field(s, "stance").update(constraints={}), "BAS003"),
        (lambda s: field(s, "stance").update(type="any"), "BAS003"),
        (lambda s: field(s, "statement")["constraints"].update(maxLength=500), "BAS003"),
        (lambda s: s.pop("primaryKey"), "BAS003"),
        (lambda s: s.update(foreignKeys=[]), "BAS003"),
        (lambda s: s["fields"].remove(field(s, "note")), "BAS003"),
        (lambda s: field(s, "statement")["constraints"].update(maxLength=300), "BAS002"),
        (lambda s: field(s, "note").update(description="Another"), "BAS002"),
    ],
)
def test_each_change_of_a_schema_is_a_finding_of_its_own(
    change: Callable[[Any], object], code: str, tmp_path: Path
) -> None:
    folder = repository(tmp_path)
    patch(folder / "schema/claims.json", change)
    assert {item for item in codes(validate(folder, base="main")) if item[:3] == "BAS"} == {code}


def test_another_layout_of_a_file_is_no_change(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    file = folder / "datapackage.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")), indent=7), "utf-8")
    assert codes(validate(folder, base="main")) == {}


def test_descriptor_profile_and_workflows_are_watched(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    patch(folder / "datapackage.json", lambda d: d["temporal"].update(end="2030-12-31"))
    patch(folder / "schema/timeline-package.json", lambda d: d.update(required=[]))
    (folder / ".github/workflows").mkdir(parents=True)
    (folder / ".github/workflows/run.yml").write_text("on: push\n")
    report = validate(folder, base="main")
    assert codes(report) == {"BAS001": 1, "BAS004": 1, "BAS005": 1}
    assert report.valid
    assert not report.strict().valid


def test_the_descriptor_of_the_base_reads_the_rows_even_if_the_new_one_is_broken(
    tmp_path: Path,
) -> None:
    folder = repository(tmp_path)
    (folder / "datapackage.json").write_text("{", "utf-8")
    report = validate(folder, base="main")
    assert report.rows == {"actors": 3, "sources": 3, "events": 2, "claims": 4}
    assert codes(report) == {"PKG001": 1, "BAS001": 1}


def test_a_table_that_the_contribution_drops_from_the_descriptor_is_still_checked(
    tmp_path: Path,
) -> None:
    folder = repository(tmp_path)
    patch(folder / "datapackage.json", lambda d: d["resources"].pop())
    assert validate(folder, base="main").rows["claims"] == 4


def test_a_branch_behind_its_base_does_not_answer_for_what_came_since(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    git(folder, "checkout", "--quiet", "main")
    rows = base()
    rows["events"]["later-2016"] = {**EVENTS["saraqib-battle-2016"], "title": "A later thing"}
    write(folder, rows)
    git(folder, "commit", "--all", "--quiet", "--message=later")
    git(folder, "checkout", "--quiet", "work")
    assert validate(folder, base="main").findings == ()


def test_the_base_may_be_a_folder(tmp_path: Path) -> None:
    old = write(tmp_path / "old", base())
    rows = base()
    rows["claims"].pop("3b3b3b3b")
    report = validate(write(tmp_path / "new", rows), base=str(old))
    assert codes(report)["BAS006"] == 1


def test_a_package_in_a_folder_of_its_repository(tmp_path: Path) -> None:
    write(tmp_path / "a/b", base())
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github/x.yml").write_text("a\n")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=base")
    (tmp_path / ".github/x.yml").write_text("b\n")
    (tmp_path / "a/b/data/events.csv").write_text("event_id\n")
    found = codes(validate(tmp_path / "a/b", base="HEAD"))
    assert found["BAS005"] == 1
    assert not found["BAS001"]


def test_neither_filters_hooks_nor_links_of_the_repository_are_followed(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    marker = tmp_path / "ran"
    (folder / ".gitattributes").write_text("* filter=evil export-ignore\n")
    (folder / "schema/link.json").symlink_to("/etc/passwd")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=more")
    git(folder, "config", "filter.evil.smudge", f"touch {marker}; cat")
    git(folder, "config", "core.fsmonitor", f"touch {marker}")
    hook = folder / ".git/hooks/post-checkout"
    hook.write_text(f"#!/bin/sh\ntouch {marker}\n")
    hook.chmod(0o755)
    assert validate(folder, base="HEAD").rows["claims"] == 4
    assert not marker.exists()


@pytest.mark.parametrize(
    "ref", ["--output=x", "-h", "nosuch", "main..work", "HEAD:data", "a b", "$(touch x)", "", "\n"]
)
def test_what_is_no_ref_is_refused_by_name(ref: str, tmp_path: Path) -> None:
    folder = repository(tmp_path)
    before = sorted(folder.iterdir())
    with pytest.raises(CouldNotRun, match=r"git ref|no commit"):
        validate(folder, base=ref)
    assert sorted(folder.iterdir()) == before


def test_a_shallow_clone_says_which_fetch_mends_it(tmp_path: Path) -> None:
    origin = repository(tmp_path / "origin")
    rows = base()
    rows["events"]["idlib-talks-2015"]["summary"] = "They talked again, at length."
    write(origin, rows)
    git(origin, "commit", "--all", "--quiet", "--message=work")
    url = f"file://{origin}"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=work", url, "clone")
    clone = tmp_path / "clone"
    with pytest.raises(CouldNotRun, match="git fetch --unshallow origin") as refused:
        validate(clone, base="origin/main")
    command = str(refused.value).split("`")[1]
    git(clone, *command.split()[1:])
    assert validate(clone, base="origin/main").findings == ()


def test_a_contribution_cannot_bring_its_own_base(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    rows = base()
    rows["claims"].pop("3b3b3b3b")
    write(write(folder, rows) / "main", rows)
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        assert codes(validate(".", base="main"))["BAS006"] == 1
        assert not codes(validate(".", base="./main"))["BAS006"]
        write(folder / "trunk", rows)
        with pytest.raises(CouldNotRun, match=r'folder of that name is "\./trunk"'):
            validate(".", base="trunk")


def damaged(rows: Rows) -> Rows:
    """`rows` with something wrong in every table."""
    rows["actors"]["red-army"]["kind"] = "army"
    rows["sources"]["herald"]["url"] = "javascript:alert(1)"
    rows["events"]["idlib-talks-2015"]["date"] = "2015-02-30"
    rows["events"]["saraqib-battle-2016"]["title"] = "Massacre of Saraqib"
    rows["claims"]["2a2a2a2a"]["statement"] = ""
    rows["claims"]["3b3b3b3b"]["event_id"] = "nothing-2015"
    rows["claims"]["4c4c4c4c"]["value_high"] = "ten"
    return rows


def test_nobody_answers_for_what_is_the_same_on_both_sides(tmp_path: Path) -> None:
    folder = repository(tmp_path, damaged(base()))
    report, plain = validate(folder, base="main"), validate(folder)
    assert (report.errors, report.warnings, report.counts) == (0, 0, {})
    assert report.stood == plain.counts


def test_against_a_sound_base_everything_found_is_the_contributions(tmp_path: Path) -> None:
    folder = write(repository(tmp_path), damaged(base()))
    report, plain = validate(folder, base="main"), validate(folder)
    found = {code: n for code, n in report.counts.items() if not code.startswith("BAS")}
    assert (found, report.stood) == (plain.counts, {})


def test_other_line_ends_do_not_make_every_line_a_contribution(tmp_path: Path) -> None:
    folder = repository(tmp_path, damaged(base()))
    file = folder / "data/claims.csv"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert validate(folder, base="main").counts == {"FIL005": 1}


def test_what_stood_before_is_no_error_in_any_form(tmp_path: Path) -> None:
    report = validate(repository(tmp_path, damaged(base())), base="main")
    forms = {name: reporters.render(name, report, 100) for name in reporters.NAMES}
    assert json.loads(forms["json"])["valid"]
    assert json.loads(forms["frictionless"])["stats"]["errors"] == 0
    assert "::error" not in forms["github"]
    assert 'failures="0"' in forms["junit"]
    assert "## Valid" in forms["markdown"]
    assert "Stood before" in forms["text"]


def test_outside_a_repository_a_ref_means_nothing(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match="in no git repository"):
        validate(write(tmp_path, base()), base="main")


def test_a_base_without_a_package_cannot_be_compared_with(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message=empty")
    with pytest.raises(CouldNotRun, match=r"has no datapackage\.json"):
        validate(write(tmp_path, base()), base="main")


def test_everything_is_counted_also_what_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("validator.comparison.validation.KEPT", 1)
    folder = repository(tmp_path)
    rows = base()
    rows["claims"] = {"2a2a2a2a": rows["claims"]["2a2a2a2a"]}
    write(folder, rows)
    report = validate(folder, base="main", limits=Limits(findings=1))
    assert report.counts["BAS006"] == 3
    assert len([item for item in report.findings if item.code == "BAS006"]) == 1
