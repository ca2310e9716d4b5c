"""`timeline fmt`: one form, nothing lost, every repair said, nothing guessed."""

from __future__ import annotations

import shutil
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.copies import contents, copy, leftovers, rewrite, rows, timeline
from validator import validate
from validator.contributions import fmt
from validator.editing import canonical, parsing
from validator.editing.formatting import format_table
from validator.tables import scanner, standard, written_dates
from validator.tables.package import Resource

TEXT = st.text(
    st.one_of(
        st.sampled_from(' \t\r\n",;\u00a0\u2003e\u0301\u0627\u0644\u200c-='),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=12,
)


@pytest.fixture(name="package")
def package_(tmp_path: Path) -> Path:
    return copy(tmp_path / "p")


def test_the_project_itself_is_in_canonical_form() -> None:
    assert [table.path for table in fmt(write=False) if table.changed] == []


@settings(max_examples=150)
@given(st.data())
def test_whatever_is_read_is_written_once_and_means_the_same(data: st.DataObject) -> None:
    names = data.draw(st.permutations(standard.table("actors").names))
    cells = st.lists(TEXT, min_size=len(names), max_size=len(names))
    table = data.draw(st.lists(cells, max_size=5))
    ends = data.draw(st.sampled_from(["\n", "\r\n"]))
    mark = data.draw(st.sampled_from(["", "\ufeff"]))
    text = canonical.text(names, table)
    if "\r" not in text.replace("\r\n", "") and ends == "\r\n" and "\r" not in text:
        text = text.replace("\n", ends)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "actors.csv"
        file.write_bytes((mark + text).encode())
        resource = Resource("actors", "actors.csv", file, standard.table("actors"))
        done = format_table(resource)
        assert not done.refusals
        file.write_bytes(done.after)
        again = format_table(resource)
        parsed = parsing.parse(resource)
        assert isinstance(parsed, parsing.Parsed)
    assert not again.changed
    assert not again.repairs
    order = [names.index(name) for name in resource.schema.names]
    dates = [written_dates.holds_dates(field) for field in resource.schema.fields]
    meant = [[canonical.cell(row[place]) for place in order] for row in table]
    for row in meant:
        for place, value in enumerate(row):
            found = written_dates.readings(value) if dates[place] else ()
            row[place] = found[0] if len(found) == 1 else value
    key = resource.schema.names.index("actor_id")
    first = {row[key]: row for row in reversed(meant)}
    kept = [
        row for row in meant if not row[key] or row is first[row[key]] or row != first[row[key]]
    ]
    assert parsed.rows == sorted(kept, key=lambda row: row[key].encode())


@given(TEXT)
def test_a_cell_in_form_stays_so(value: str) -> None:
    done = canonical.cell(value)
    assert canonical.cell(done) == done
    assert unicodedata.is_normalized("NFC", done)
    assert not {"\n", "\r"} & set(done)


@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), max_size=6))
def test_the_quick_reader_agrees_with_the_strict_one(table: list[list[str]]) -> None:
    text = canonical.text(["a", "b", "c"], table)
    quick = parsing.quick_rows(text)
    if quick is not None:
        slow = list(scanner.scan(text, 3))
        assert quick == [item.cells for item in slow if isinstance(item, scanner.Record)]


def test_a_spreadsheet_s_export_is_put_right_and_each_repair_said(package: Path) -> None:
    table = rows(package, "claims")
    before = contents(package)
    first = table[0]["claim_id"]
    table[0] = {**table[0], "claim_id": ""}
    table[2] = {**table[2], "statement": table[2]["statement"] + "\u00a0 "}
    dated = next(row for row in table if row["date"] == "2024-11-27")
    dated["date"] = "27/11/2024"
    moved = [{name: row[name] for name in reversed(row)} for row in reversed(table)]
    rewrite(package, "claims", moved, encoding="utf-8-sig", lineterminator="\r\n")
    run = timeline("fmt", package)
    assert run.returncode == 0, run.stderr
    for said in (
        "byte order mark, line ends, order of columns, order of rows, 3 cells",
        f'claim_id new id "{first}"',
        'date date "27/11/2024" to "2024-11-27"',
        "statement space",
    ):
        assert said in run.stdout
    assert contents(package) == before
    assert timeline("fmt", package).stdout == "tables: 4 already in canonical form\n"


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_check_and_diff_write_nothing_and_exit_with_1(package: Path, option: str) -> None:
    rewrite(package, "actors", rows(package, "actors")[::-1], lineterminator="\n")
    before = contents(package)
    run = timeline("fmt", package, option)
    assert run.returncode == 1
    assert "data/actors.csv: would change (order of rows)" in run.stdout
    assert ("--- a/data/actors.csv" in run.stdout) == (option == "--diff")
    assert contents(package) == before
    assert leftovers(package) == []


