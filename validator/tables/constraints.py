"""A column's constraints, compiled to predicates that are true of the cells that keep them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from validator.faults import cells as faults
from validator.faults.model import Fault
from validator.tables import patterns, sql
from validator.tables.schema import Field

_INTEGER = "-?(?:0|[1-9][0-9]{0,14})"
_NUMBER = _INTEGER + r"(?:\.[0-9]{1,15})?"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = _DAY + "T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"
_DECIMAL = "DECIMAL(30, 15)"
_SPELLINGS = {
    "integer": (faults.NOT_AN_INTEGER, _INTEGER, "is not a whole number"),
    "number": (faults.NOT_A_NUMBER, _NUMBER, "is not a number"),
    "boolean": (faults.NOT_A_BOOLEAN, "true|false", "is neither true nor false"),
    "date": (faults.NOT_A_DAY, _DAY, "is not a day as YYYY-MM-DD"),
    "datetime": (faults.NOT_A_DAY, _MOMENT, "is not a moment as YYYY-MM-DDThh:mm:ssZ"),
}
_SPACE = r" \t\x{a0}\x{1680}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}"
_INVISIBLE = _SPACE + r"\n\r\x{ad}\x{200b}-\x{200f}\x{2028}\x{2029}\x{2060}-\x{2064}\x{feff}"
_SPACES = ", ".join(
    f"chr({number})"
    for number in (9, 10, 13, 32, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
)
_UNSAFE = (
    r"[\x{0}-\x{8}\x{b}\x{c}\x{e}-\x{1f}\x{7f}-\x{9f}\x{2028}\x{2029}\x{202a}-\x{202e}"
    r"\x{fff9}-\x{fffb}\x{e0000}-\x{e0fff}]"
)
_COMPOSABLE = (
    r"[\p{M}\x{340}-\x{387}\x{958}-\x{95f}\x{9dc}-\x{9df}\x{a33}-\x{a5e}\x{b5c}\x{b5d}"
    r"\x{f43}-\x{fb9}\x{1100}-\x{11ff}\x{1f71}-\x{1fff}\x{2000}\x{2001}\x{2126}-\x{212b}"
    r"\x{2329}\x{232a}\x{2adc}\x{f900}-\x{faff}\x{fb1d}-\x{fb4f}\x{1d15e}-\x{1d1c0}"
    r"\x{2f800}-\x{2fa1f}]"
)
_WEB_ADDRESS = r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:[/?#]\S*)?"


class CannotExpress(Exception):
    """The constraint is outside what the compiler can prove."""


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint on one column.

    `breaks` is an SQL condition, never null, that holds for every cell that the constraint is
    not proved for. `message` says in words what is wrong with such a cell.
    """

    fault: Fault
    breaks: str
    message: str


@dataclass(frozen=True, slots=True)
class Alphabet:
    """What the bytes of the file prove beforehand, so that no cell need be asked.

    `ascii` that there are no other characters, `controls` that there may be control characters
    other than line ends, `breaks` that there may be line ends inside cells.
    """

    ascii: bool
    controls: bool
    breaks: bool


def compile_field(field: Field, alphabet: Alphabet) -> tuple[Check, ...]:
    """The checks of `field`, in the order in which the first broken one is reported.

    Raises `CannotExpress` for a type or a pattern that only frictionless can judge.
    """
    if set(field.constraints) & {"minimum", "maximum"} and field.type not in {"integer", "number"}:
        raise CannotExpress(f"bounds on a {field.type}")
    if field.format != "default":
        raise CannotExpress(f'the format "{field.format}"')
    column = sql.identifier(field.name)
    return tuple(
        Check(fault, f"coalesce({condition}, false)", message)
        for fault, condition, message in _checks(field, column, alphabet)
    )


