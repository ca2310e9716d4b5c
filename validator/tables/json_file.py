"""Strict JSON: what a lenient reader would let pass is refused with the place named."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from validator.faults import package as faults
from validator.findings import Finding
from validator.limits import Limits

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|\n', re.DOTALL)


class Refused(Exception):
    """The file is not usable; carries the findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(findings[0].message)
        self.findings = findings


def load(file: Path, shown_as: str, limits: Limits) -> Any:
    """The value that `file` holds; raises `Refused`, or `OSError` if it cannot be read."""
    data = file.read_bytes()
    if len(data) > limits.json_bytes:
        message = f"the file has {len(data):,} bytes; the limit is {limits.json_bytes:,}"
        raise Refused(faults.OVERSIZED_JSON.found(message, file=shown_as))
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        raise Refused(faults.NOT_JSON.found(message, file=shown_as, line=line)) from None
    _look_over(content, shown_as, limits)
    return _parse(content, shown_as)


def _parse(content: str, shown_as: str) -> Any:
    try:
        value = json.loads(content, parse_constant=_constant)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        message = f"{error.msg[:1].lower()}{error.msg[1:]} (character {error.colno} of the line)"
        found = faults.NOT_JSON.found(message, file=shown_as, line=error.lineno)
    except UnicodeEncodeError:
        found = faults.BAD_JSON_VALUE.found("half a character (a lone surrogate)", file=shown_as)
    except (ValueError, OverflowError) as error:
        found = faults.BAD_JSON_VALUE.found(str(error), file=shown_as)
    else:
        return value
    raise Refused(found)


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON value")


@dataclass(slots=True)
class _Level:
    keys: set[str] | None
    expects_key: bool = True


def _look_over(content: str, shown_as: str, limits: Limits) -> None:
    """Refuse duplicate keys and deep nesting, which the parser would swallow or die of."""
    levels: list[_Level] = []
    for token, line in _tokens(content):
        if token in "{[":
            levels.append(_Level(set() if token == "{" else None))
            if len(levels) > limits.json_depth:
                message = f"nested more than {limits.json_depth} levels deep"
                raise Refused(faults.OVERSIZED_JSON.found(message, file=shown_as, line=line))
        elif not levels:
            continue
        elif token in "}]":
            levels.pop()
        elif token == ",":
            levels[-1].expects_key = True
        elif token == ":":
            levels[-1].expects_key = False
        elif (keys := levels[-1].keys) is not None and levels[-1].expects_key:
            if token in keys:
                message = f"the key {token} stands twice in one object"
                raise Refused(faults.DUPLICATE_JSON_KEY.found(message, file=shown_as, line=line))
            keys.add(token)


def _tokens(content: str) -> Iterator[tuple[str, int]]:
    line = 1
    for match in _TOKEN.finditer(content):
        token = match.group()
        if token != "\n":
            yield token, line
        line += token.count("\n")
