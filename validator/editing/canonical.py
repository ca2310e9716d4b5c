"""The one way in which a table is written: the same rows, the same bytes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_SPACE = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ENDS = re.compile(f"^[{_SPACE}]+|[{_SPACE}]+\\Z")
_BREAK = re.compile(f"[{_SPACE}]*[\r\n]+[{_SPACE}\r\n]*")
_QUOTED = re.compile('[",\r\n]')


def cell(value: str) -> str:
    """`value` without spaces at its ends, on one line, in Unicode form NFC."""
    if "\n" in value or "\r" in value:
        value = _BREAK.sub(" ", value)
    return unicodedata.normalize("NFC", _ENDS.sub("", value))


def text(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The table with the columns `names`: quoted only where a cell needs it, lines end in LF."""
    lines = [_line(names)]
    lines += [_line(cells) for cells in rows]
    return "".join(lines)


def order(identifier: str) -> bytes:
    """Sort key of a row by its id: by its bytes, as in every locale and every program."""
    return identifier.encode("utf-8", "surrogatepass")


def _line(cells: Sequence[str]) -> str:
    line = ",".join(cells)
    if line.count(",") != len(cells) - 1 or '"' in line or "\n" in line or "\r" in line:
        line = ",".join(_quoted(value) for value in cells)
    return f"{line}\n" if line else '""\n'


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if _QUOTED.search(value) else value
