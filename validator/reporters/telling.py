"""A comparison in sentences, for any form that people read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from validator.comparison.difference import Diff, Event, LostEvent, NewEvent, RowChange, Shift
from validator.reporters.words import listed, many

SUBJECTS = {
    "standing": "How well events are supported",
    "origins": "How well events are supported",
    "date": "Dates",
    "reported dates": "Dates",
    "contradiction": "Contradictions between sources",
    "actor": "Actors newly named",
}
FIGURES = "Figures"
_VERBS = {
    "added": "adds",
    "changed": "changes",
    "superseded": "supersedes",
    "withdrawn": "withdraws",
    "restored": "restores",
    "removed": "removes",
}
_TITLES = {"actors": "name", "sources": "title", "events": "title"}


@dataclass(frozen=True, slots=True)
class Style:
    """How a form writes: `text` from the data, an `id`, something `strong`, a `mark` of kind."""

    text: Callable[[object], str]
    id: Callable[[str], str]
    strong: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Item:
    """A line, with lines below it; `mark` is +, -, ~ or, for what stays as it is, empty."""

    mark: str
    line: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Items under a title; `more` stand only in the count. `detail` can be folded away."""

    title: str
    items: tuple[Item, ...]
    more: int = 0
    detail: bool = False


def summary(diff: Diff, style: Style) -> str:
    """The numbers in one sentence, by what happens and to what."""
    clauses = []
    for kind, verb in _VERBS.items():
        things = [
            many(numbers[kind], style.text(_noun(table)))
            for table, numbers in diff.rows_counted.items()
            if kind in numbers
        ]
        if things:
            clauses.append(f"{verb} {listed(things)}")
    if not clauses:
        return "No row differs."
    sentence = "; ".join(clauses)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def tell(diff: Diff, style: Style) -> Iterator[Section]:
    """What the contribution means for the chronology, then what became of each table's rows."""
    more = _beyond(diff)
    if diff.entering:
        items = tuple(_in_their_place(diff.entering, style))
        yield Section("New events, in their place", items, more["entering"])
    if diff.leaving:
        items = tuple(_leaving(lost, style) for lost in diff.leaving)
        yield Section("Events that leave the chronology", items, more["leaving"])
    headings: dict[str, list[Item]] = {}
    for shift in diff.shifts:
        item = Item("~", f"{_event(shift.event, style)}: {_shift(shift, style)}")
        headings.setdefault(SUBJECTS.get(shift.subject, FIGURES), []).append(item)
    for number, (title, found) in enumerate(headings.items(), 1):
        yield Section(title, tuple(found), more["shifts"] if number == len(headings) else 0)
    for table, rows in groupby(diff.rows, key=lambda row: row.table):
        changes = list(rows)
        total = sum(diff.rows_counted[table].values())
        counts = ", ".join(f"{n:,} {kind}" for kind, n in diff.rows_counted[table].items())
        items = tuple(_row(change, style) for change in changes)
        yield Section(f"{style.text(table)}: {counts}", items, total - len(changes), detail=True)


def _beyond(diff: Diff) -> dict[str, int]:
    kept = {"entering": diff.entering, "leaving": diff.leaving, "shifts": diff.shifts}
    return {name: diff.counted.get(name, 0) - len(found) for name, found in kept.items()}


def _noun(table: str) -> str:
    plain = table.removesuffix("s")
    return plain if plain in {"actor", "source", "event", "claim"} else f"row of {table}"


def _event(event: Event, style: Style) -> str:
    return f"{style.text(event.date)} {style.strong(style.text(event.title))}"


def _in_their_place(events: tuple[NewEvent, ...], style: Style) -> Iterator[Item]:
    """Each event between those that stand before and after it, which are named once."""
    new, last = {entry.event.event_id for entry in events}, None
    for entry in events:
        before, after = entry.previous, entry.following
        if before is not None and before.event_id not in new and before != last:
            yield Item("", f"{style.text(before.date)} {style.text(before.title)}")
        yield _entering(entry, style)
        if after is not None and after.event_id not in new:
            yield Item("", f"{style.text(after.date)} {style.text(after.title)}")
            last = after


def _entering(entry: NewEvent, style: Style) -> Item:
    where = f" in {style.text(entry.place)}" if entry.place else ""
    support = f"{style.text(entry.standing)}, {many(entry.origins, 'independent origin')}"
    below = [f"{style.id(entry.event.event_id)}: {style.text(entry.kind)}{where}; {support}"]
    if entry.actors:
        below.append(listed([style.text(name) for name in entry.actors.split(";")]))
    return Item("+", _event(entry.event, style), tuple(below))


def _leaving(lost: LostEvent, style: Style) -> Item:
    return Item("-", f"{_event(lost.event, style)}: {style.text(lost.reason)}")


def _shift(shift: Shift, style: Style) -> str:
    old, new = (style.text(value or "") for value in (shift.old, shift.new))
    if shift.subject == "standing":
        return f"{style.strong(new)}, was {old}"
    if shift.subject == "actor":
        first = ", who stood nowhere in the chronology before" if shift.kind == "first" else ""
        return f"{new}{first}"
    if shift.subject == "contradiction":
        return f"sources now disagree on {new}" if shift.new else f"no longer disagree on {old}"
    name = {
        "origins": "independent origins",
        "date": "date",
        "reported dates": "dates that sources give",
    }.get(shift.subject, style.text(shift.subject))
    if shift.kind == "new":
        return f"{name}: {new}, none before"
    if shift.kind == "gone":
        return f"{name}: none any more, was {old}"
    word = "" if shift.kind == "changed" else f" ({style.text(shift.kind)})"
    return f"{name}: {old} → {new}{word}"


def _row(change: RowChange, style: Style) -> Item:
    cells = {cell.column: cell for cell in change.changes}
    if change.kind in {"added", "removed"}:
        side = "new" if change.kind == "added" else "old"
        values = {name: str(getattr(cell, side) or "") for name, cell in cells.items()}
        said = _said(change.table, values, style)
        return Item("+" if side == "new" else "-", f"{style.id(change.id)}{said}")
    below = tuple(
        f"{style.text(cell.column)}: {_value(cell.old, style)} → {_value(cell.new, style)}"
        for cell in change.changes
    )
    word = "" if change.kind == "changed" else f": {change.kind}"
    return Item("~", f"{style.id(change.id)}{word}", below)


def _value(value: str | None, style: Style) -> str:
    return "empty" if value is None else f"“{style.text(value)}”"


def _said(table: str, values: dict[str, str], style: Style) -> str:
    """What tells a person which row it is."""
    if table == "claims":
        voice = f" {style.text(values['attributed_to'])}" if "attributed_to" in values else ""
        event, source = (style.id(values.get(name, "")) for name in ("event_id", "source_id"))
        stance = style.text(values.get("stance", ""))
        said = style.text(values.get("statement", ""))
        return f" on {event}: {source} {stance}{voice}: {said}"
    title = values.get(_TITLES.get(table, ""))
    return f": {style.text(title)}" if title else ""
