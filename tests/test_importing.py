"""`timeline import`: what journalists' spreadsheets hold, taken exactly or refused by place."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from tests.copies import CLAIM, EVENT, SOURCE, contents, copy, rows, timeline
from validator import validate
from validator.contributions import import_rows, template
from validator.editing.edit import Edit
from validator.findings import CouldNotRun
from validator.tables import standard

Rows = Mapping[str, list[dict[str, object]]]
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

EVENT_ID = "ceasefire-in-aleppo-2016"
LINKED = {**CLAIM, "event_id": EVENT["title"], "source_id": SOURCE["url"]}
FULL: Rows = {"events": [{**EVENT}], "sources": [{**SOURCE}], "claims": [{**LINKED}]}
MIDNIGHT = datetime(2016, 12, 13)  # noqa: DTZ001 - a spreadsheet knows no zone
ARABIC = "هدنة في حلب"


@pytest.fixture(name="package")
def package_(tmp_path: Path) -> Path:
    return copy(tmp_path / "p")


def book(file: Path, tables: Rows) -> Path:
    """A workbook of `tables`, columns in the order of their first row."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, given in tables.items():
        sheet = made.create_sheet(name)
        sheet.append(list(given[0]))
        for row in given:
            sheet.append(list(row.values()))
    made.save(file)
    return file


def filled(file: Path, tables: Rows) -> Path:
    """The template with `tables` filled in."""
    template(file)
    made = openpyxl.load_workbook(file)
    for name, given in tables.items():
        sheet = made[name]
        places = {cell.value: cell.column for cell in sheet[1]}
        for number, row in enumerate(given, 2):
            for column, value in row.items():
                sheet.cell(number, places[column], value)
    made.save(file)
    return file


def refused(done: Edit, package: Path, before: dict[str, bytes]) -> str:
    """What stood against an import that wrote nothing."""
    assert not done.accepted
    assert not done.written
    assert contents(package) == before
    return "\n".join(done.problems)


def test_a_workbook_s_rows_come_in_with_names_and_addresses_as_references(package: Path) -> None:
    file = book(package.parent / "c.xlsx", FULL)
    run = timeline("import", file, "--package", package)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Written: 1 new in sources, 1 new in events, 1 new in claims." in run.stdout
    assert EVENT_ID in {row["event_id"] for row in rows(package, "claims")}
    assert validate(package).strict().valid
    before = contents(package)
    again = timeline("import", file, "--package", package)
    assert "Nothing to write" in again.stdout
    assert contents(package) == before


def test_a_dry_run_writes_nothing(package: Path) -> None:
    before = contents(package)
    run = timeline(
        "import", book(package.parent / "c.xlsx", FULL), "--package", package, "--dry-run"
    )
    assert run.returncode == 0
    assert contents(package) == before


def test_real_dates_numbers_and_truths_are_taken_as_they_show(package: Path) -> None:
    day = {"date": date(2016, 12, 13)}
    given: Rows = {
        "events": [
            {**EVENT, **day, "latitude": 36.25, "longitude": 37, "place_precision": "exact"}
        ],
        "sources": [{**SOURCE, "published": MIDNIGHT, "accessed": date(2026, 11, 20)}],
        "claims": [{**LINKED, **day, "measure": "killed", "value_low": 3.0, "value_high": 5}],
    }
    assert import_rows(book(package.parent / "c.xlsx", given), package).written
    event = next(row for row in rows(package, "events") if row["event_id"] == EVENT_ID)
    assert (event["date"], event["latitude"], event["longitude"]) == ("2016-12-13", "36.25", "37")
    claim = next(row for row in rows(package, "claims") if row["event_id"] == EVENT_ID)
    assert (claim["value_low"], claim["value_high"]) == ("3", "5")


