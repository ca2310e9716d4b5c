"""The tool never accepts what frictionless rejects: random packages under random damage."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package as OraclePackage
from frictionless import system
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from validator.faults import FAULTS
from validator.tables.reading import reading_of

NAMED = {fault.code for fault in FAULTS}
AGREED = {"CEL007", "CEL008", "CEL009", "CEL010", "CEL011", "CEL018"}
"""Listed values, lengths, bounds, and its own verdict: in these nothing is stricter here."""
WORDS = st.text(st.sampled_from("abc de,\"'حلبéİß-—_."), min_size=1, max_size=12)
AWKWARD = (
    *(
        "",
        " ",
        "-",
        "—",
        "\u00a0",
        "\u200b",
        "0",
        "-0",
        "00",
        "1_000",
        "1e3",
        "12.0",
        " 12",
        "12 ",
    ),
    *(
        "٣",
        "१",
        "+1",
        "1,5",
        "NaN",
        "INF",
        "-inf",
        "999999999999999999",
        "0.1",
        ".5",
        "5.",
        "1.50",
    ),
    *("true", "True", "TRUE", "1", "yes", "t", "false", "2016-07-28", "2016-7-28", "2016-02-30"),
    *("10000-01-01", "0000-01-01", "2016-07-28T00:00:00", "28/07/2016", "2016", "=1+1", "a\nb"),
    *('a"b', '"', '""', "a,b", "\ufeffx", "é", "e\u0301", "null", "None", "NA", "abc", "ABC", "a"),
    *(
        "abc\n",
        "\nabc",
        "a\r\nb",
        "a\tb",
        "\x00",
        "\x1f",
        "\u202eabc",
        "90",
        "90.00000000000000000001",
    ),
)
CELLS = st.one_of(st.sampled_from(AWKWARD), WORDS)

STRINGS: list[dict[str, Any]] = [
    {},
    {"required": True},
    {"pattern": "[a-z]+(?:-[a-z]+)*"},
    {"pattern": "abc|ABC"},
    {"pattern": "[0-9]{4}(?:-[0-9]{2})?"},
    {"enum": ["abc", "ABC", "a,b"]},
    {"minLength": 2, "maxLength": 4},
    {"unique": True},
]
NUMBERS: list[dict[str, Any]] = [{}, {"required": True}, {"minimum": -90, "maximum": 90}]
COLUMNS = st.one_of(
    st.builds(lambda c: {"type": "string", "constraints": c}, st.sampled_from(STRINGS)),
    st.builds(lambda c: {"type": "integer", "constraints": c}, st.sampled_from(NUMBERS)),
    st.builds(lambda c: {"type": "number", "constraints": c}, st.sampled_from(NUMBERS)),
    st.just({"type": "boolean"}),
    st.just({"type": "date"}),
    st.just({"type": "string", "constraints": {"pattern": "a.c\\d?"}}),
    st.just({"type": "year"}),
)
DAMAGE = st.sampled_from(
    [
        *(b"", b"\n", b"\r", b"\r\n", b",", b'"', b'""', b"\0", b"\xff", b"\xc3", b";", b"\t"),
        *(b"\xef\xbb\xbf", b"<<<<<<< HEAD\n", b"=======\n", b" ", b"x", b'",', b'"\n', b"\x1a"),
    ]
)


@st.composite
def packages(draw: st.DrawFn) -> tuple[dict[str, Any], bytes]:
    """A descriptor with one inline schema, and the bytes of its table."""
    columns = draw(st.lists(COLUMNS, min_size=1, max_size=4))
    fields = [{"name": f"c{number}", **column} for number, column in enumerate(columns)]
    schema: dict[str, Any] = {"fields": fields}
    if draw(st.booleans()):
        schema["primaryKey"] = "c0"
    if draw(st.booleans()):
        reference = {"resource": "", "fields": "c0"}
        schema["foreignKeys"] = [{"fields": fields[-1]["name"], "reference": reference}]
    rows = draw(st.lists(st.lists(CELLS, min_size=len(fields), max_size=len(fields)), max_size=5))
    lines = [[field["name"] for field in fields], *rows]
    text = "".join(",".join(map(_quoted, line)) + "\n" for line in lines)
    return schema, _damaged(draw, text.encode("utf-8", "surrogatepass"))


def _quoted(cell: str) -> str:
    awkward = any(mark in cell for mark in ',"\n\r')
    return '"' + cell.replace('"', '""') + '"' if awkward else cell


def _damaged(draw: st.DrawFn, data: bytes) -> bytes:
    for _ in range(draw(st.integers(0, 2))):
        start = draw(st.integers(0, len(data)))
        cut = draw(st.integers(0, 3))
        data = data[:start] + draw(DAMAGE) + data[start + cut :]
    return data


def descriptor(schema: dict[str, Any]) -> dict[str, Any]:
    """A package of one table."""
    resource = {
        "name": "things",
        "path": "things.csv",
        "profile": "tabular-data-resource",
        "type": "table",
        "format": "csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "header": True},
        "schema": schema,
    }
    return {"name": "example", "profile": "data-package", "resources": [resource]}


def ours(folder: Path) -> set[str]:
    """Codes of the errors in the table and its schema, those of the profile left aside."""
    with reading_of(folder) as reading:
        report = reading.report()
    return {f.code for f in report.findings if f.severity == "error" and f.code != "PKG005"}


def oracle(folder: Path) -> bool:
    """Whether frictionless accepts the package."""
    with system.use_context(trusted=True):
        return bool(OraclePackage(str(folder / "datapackage.json")).validate().valid)


def verdicts(schema: dict[str, Any], data: bytes) -> tuple[set[str], bool]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "things.csv").write_bytes(data)
        text = json.dumps(descriptor(schema))
        (folder / "datapackage.json").write_text(text, encoding="utf-8")
        return ours(folder), oracle(folder)


def of_one_cell(constraints: dict[str, Any], cell: bytes) -> tuple[dict[str, Any], bytes]:
    """A package of one column and one cell."""
    column = {"name": "c0", "type": "string", "constraints": constraints}
    return {"fields": [column]}, b"c0\n" + cell + b"\n"


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(packages())
@example(of_one_cell({"pattern": "[a-z]+"}, b"e\xcc\x81"))
@example(of_one_cell({"maxLength": 4}, b'"two\nlines"'))
@example(of_one_cell({"enum": ["one"]}, b'"one\n"'))
def test_what_frictionless_rejects_is_rejected(package: tuple[dict[str, Any], bytes]) -> None:
    codes, accepted = verdicts(*package)
    assert codes or accepted, "frictionless rejects it, this tool does not"
    assert codes <= NAMED
    assert not accepted or not codes & AGREED, "no promise names this refusal"


TEXT = {"fields": [{"name": "id", "type": "string"}, {"name": "name", "type": "string"}]}
INVALID = {
    "blank header": b",name\na,b\n",
    "duplicate header": b"id,id\na,b\n",
    "blank row": b"id,name\n\na,b\n",
    "duplicate row with key": b"id,name\na,b\na,b\n",
    "extra cell": b"id,name\na,b,c\n",
    "missing cell": b"id,name\na\n",
    "incorrect label": b"id,nome\na,b\n",
    "missing label": b"id\na\n",
    "extra label": b"id,name,age\na,b,c\n",
    "no header": b"\n",
    "empty file": b"",
    "other encoding": "id,name\na,é\n".encode("latin-1"),
    "UTF-16": "id,name\na,b\n".encode("utf-16"),
    "zip archive": b"PK\x03\x04\x14\x00\x00\x00",
}
"""The kinds of invalid tables that frictionless' own tests go through, in our own words."""


@pytest.mark.parametrize("kind", INVALID)
def test_invalid_tables_of_every_known_kind_are_rejected_by_name(kind: str) -> None:
    codes, _ = verdicts({**TEXT, "primaryKey": "id"}, INVALID[kind])
    assert codes
    assert codes <= NAMED


def test_the_oracle_accepts_a_clean_package_and_so_do_we() -> None:
    assert verdicts({**TEXT, "primaryKey": "id"}, b"id,name\na,b\n") == (set(), True)
