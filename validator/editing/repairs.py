"""What `timeline fmt` changes in the cells of a row, each change with its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from validator.editing import canonical
from validator.tables import minting, written_dates
from validator.tables.schema import Schema

CLAIM_KEY = "claim_id"


@dataclass(frozen=True, slots=True)
class Repair:
    """One cell that is written differently from how it was read; `line` is where it stood."""

    line: int
    column: str
    before: str
    after: str
    what: str


def tidy(schema: Schema, rows: Sequence[list[str]], lines: Sequence[int]) -> Iterator[Repair]:
    """Bring the cells of `rows` into canonical form, in place; each change is yielded."""
    dates = [written_dates.holds_dates(field) for field in schema.fields]
    for cells, line in zip(rows, lines, strict=True):
        for place, value in enumerate(cells):
            plain = value if _plain(value) else canonical.cell(value)
            if plain != value:
                cells[place] = plain
                yield Repair(line, schema.names[place], value, plain, _named(value))
            if dates[place] and plain and (day := _day(plain)):
                cells[place] = day
                yield Repair(line, schema.names[place], plain, day, "date")


def mint(schema: Schema, rows: Sequence[list[str]], lines: Sequence[int]) -> Iterator[Repair]:
    """Give an id to each claim of `rows` that has none, in place; each is yielded."""
    if schema.primary_key != CLAIM_KEY:
        return
    key = schema.names.index(CLAIM_KEY)
    if all(cells[key] for cells in rows):
        return
    taken = {cells[key] for cells in rows}
    for cells, line in zip(rows, lines, strict=True):
        if not cells[key] and any(cells):
            row = dict(zip(schema.names, cells, strict=True))
            cells[key] = minting.mint(row, schema.names, taken)
            taken.add(cells[key])
            yield Repair(line, CLAIM_KEY, "", cells[key], "new id")


def copies(schema: Schema, rows: Sequence[list[str]], lines: Sequence[int]) -> Iterator[Repair]:
    """Each row of `rows` that says, id and all, what an earlier one says; a merge leaves such."""
    if schema.primary_key is None:
        return
    key = schema.names.index(schema.primary_key)
    first: dict[str, list[str]] = {}
    for cells, line in zip(rows, lines, strict=True):
        if not cells[key]:
            continue
        earlier = first.setdefault(cells[key], cells)
        if earlier is not cells and earlier == cells:
            yield Repair(line, schema.primary_key, cells[key], "", "copy")


def _plain(value: str) -> bool:
    """Whether `value` is certainly in canonical form."""
    ends = value[:1] + value[-1:]
    return value.isascii() and value.isprintable() and " " not in ends


def _named(before: str) -> str:
    if "\n" in before or "\r" in before:
        return "line break"
    return "space" if canonical.cell(before) == before.strip() else "Unicode form"


def _day(value: str) -> str | None:
    """The date that `value` means, if it is written in another way and can mean only one."""
    meant = written_dates.readings(value)
    return meant[0] if len(meant) == 1 and meant[0] != value else None