def test_a_date_shown_as_month_and_year_stays_a_month(package: Path) -> None:
    file = book(package.parent / "c.xlsx", FULL)
    made = openpyxl.load_workbook(file)
    place = next(cell for cell in made["sources"][1] if cell.value == "published").column
    cell = made["sources"].cell(2, place, date(2016, 12, 1))
    cell.number_format = "mmm-yy"
    made.save(file)
    assert import_rows(file, package).written
    assert "2016-12" in {row["published"] for row in rows(package, "sources")}


def test_a_title_above_the_header_is_told_apart(package: Path) -> None:
    file = book(package.parent / "c.xlsx", FULL)
    made = openpyxl.load_workbook(file)
    made["events"].insert_rows(1, 2)
    made["events"]["A1"] = "My events, draft 3"
    made["events"].merge_cells("A1:F1")
    made.save(file)
    done = import_rows(file, package)
    assert done.written
    assert 'events, row 1 is a title ("My events, draft 3"), not the header' in done.notes


def broken_books() -> dict[str, tuple[str, object, str]]:
    return {
        "merged": ("merge", "A2:A3", "the cells A2:A3 are merged"),
        "formula": ("A2", '="x"&"y"', "cell A2: holds a formula"),
        "moment": ("C2", datetime(2016, 12, 13, 14, 30), "cell C2: is the moment"),  # noqa: DTZ001
        "unknown column": ("Z1", "colour", 'the column "colour" is unknown'),
        "misspelt column": ("Z1", "sumary", 'did you mean "summary"'),
        "double column": ("Z1", "title", 'the column "title" stands twice'),
        "unknown event": (
            "claims",
            "Ceasefire in Homs",
            'no row of events is called "Ceasefire in',
        ),
    }


@pytest.mark.parametrize(("place", "value", "said"), broken_books().values(), ids=broken_books())
def test_what_cannot_be_taken_is_named_by_its_place(
    package: Path, place: str, value: object, said: str
) -> None:
    file = book(package.parent / "c.xlsx", FULL)
    made = openpyxl.load_workbook(file)
    if place == "merge":
        made["events"].merge_cells(str(value))
    elif place == "claims":
        column = next(cell for cell in made["claims"][1] if cell.value == "event_id").column
        made["claims"].cell(2, column, str(value))
    else:
        made["events"][place] = value
        if place.endswith("1"):
            made["events"][place.replace("1", "2")] = "something"
    made.save(file)
    before = contents(package)
    assert said in refused(import_rows(file, package), package, before)


def test_an_error_of_the_result_names_the_row_of_the_sheet(package: Path) -> None:
    wrong = {**FULL, "events": [{**EVENT, "country": "Syria"}]}
    before = contents(package)
    run = timeline("import", book(package.parent / "c.xlsx", wrong), "--package", package)
    assert run.returncode == 1
    assert "This is events, row 2." in run.stdout
    assert contents(package) == before


def test_a_name_that_two_rows_have_is_asked_about(package: Path) -> None:
    twins = [
        {
            "actor_id": f"twin-{number}",
            "name": f"Twin {number}",
            "aliases": "The Twin",
            "kind": "other",
        }
        for number in "ab"
    ]
    given: Rows = {**FULL, "actors": [*twins], "claims": [{**LINKED, "actor_id": "The Twin"}]}
    before = contents(package)
    done = import_rows(book(package.parent / "c.xlsx", given), package)
    assert '"The Twin" may be any of twin-a, twin-b' in refused(done, package, before)


def test_an_id_changes_its_row_and_empty_cells_change_nothing(package: Path) -> None:
    given: Rows = {"actors": [{"actor_id": "turkey", "name": "", "native_name": "Türkiye"}]}
    before = next(row for row in rows(package, "actors") if row["actor_id"] == "turkey")
    run = timeline("import", book(package.parent / "c.xlsx", given), "--package", package)
    assert '    native_name: "" to "Türkiye"' in run.stdout
    after = next(row for row in rows(package, "actors") if row["actor_id"] == "turkey")
    assert after == {**before, "native_name": "Türkiye"}


