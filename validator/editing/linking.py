"""Rows that are added together: a claim belongs to the event and the source beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from validator.editing import canonical
from validator.editing.merging import Incoming


def incoming(rows: Mapping[str, Sequence[Mapping[str, str]]]) -> list[Incoming]:
    """`rows` by table as rows to merge; what they leave out to link them is filled in."""
    tidy = {table: [_tidy(row) for row in items] for table, items in rows.items()}
    events, sources = tidy.get("events", []), tidy.get("sources", [])
    for claim in tidy.get("claims", []):
        if events and not claim.get("event_id"):
            event = events[0]
            named = f"{event.get('title', '')} | {event.get('date', '')}"
            claim["event_id"] = event.get("event_id") or named
        if sources and not claim.get("source_id"):
            claim["source_id"] = sources[0].get("source_id") or sources[0].get("url", "")
    return [
        Incoming(table, f"the {_ordinal(number, len(items))}{table.removesuffix('s')}", row)
        for table, items in tidy.items()
        for number, row in enumerate(items, 1)
    ]


def _tidy(row: Mapping[str, str]) -> dict[str, str]:
    return {name: canonical.cell(value) for name, value in row.items()}


def _ordinal(number: int, of: int) -> str:
    return "" if of == 1 else f"{number}. "
