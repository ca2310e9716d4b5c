"""The strict scanner reads what RFC 4180 allows and says what is wrong with the rest."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.tables.scanner import Broken, Record, scan

CELLS = st.text(st.sampled_from('ab ,"\né٣'), max_size=6)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=6)


def written(rows: list[list[str]], quoting: int) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n", quoting=quoting).writerows(rows)
    return stream.getvalue()


@given(ROWS, st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_what_was_written_is_read_again_with_the_line_of_each_row(
    rows: list[list[str]], quoting: int
) -> None:
    line, expected = 1, []
    for row in rows:
        expected.append(Record(line, row))
        line += 1 + sum(cell.count("\n") for cell in row)
    assert list(scan(written(rows, quoting), 2)) == expected


def broken(text: str, width: int = 2) -> list[tuple[int, str, int | None]]:
    return [
        (item.line, item.fault.name, item.cell)
        for item in scan(text, width)
        if isinstance(item, Broken)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a,b\nc,"d\ne,f\n', [(2, "unclosed-quote", 1)]),
        ('a,b\nc,"d\ne,"f, g"\n', [(2, "unclosed-quote", 1)]),
        ('a,b\nc,"d" e\n', [(2, "text-after-quote", 1)]),
        ('a,b\nc,d "e" f\n', [(2, "bare-quote", 1)]),
        ("a,b\nc\n", [(2, "too-few-cells", None)]),
        ("a,b\nc,d,e\nf,g\n", [(2, "too-many-cells", None)]),
        ("a,b\n\nc,d\n", [(2, "blank-line", None)]),
        ("a,b\n<<<<<<< HEAD\nc,d\n=======\n>>>>>>> x\n", [
            (2, "merge-conflict", None), (4, "merge-conflict", None), (5, "merge-conflict", None),
        ]),
        ('a,b\n"c\nd",e\nf\n', [(4, "too-few-cells", None)]),
    ],
)  # fmt: skip
def test_each_fault_is_named_where_it_stands(
    text: str, expected: list[tuple[int, str, int | None]]
) -> None:
    assert broken(text) == expected


@given(st.text(st.sampled_from('ab,"\r\n'), max_size=30))
def test_any_text_is_read_to_its_end_and_each_line_once(text: str) -> None:
    lines = [item.line for item in scan(text, 2)]
    assert lines == sorted(set(lines))


def test_reading_goes_on_after_a_broken_row() -> None:
    items = list(scan('a,b\nc,"d\ne,f\n', 2))
    assert items[-1] == Record(3, ["e", "f"])