@pytest.mark.parametrize(
    ("mark", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16")]
)
def test_a_folder_of_csv_files_comes_in_however_excel_saved_it(
    package: Path, mark: str, encoding: str
) -> None:
    folder = package.parent / "csv"
    folder.mkdir()
    for name, given in FULL.items():
        with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as stream:
            writer = csv.DictWriter(stream, list(given[0])[::-1], delimiter=mark)
            writer.writeheader()
            writer.writerows(given)
    assert import_rows(folder, package).written
    assert validate(package).strict().valid


def test_other_files_are_refused_with_a_reason(package: Path, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "empty").mkdir()
    for name in ("a.xlsx", "a.pdf", "empty", "nowhere.xlsx"):
        with pytest.raises(CouldNotRun):
            import_rows(tmp_path / name, package)


def test_a_stray_cell_at_the_end_of_the_sheet_does_not_hang_the_import(package: Path) -> None:
    file = book(package.parent / "c.xlsx", FULL)
    made = openpyxl.load_workbook(file)
    made["events"]["XFD1048576"] = "x"
    made.save(file)
    before = contents(package)
    assert "delete the empty ones" in refused(import_rows(file, package), package, before)


def test_the_template_offers_every_column_and_every_list(tmp_path: Path) -> None:
    template(tmp_path / "t.xlsx")
    made = openpyxl.load_workbook(tmp_path / "t.xlsx")
    for name in standard.TABLES:
        sheet, fields = made[name], standard.table(name).fields
        assert tuple(cell.value for cell in sheet[1]) == standard.table(name).names
        assert len(sheet.data_validations.dataValidation) == sum(
            "enum" in field.constraints for field in fields
        )
        assert {sheet.column_dimensions[c.column_letter].number_format for c in sheet[1]} == {"@"}
    explained = {(row[0].value, row[1].value) for row in made["columns"].iter_rows(min_row=2)}
    assert ("claims", "stance") in explained
    with pytest.raises(CouldNotRun, match="is there already"):
        template(tmp_path / "t.xlsx")


def test_an_empty_template_says_that_it_holds_no_rows(package: Path, tmp_path: Path) -> None:
    template(tmp_path / "t.xlsx")
    assert "holds no rows" in import_rows(tmp_path / "t.xlsx", package).problems[0]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("by_way_of", ["xlsx", "ods"])
def test_a_template_saved_by_libreoffice_comes_in_the_same(
    package: Path, tmp_path: Path, by_way_of: str
) -> None:
    native = {
        **SOURCE,
        "title": f"{ARABIC} \u200f(1)",
        "source_id": "example-news-2016-12-13-hudna",
    }
    numbers = {"measure": "killed", "value_low": "3", "value_high": "3"}
    tables: Rows = {
        "events": [{**EVENT, "place": "حلب", "latitude": "36.20", "longitude": "37.160"}],
        "sources": [{**native, "published": "2016-12"}],
        "claims": [{**LINKED, **numbers, "date": "2016-12", "locator": "1-2"}],
        "actors": [{"name": "Test Brigade", "native_name": ARABIC, "kind": "armed-group"}],
    }
    tables["events"][0]["place_precision"] = "settlement"
    tables["claims"].append(
        {
            **tables["claims"][0],
            "actor_id": "Test Brigade",
            "date": "2016-12-13",
            "locator": "03:15",
        }
    )
    file = filled(tmp_path / "c.xlsx", tables)
    direct = copy(tmp_path / "direct")
    assert import_rows(file, direct).written
    for folder, form, source in (
        ("one", by_way_of, file),
        ("two", "xlsx", tmp_path / "one" / f"c.{by_way_of}"),
    ):
        profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
        command = [str(OFFICE), profile, "--headless", "--convert-to", form]
        target = tmp_path / folder
        subprocess.run(
            [*command, "--outdir", target, source], check=True, capture_output=True, timeout=180
        )
    done = import_rows(tmp_path / "two" / "c.xlsx", package)
    assert done.written, done
    assert contents(package) == contents(direct)
    saved = openpyxl.load_workbook(tmp_path / "two" / "c.xlsx")
    assert saved["events"].data_validations.dataValidation
