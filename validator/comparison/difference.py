"""What lies between two packages, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

RowKind = Literal["added", "changed", "superseded", "withdrawn", "restored", "removed"]
ROW_KINDS: tuple[RowKind, ...] = (
    *("added", "changed", "superseded", "withdrawn", "restored", "removed"),
)
"""What becomes of rows, in the order of telling."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell, before and after; None where it is empty."""

    column: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class RowChange:
    """What became of one row; `changes` has every filled cell of a row that came or went."""

    table: str
    kind: RowKind
    id: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """An event as far as one needs to recognise it."""

    event_id: str
    date: str
    title: str


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event that enters the chronology, with those that stand before and after it there."""

    event: Event
    kind: str
    place: str | None
    standing: str
    origins: int
    actors: str | None
    previous: Event | None
    following: Event | None


@dataclass(frozen=True, slots=True)
class LostEvent:
    """An event that leaves the chronology, and why."""

    event: Event
    reason: str


@dataclass(frozen=True, slots=True)
class Shift:
    """What a reader learns anew of an event.

    `subject` is standing, origins, date, reported dates, a measure, contradiction or actor;
    `kind` is changed, wider, narrower, moved, new, gone or, of an actor that the chronology did
    not name anywhere before, first.
    """

    event: Event
    subject: str
    kind: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Diff:
    """What `head` makes of `base`.

    Each list holds up to the number asked for; `rows_counted` (table, then kind) and `counted`
    (by the name of the list) have the true numbers. `notes` say what could not be compared.
    """

    base: str
    head: str
    rows: tuple[RowChange, ...] = ()
    rows_counted: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    entering: tuple[NewEvent, ...] = ()
    leaving: tuple[LostEvent, ...] = ()
    shifts: tuple[Shift, ...] = ()
    counted: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing differs."""
        return not self.rows_counted and not any(self.counted.values()) and not self.notes
