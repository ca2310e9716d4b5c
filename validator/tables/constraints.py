"""A column's constraints, compiled to predicates that are true of the cells that keep them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from validator.faults import cells as faults
from validator.faults import files as file_faults
from validator.findings import Severity
from validator.tables import hygiene, patterns, sql
from validator.tables.hygiene import Check
from validator.tables.schema import ADDRESSES, Field

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
_WEB_ADDRESS = r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:[/?#]\S*)?"


class CannotExpress(Exception):
    """The constraint is outside what the compiler can prove."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """The constraints of one column.

    `suspect` is a cheap condition, never null, that is false only for cells proved to keep
    every constraint. `checks` tell what is wrong with a suspect, if anything, in the order in
    which the first broken one is reported. `absent` holds for empty cells that must not be.
    """

    suspect: str
    absent: str
    checks: tuple[Check, ...]


def compile_field(field: Field, cell_characters: int) -> Compiled:
    """The constraints of `field`, which may hold up to `cell_characters`, as conditions in SQL.

    Raises `CannotExpress` for a type or a pattern that only frictionless can judge.
    """
    if set(field.constraints) & {"minimum", "maximum"} and field.type not in {"integer", "number"}:
        raise CannotExpress(f"bounds on a {field.type}")
    if field.format != "default" or field.unusual:
        raise CannotExpress(f'the property "{field.unusual or "format"}"')
    column = sql.identifier(field.name)
    told = (_too_large(column, cell_characters), *_checks(field, column))
    # a cell is told the first that it breaks: what makes it wrong, before what could be nicer
    checks = tuple(sorted(told, key=lambda check: check.fault.severity is not Severity.ERROR))
    absent = f"{column} IS NULL" if field.required or field.key else "false"
    if field.type == "string":
        suspect = f"{absent} OR {_text_suspect(field, column, cell_characters)}"
    else:
        # a cell that is too long or shows nothing is not spelt as its type either
        spelt = {file_faults.TOO_LARGE, faults.MISSING_VALUE}
        parts = [f"({check.breaks})" for check in checks if check.fault not in spelt]
        suspect = " OR ".join([absent, *parts])
    return Compiled(f"coalesce({suspect}, false)", absent, checks)


def holds_line_ends(field: Field) -> bool:
    """Whether a cell that keeps the constraints of `field` may hold a line end."""
    return field.type == "string" and "enum" not in field.constraints and not _closed(field)


def may_need_quotes(field: Field) -> bool:
    """Whether a cell that keeps the constraints of `field` may hold a comma or a quote."""
    pattern = re.sub(r"\{[0-9,]+\}", "", str(field.constraints.get("pattern", "")))
    return holds_line_ends(field) or "," in pattern or '"' in pattern


def _closed(field: Field) -> bool:
    """Whether the pattern alone rules out all that `hygiene` looks for, but for a formula."""
    pattern = str(field.constraints.get("pattern", " "))
    return " " not in pattern and "[^" not in pattern and patterns.portable(pattern)


def _text_suspect(field: Field, column: str, cell_characters: int) -> str:
    rules = field.constraints
    if "enum" in rules and all(re.fullmatch("[A-Za-z0-9][A-Za-z0-9-]*", v) for v in rules["enum"]):
        return f"{column} NOT IN ({sql.texts(rules['enum'])})"
    if _closed(field):
        proof = f"{_unmatched(column, rules['pattern'])} OR ascii({column}) IN (43, 45, 61, 64)"
    else:
        proof = _unmatched(column, hygiene.HARMLESS)
    shortest, longest = rules.get("minLength", 0), rules.get("maxLength", cell_characters)
    bounds = f" OR strlen({column}) > {longest}" + (
        f" OR length({column}) < {shortest}" if shortest > 1 else ""
    )
    others = [name for name in ("pattern", "enum") if name in rules and not _closed(field)]
    free = field.name in ADDRESSES and not _closed(field)
    address = f" OR {_unmatched(column, _WEB_ADDRESS)}" if free else ""
    return proof + bounds + address + (" OR true" if others else "")


def _too_large(column: str, cell_characters: int) -> Check:
    message = f"has more than {cell_characters:,} characters"
    return Check(file_faults.TOO_LARGE, f"length({column}) > {cell_characters}", message)


def _checks(field: Field, column: str) -> Iterator[Check]:
    if field.required or field.key:
        empty = f"NOT regexp_matches({column}, '[^{hygiene.INVISIBLE}\\x{{2010}}-\\x{{2015}}-]')"
        missing = f"{column} IS NULL OR {empty}"
        yield Check(faults.MISSING_VALUE, missing, "the cell is empty")
    if field.type == "string":
        yield from hygiene.checks(column)
    elif field.type in _SPELLINGS:
        fault, spelling, message = _SPELLINGS[field.type]
        yield Check(fault, _unmatched(column, spelling), message)
        if field.type in {"date", "datetime"}:
            kind = "DATE" if field.type == "date" else "TIMESTAMP"
            wrong = f"{column} IS NOT NULL AND TRY_CAST({column} AS {kind}) IS NULL"
            zero = f"starts_with({column}, '0000')"
            yield Check(fault, f"{wrong} OR {zero}", "names a day that does not exist")
    else:
        raise CannotExpress(f"the type {field.type}")
    yield from _limits(field, column)


def _limits(field: Field, column: str) -> Iterator[Check]:
    rules = field.constraints
    if "enum" in rules:
        if field.type != "string":
            raise CannotExpress(f"an enum of a {field.type}")
        listed = sql.texts(map(str, rules["enum"]))
        message = "is none of the listed values"
        yield Check(faults.NOT_IN_LIST, f"{column} NOT IN ({listed})", message)
    if field.name in ADDRESSES:
        spoilt = f"{_unmatched(column, _WEB_ADDRESS)} OR {_spoilt(column)}"
        yield Check(faults.BAD_URL, spoilt, "is not a plain web address")
    if "pattern" in rules:
        if not patterns.portable(rules["pattern"]) or field.type != "string":
            raise CannotExpress(f"the pattern {rules['pattern']!r}")
        like = f", as in {field.example}" if field.example else ""
        message = f"does not have the form that the column asks for{like}"
        yield Check(faults.PATTERN, _unmatched(column, rules["pattern"]), message)
    if "minLength" in rules:
        message = f"has fewer than {rules['minLength']} characters"
        yield Check(faults.TOO_SHORT, f"length({column}) < {int(rules['minLength'])}", message)
    if "maxLength" in rules:
        message = f"has more than {rules['maxLength']} characters"
        yield Check(faults.TOO_LONG, f"length({column}) > {int(rules['maxLength'])}", message)
    yield from _bounds(field, column)


def _bounds(field: Field, column: str) -> Iterator[Check]:
    for key, fault, sign, word in (
        ("minimum", faults.TOO_SMALL, "<", "below"),
        ("maximum", faults.TOO_BIG, ">", "above"),
    ):
        if key in field.constraints:
            bound = _bound(field.constraints[key])
            whole = field.type == "integer" and re.fullmatch(_INTEGER, bound)
            kind = "BIGINT" if whole else _DECIMAL
            outside = f"TRY_CAST({column} AS {kind}) {sign} CAST('{bound}' AS {kind})"
            yield Check(fault, outside, f"is {word} {bound}")


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
