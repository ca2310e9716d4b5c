"""Which cells of a row make sense, and which must be filled, given the others."""

from __future__ import annotations

from collections.abc import Mapping

from validator.tables.schema import Field

_BESIDE = {
    "role": "actor_id",
    "value_low": "measure",
    "value_high": "measure",
    "longitude": "latitude",
    "place_precision": "latitude",
    "relation": "derived_from",
}
"""Columns that stand only beside another one."""
_OPTIONAL = {"value_high"}


def applies(column: Field, row: Mapping[str, str]) -> bool:
    """Whether `column` can be filled in a row of which `row` is known so far."""
    if column.name in _BESIDE:
        return bool(row.get(_BESIDE[column.name]))
    if column.name == "attributed_to":
        return row.get("stance") != "asserts"
    return column.name != "governorate" or row.get("country", "SYR") == "SYR"


def needed(column: Field, row: Mapping[str, str]) -> bool:
    """Whether a `column` that applies must be filled."""
    if column.name == "attributed_to":
        return row.get("stance") == "reports"
    return column.required or (column.name in _BESIDE and column.name not in _OPTIONAL)
