"""`timeline.xlsx`, as openpyxl and LibreOffice read it."""

from __future__ import annotations

import csv
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from validator import build
from validator.exporters import workbook
from validator.tables import standard

SHEETS = ["about", *standard.BUILT, *standard.TABLES]
EVERY_SHEET = 'csv:"Text - txt - csv (StarCalc)":44,34,76,1,,0,false,true,false,false,false,-1'


def test_openpyxl_reads_text_days_numbers_and_truth_values(built: Path) -> None:
    book = openpyxl.load_workbook(built / "timeline.xlsx")
    assert book.sheetnames == SHEETS
    head, *rows = book["chronology"].iter_rows(values_only=True)
    found = {row[0]: dict(zip(head, row, strict=True)) for row in rows}["bridge-battle-2016"]
    assert found["date"] == "2016-07-28"
    assert found["date_earliest"] == datetime(2016, 7, 28)  # noqa: DTZ001 - cells have no zone
    assert found["date_approximate"] is False
    assert (found["latitude"], found["killed_high"]) == (36.2, 30)
    assert found["place"] == "Jisr, the bridge; east bank"


def test_no_cell_is_a_formula(built: Path) -> None:
    book = openpyxl.load_workbook(built / "timeline.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row}
    assert "f" not in kinds


@pytest.mark.parametrize("text", ["=1+1", "+1", "-x", "@a", "\t=1", "\r=1"])
def test_text_that_begins_like_a_formula_is_made_plain(text: str) -> None:
    assert workbook.safe(text) == f"'{text}"


def test_a_long_table_is_cut_and_the_workbook_says_so(
    sample_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "ROWS", 2)
    build(sample_package, tmp_path / "out")
    book = openpyxl.load_workbook(tmp_path / "out" / "timeline.xlsx", read_only=True)
    about = {key: value for key, value, *_ in book["about"].iter_rows(values_only=True)}
    assert len(list(book["claims"].iter_rows())) == 3
    assert about["sheet claims"] == "9 rows; only the first 2 are here, all are in claims.csv"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_every_sheet(built: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", EVERY_SHEET.replace('"', "")]
    command += ["--outdir", str(tmp_path), str(built / "timeline.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for name in standard.BUILT:
        own, read = built / f"{name}.csv", tmp_path / f"timeline-{name}.csv"
        with own.open(encoding="utf-8") as left, read.open(encoding="utf-8") as right:
            assert [row[0] for row in csv.reader(left)] == [row[0] for row in csv.reader(right)]
