"""The files of the page: safe, complete, the same on every run."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pytest

from tests import page_package
from validator import api
from validator.chronology.selection import Selection
from validator.exporters.page import ASSETS, markup, script

pytest_plugins = ("tests.browser",)
ROOT = Path(__file__).resolve().parents[1]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def _tags(built_page: Path) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed((built_page / "index.html").read_text(encoding="utf-8"))
    return parser.tags


def _handed(file: Path) -> object:
    """What a data script hands over."""
    text = file.read_text(encoding="utf-8").rstrip()
    return json.loads(text[text.index(",") + 1 : -2])


def test_a_second_build_writes_the_same_bytes(built_page: Path, tmp_path: Path) -> None:
    api.build(page_package.write(tmp_path / "package"), tmp_path / "out")
    files = ["index.html", *(f"assets/{file.name}" for file in (built_page / "assets").iterdir())]
    assert len(files) > 6
    for name in files:
        assert (built_page / name).read_bytes() == (tmp_path / "out" / name).read_bytes(), name


def test_no_script_or_style_stands_in_the_markup_and_all_files_are_its_own(
    built_page: Path,
) -> None:
    for tag, attributes in _tags(built_page):
        assert not {name for name in attributes if name.startswith("on") or name == "style"}
        assert tag != "style"
        if tag == "script":
            source = str(attributes["src"])
            assert re.fullmatch(r"assets/[a-z]+\.js", source)
            assert (built_page / source).is_file()


def test_the_policy_forbids_everything_that_is_not_the_pages_own(built_page: Path) -> None:
    policies = [a["content"] for t, a in _tags(built_page) if "content-security" in str(a).lower()]
    assert policies == [markup.POLICY]
    assert "unsafe" not in markup.POLICY


def test_every_event_is_handed_over_with_its_claims(built_page: Path) -> None:
    events = _handed(built_page / "assets" / "events.js")
    details = _handed(built_page / "assets" / "claims-0.js")
    nested = json.loads((built_page / "chronology.json").read_text(encoding="utf-8"))["events"]
    assert [event[0] for event in events] == [event["event_id"] for event in nested]
    told = [sorted(claim[0] for claim in row[4]) for row in details]
    given = [sorted(claim["claim_id"] for claim in event["claim_list"]) for event in nested]
    assert told == given


def test_events_are_spread_over_files_of_a_fixed_size(built_page: Path) -> None:
    about = _handed(built_page / "assets" / "package.js")
    files = sorted((built_page / "assets").glob("claims-*.js"))
    assert len(files) == about["claim_files"]
    assert about["counts"]["events"] <= about["events_a_file"] * len(files)


@pytest.mark.parametrize("text", ["</script>", "<!--", "a\u2028b", "c\u2029d", '"\\'])
def test_no_text_breaks_out_of_a_script(text: str, tmp_path: Path) -> None:
    connection = duckdb.connect()
    connection.execute(script.MACRO)
    connection.execute(
        "CREATE TABLE given AS SELECT 0 AS number, safe(json_array($1)) AS line", [text]
    )
    script.rows(connection, "given", tmp_path / "rows.js", "rows")
    script.constant(tmp_path / "constant.js", "constant", [text])
    for name, expected in (("rows", [[text]]), ("constant", [text])):
        written = (tmp_path / f"{name}.js").read_text(encoding="utf-8")
        assert not re.search("[<\u2028\u2029]", written)
        assert _handed(tmp_path / f"{name}.js") == expected


def test_every_module_is_joined_after_those_that_it_imports() -> None:
    on_disk = {file.stem for file in ASSETS.glob("*.js")}
    assert set(script.MODULES) == on_disk
    assert len(script.MODULES) == len(on_disk)
    for place, name in enumerate(script.MODULES):
        text = (ASSETS / f"{name}.js").read_text(encoding="utf-8")
        for other in re.findall(r'from "\./(\w+)\.js"', text):
            assert other in script.MODULES[:place], f"{name} imports {other}"


def test_the_joined_script_has_neither_imports_nor_markup() -> None:
    joined = script.joined(ASSETS)
    assert not re.search(r"^(import|export) ", joined, re.MULTILINE)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", joined
    )


def test_a_form_of_import_that_cannot_be_joined_is_refused(tmp_path: Path) -> None:
    for name in script.MODULES:
        (tmp_path / f"{name}.js").write_text('import * as dom from "./dom.js";\n')
    with pytest.raises(ValueError, match="cannot join"):
        script.joined(tmp_path)


def test_what_the_descriptor_says_is_escaped_and_a_strange_licence_not_linked(
    built_page: Path,
) -> None:
    known = dict(_handed(built_page / "assets" / "package.js"))
    strange = {"title": page_package.HOSTILE, "license_url": "javascript:alert(1)"}
    html = markup.render(ASSETS, {**known, **strange})
    assert "<img" not in html
    assert "javascript:" not in html
    assert "{{ 7 * 7 }}" in html  # data is no template


def test_a_part_of_the_chronology_says_that_it_is_one(built_page: Path, tmp_path: Path) -> None:
    package = page_package.write(tmp_path / "package")
    api.build(package, tmp_path / "out", selection=Selection(kinds=("airstrike",)))
    assert "A part of the chronology" in (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "A part of the chronology" not in (built_page / "index.html").read_text("utf-8")


def test_every_country_of_our_own_events_has_a_name() -> None:
    named = set(re.findall(r"\b([A-Z]{3}) [A-Z]", (ASSETS / "places.js").read_text("utf-8")))
    with (ROOT / "data" / "events.csv").open(encoding="utf-8", newline="") as stream:
        countries = {row["country"] for row in csv.DictReader(stream)}
    assert countries - named == {"SYR"}, "abroad only: at home the governorate says where"