@pytest.mark.parametrize("value", ["05/06/2016", "42579", "28/07/16", "2016-07-28T23:30", "soon"])
def test_a_date_that_may_be_another_is_left_for_a_person(package: Path, value: str) -> None:
    table = rows(package, "claims")
    table[0]["date"] = value
    rewrite(package, "claims", table, lineterminator="\n")
    fmt(package)
    assert {row["date"] for row in rows(package, "claims")} >= {value}
    assert not validate(package).valid


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("28/07/2016", "2016-07-28"),
        ("07/28/2016", "2016-07-28"),
        ("5.5.2016", "2016-05-05"),
        ("2016/7/28", "2016-07-28"),
        ("2016-07-28 00:00:00", "2016-07-28"),
        ("28 July 2016", "2016-07-28"),
        ("July 28th, 2016", "2016-07-28"),
        ("Sept 2016", "2016-09"),
    ],
)
def test_a_date_that_can_mean_one_day_only_is_put_right(written: str, meant: str) -> None:
    assert written_dates.readings(written) == (meant,)


@pytest.mark.parametrize("written", ["30/02/2016", "2016-13-40", "31 June 2016", "Mai 2016"])
def test_a_day_that_no_calendar_has_is_no_reading(written: str) -> None:
    assert written_dates.readings(written) == ()


BROKEN = {
    "unclosed quote": b'a,"b\nc,d\n',
    "ragged row": b"a\n",
    "not UTF-8": b"caf\xe9,b\n",
    "NUL": b"a\0,b\n",
    "merge conflict": b"<<<<<<< HEAD\n",
}


@pytest.mark.parametrize("tail", BROKEN.values(), ids=BROKEN)
def test_a_table_that_cannot_be_read_keeps_its_bytes_and_the_others_are_written(
    package: Path, tail: bytes
) -> None:
    with (package / "data" / "events.csv").open("ab") as stream:
        stream.write(tail)
    before = contents(package)
    rewrite(package, "actors", rows(package, "actors")[::-1])
    run = timeline("fmt", package)
    assert run.returncode == 1
    assert "data/events.csv: left as it is" in run.stdout
    assert "Traceback" not in run.stderr
    assert contents(package) == before


def test_blank_lines_and_rows_of_commas_are_dropped_and_get_no_id(package: Path) -> None:
    before = contents(package)
    with (package / "data" / "claims.csv").open("ab") as stream:
        stream.write(b"\n" + b"," * 14 + b"\n")
    (done,) = (table for table in fmt(package) if table.changed)
    assert done.ways == ("blank lines",)
    assert contents(package) == before


def test_validate_says_the_id_that_fmt_gives(package: Path) -> None:
    table = rows(package, "claims")
    table[3] = {**table[3], "claim_id": "", "statement": "Something else was said by somebody."}
    rewrite(package, "claims", table, lineterminator="\n")
    (missing,) = (item for item in validate(package).findings if item.code == "CEL001")
    (repair,) = (repair for table in fmt(package) for repair in table.repairs)
    assert f'"{repair.after}"' in missing.fix
    assert validate(package).strict().valid


def test_fmt_leaves_nothing_that_validate_says_fmt_repairs(package: Path) -> None:
    for table in contents(package):
        rewrite(package, table, rows(package, table)[::-1], encoding="utf-8-sig")
    assert not validate(package).strict().valid
    fmt(package)
    assert validate(package).strict().valid


def test_a_folder_without_a_package_is_named(tmp_path: Path) -> None:
    run = timeline("fmt", tmp_path)
    assert run.returncode == 2
    assert "there is no data package" in run.stderr


def test_a_table_that_is_not_there_is_named(package: Path) -> None:
    (package / "data" / "events.csv").unlink()
    run = timeline("fmt", package)
    assert run.returncode == 1
    assert "names a file that does not exist" in run.stdout


def test_a_package_whose_descriptor_is_broken_is_left(package: Path) -> None:
    shutil.copyfile(package / "data" / "LICENSE", package / "datapackage.json")
    assert timeline("fmt", package).returncode == 2
