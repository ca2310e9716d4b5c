"""What the cheap proof lets through must keep every check that it stands for."""

from __future__ import annotations

import unicodedata

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.tables import hygiene
from validator.tables.constraints import CannotExpress, compile_field
from validator.tables.schema import Field

TEXT = Field("text", "string", constraints={"required": True})


def harmless() -> list[str]:
    """Every character that may stand inside a text proved at once."""
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"""SELECT c FROM (SELECT chr(n::INTEGER) AS c FROM range(1, 1114112) r(n)
            WHERE n NOT BETWEEN 55296 AND 57343)
            WHERE regexp_full_match('a' || c || 'a', '{hygiene.HARMLESS}')"""
        ).fetchall()
    return [character for (character,) in rows]


def test_a_harmless_character_is_visible_composed_and_cannot_change_its_neighbours() -> None:
    characters = harmless()
    assert len(characters) > 30_000
    for character in characters:
        assert unicodedata.normalize("NFC", "a" + character) == "a" + character
        assert unicodedata.combining(character) == 0
        assert unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Mn"}


def broken(field: Field, value: str) -> tuple[bool, list[str]]:
    """Whether `value` is a suspect, and the codes of the checks that it breaks."""
    compiled = compile_field(field, 1_000)
    checks = ", ".join(f"coalesce({check.breaks}, false)" for check in compiled.checks)
    with duckdb.connect() as connection:
        connection.execute(f'CREATE TABLE t ("{field.name}" VARCHAR)')
        connection.execute("INSERT INTO t VALUES (?)", [value])
        suspect, *results = connection.execute(
            f"SELECT {compiled.suspect}, {checks} FROM t"
        ).fetchone() or (None,)
    found = [
        check.fault.code for check, broke in zip(compiled.checks, results, strict=True) if broke
    ]
    return bool(suspect), found


@given(st.text(min_size=1, max_size=12).filter(lambda value: "\0" not in value))
def test_what_is_no_suspect_breaks_nothing(value: str) -> None:
    suspect, codes = broken(TEXT, value)
    assert suspect or not codes


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (" a", "CEL014"),
        ("a\u00a0", "CEL014"),
        ("=a", "CEL013"),
        ("-a", "CEL013"),
        ("—", "CEL001"),
        ("\u200b", "CEL001"),
        ("a\u202eb", "CEL012"),
        ("a\u0007b", "CEL012"),
        ("e\u0301a", "CEL015"),
        ("a\nb", "CEL016"),
    ],
)
def test_each_unsafe_text_is_named(value: str, code: str) -> None:
    suspect, codes = broken(TEXT, value)
    assert suspect
    assert codes[0] == code


@pytest.mark.parametrize("value", ["-5", "-0.5", "حلب", "Jabhat al-Nusra", "می\u200cخواهم"])
def test_ordinary_text_keeps_every_check(value: str) -> None:
    assert broken(TEXT, value)[1] == []


def test_a_bound_is_compared_exactly() -> None:
    latitude = Field("latitude", "number", constraints={"maximum": 90})
    assert broken(latitude, "90") == (False, [])
    assert broken(latitude, "90.000000000000001")[1] == ["CEL011"]


def test_what_cannot_be_expressed_is_left_to_frictionless() -> None:
    with pytest.raises(CannotExpress):
        compile_field(Field("year", "year"), 1_000)
    with pytest.raises(CannotExpress):
        compile_field(Field("text", "string", constraints={"pattern": "\\d+"}), 1_000)