def _checks(field: Field, column: str, alphabet: Alphabet) -> Iterator[tuple[Fault, str, str]]:
    if field.required or field.key:
        empty = f"NOT regexp_matches({column}, '[^{_INVISIBLE}\\x{{2010}}-\\x{{2015}}-]')"
        yield faults.MISSING_VALUE, f"{column} IS NULL OR {empty}", "the cell is empty"
    if field.type == "string":
        yield from _hygiene(column, alphabet)
    elif field.type in _SPELLINGS:
        fault, spelling, message = _SPELLINGS[field.type]
        yield fault, _unmatched(column, spelling), message
        if field.type in {"date", "datetime"}:
            kind = "DATE" if field.type == "date" else "TIMESTAMP"
            wrong = f"{column} IS NOT NULL AND TRY_CAST({column} AS {kind}) IS NULL"
            yield (
                fault,
                f"{wrong} OR starts_with({column}, '0000')",
                "names a day that does not exist",
            )
    else:
        raise CannotExpress(f"the type {field.type}")
    yield from _limits(field, column)


def _hygiene(column: str, alphabet: Alphabet) -> Iterator[tuple[Fault, str, str]]:
    if alphabet.controls or not alphabet.ascii:
        unsafe = f"regexp_matches({column}, '{_UNSAFE}')"
        message = "holds a character that is invisible or turns text round"
        yield faults.UNSAFE_CHARACTER, unsafe, message
    formula = (
        f"ascii({column}) IN (43, 45, 61, 64) "
        f"AND NOT regexp_full_match({column}, '-[0-9]+(?:[.][0-9]+)?')"
    )
    yield faults.FORMULA, formula, "begins like a spreadsheet formula"
    ends = f"left({column}, 1) IN ({_SPACES}) OR right({column}, 1) IN ({_SPACES})"
    yield faults.STRAY_SPACE, ends, "begins or ends with a space"
    if alphabet.breaks:
        breaks = f"contains({column}, chr(10)) OR contains({column}, chr(13))"
        yield faults.LINE_BREAK, breaks, "holds a line break"
    if not alphabet.ascii:
        composed = f"nfc_normalize({column}) <> {column}"
        filtered = f"regexp_matches({column}, '{_COMPOSABLE}') AND {composed}"
        yield faults.NOT_NORMALISED, filtered, "is not in Unicode form NFC"


def _limits(field: Field, column: str) -> Iterator[tuple[Fault, str, str]]:
    rules = field.constraints
    if "enum" in rules:
        listed = sql.texts(map(str, rules["enum"]))
        if field.type != "string":
            raise CannotExpress(f"an enum of a {field.type}")
        yield faults.NOT_IN_LIST, f"{column} NOT IN ({listed})", "is none of the listed values"
    if field.name in {"url", "archive_url"}:
        yield (
            faults.BAD_URL,
            f"{_unmatched(column, _WEB_ADDRESS)} OR {_spoilt(column)}",
            ("is not a plain web address"),
        )
    if "pattern" in rules:
        if not patterns.portable(rules["pattern"]) or field.type != "string":
            raise CannotExpress(f"the pattern {rules['pattern']!r}")
        broken = _unmatched(column, rules["pattern"])
        like = f", as in {field.example}" if field.example else ""
        yield faults.PATTERN, broken, f"does not have the form that the column asks for{like}"
    if "minLength" in rules:
        short = f"length({column}) < {int(rules['minLength'])}"
        yield faults.TOO_SHORT, short, f"has fewer than {rules['minLength']} characters"
    if "maxLength" in rules:
        long = f"length({column}) > {int(rules['maxLength'])}"
        yield faults.TOO_LONG, long, f"has more than {rules['maxLength']} characters"
    for key, fault, sign, word in (
        ("minimum", faults.TOO_SMALL, "<", "below"),
        ("maximum", faults.TOO_BIG, ">", "above"),
    ):
        if key in rules:
            bound = _bound(rules[key])
            outside = f"TRY_CAST({column} AS {_DECIMAL}) {sign} CAST('{bound}' AS {_DECIMAL})"
            yield fault, outside, f"is {word} {bound}"


def _unmatched(column: str, pattern: str) -> str:
    return f"NOT regexp_full_match({column}, {sql.text(f'(?:{pattern})')})"


def _spoilt(column: str) -> str:
    return f"regexp_matches({column}, '[\"''<>`\\\\{{}}|^\\s\\x{{80}}-\\x{{a0}}]')"


def _bound(value: object) -> str:
    try:
        bound = Decimal(str(value))
    except InvalidOperation:
        raise CannotExpress(f"the bound {value!r}") from None
    if not re.fullmatch(_NUMBER, f"{bound:f}"):
        raise CannotExpress(f"the bound {value!r}")
    return f"{bound:f}"
