"""Tables as pandas frames that need no further care."""

from __future__ import annotations

import pandas as pd

from validator.dates import NotADate, Span, parse
from validator.tables import standard
from validator.tables.relations import DATE_COLUMNS
from validator.tables.values import Table

_EDTF = {**DATE_COLUMNS, "chronology": ("date_end",)}
_INDEX = {"participants": "event_id", "figures": "event_id"}


def framed(table: Table) -> pd.DataFrame:
    """`table` with days beside its dates, closed lists as categoricals, and its id as index."""
    schema = standard.table(table.name)
    frame = table.pandas()
    for column in _EDTF.get(table.name, ()):
        _with_days(frame, column)
    for field in schema.fields:
        if "enum" in field.constraints:
            kind = pd.CategoricalDtype(list(field.constraints["enum"]))
            frame[field.name] = frame[field.name].astype(kind)
    return frame.set_index(schema.primary_key or _INDEX[table.name])


def plain(table: Table) -> pd.DataFrame:
    """`table` as text, with its first column as index."""
    return table.pandas().astype("string").set_index(table.columns[0])


def _with_days(frame: pd.DataFrame, column: str) -> None:
    """Put the first and the last day that each EDTF text of `column` can mean after it."""
    texts = frame[column].dropna().unique()
    spans = {text: span for text in texts if (span := _span(text))}
    place = list(frame.columns).index(column) + 1
    for offset, end in enumerate(("earliest", "latest")):
        days = {text: pd.Timestamp(getattr(span, end)) for text, span in spans.items()}
        found = frame[column].map(days).astype("datetime64[s]")
        frame.insert(place + offset, f"{column}_{end}", found)


def _span(text: str) -> Span | None:
    try:
        return parse(text)
    except NotADate:
        return None
