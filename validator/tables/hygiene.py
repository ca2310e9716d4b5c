"""Text that is safe to show, store and compare, and what is wrong with other text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validator.faults import cells as faults
from validator.faults.model import Fault

_SPACE = r" \t\x{a0}\x{1680}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}"
INVISIBLE = _SPACE + r"\n\r\x{ad}\x{200b}-\x{200f}\x{2028}\x{2029}\x{2060}-\x{2064}\x{feff}"
_UNSAFE = (
    r"[\x{0}-\x{8}\x{b}\x{c}\x{e}-\x{1f}\x{7f}-\x{9f}\x{2028}\x{2029}\x{202a}-\x{202e}"
    r"\x{fff9}-\x{fffb}\x{e0000}-\x{e0fff}]"
)
_LETTERS = (
    r"\x{a1}-\x{ac}\x{ae}-\x{24f}\x{388}-\x{482}\x{48a}-\x{52f}\x{531}-\x{58a}\x{5d0}-\x{5f4}"
    r"\x{61d}-\x{64a}\x{660}-\x{66f}\x{671}-\x{6d5}\x{6e9}\x{6ee}-\x{70d}\x{750}-\x{77f}"
    r"\x{10d0}-\x{10fc}\x{1e00}-\x{1eff}\x{2016}-\x{2027}\x{2030}-\x{205e}\x{20a0}-\x{20c0}"
    r"\x{2116}\x{2122}\x{3001}-\x{3020}\x{3041}-\x{3096}\x{30a1}-\x{30ff}\x{4e00}-\x{9fff}"
    r"\x{ac00}-\x{d7a3}"
)
"""Characters beyond ASCII, most of those that people write, that no check could object to."""
HARMLESS = (
    rf"[!-*,.-<>?A-~{_LETTERS}]"
    rf"(?:[ -~{_LETTERS}\x{{2010}}-\x{{2015}}]*[!-~{_LETTERS}\x{{2010}}-\x{{2015}}])?"
)
"""Text that keeps every check here and shows something; not the only such text."""


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint on one column.

    `breaks` is an SQL condition that holds for the cells which break the constraint; `message`
    says in words what is wrong with such a cell.
    """

    fault: Fault
    breaks: str
    message: str


def checks(column: str) -> Iterator[Check]:
    """What can be wrong with the text of `column`, whatever it means."""
    unsafe = f"regexp_matches({column}, '{_UNSAFE}')"
    message = "holds a character that is invisible or turns text round"
    yield Check(faults.UNSAFE_CHARACTER, unsafe, message)
    formula = (
        f"ascii({column}) IN (43, 45, 61, 64) "
        f"AND NOT regexp_full_match({column}, '-[0-9]+(?:[.][0-9]+)?')"
    )
    yield Check(faults.FORMULA, formula, "begins like a spreadsheet formula")
    ends = f"regexp_matches({column}, '^[{_SPACE}\\n\\r]|[{_SPACE}\\n\\r]$')"
    yield Check(faults.STRAY_SPACE, ends, "begins or ends with a space")
    breaks = f"contains({column}, chr(10)) OR contains({column}, chr(13))"
    yield Check(faults.LINE_BREAK, breaks, "holds a line break")
    composed = f"nfc_normalize({column}) <> {column}"
    yield Check(faults.NOT_NORMALISED, composed, "is not in Unicode form NFC")
