"""Settling what the survey left in doubt: naming each wrong cell, key and reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.tables import judging, keys, proving, references
from validator.tables.judging import Hint
from validator.tables.loading import Loaded
from validator.tables.outcome import Outcome
from validator.tables.schema import Field
from validator.tables.suggestions import Suggester, for_cell
from validator.tables.survey import Surveys

if TYPE_CHECKING:
    from validator.tables.reading import Progress, Reading


def settle(reading: Reading, surveys: Surveys, progress: Progress) -> None:
    """Name what is wrong where the survey left a doubt."""
    suggester = Suggester(reading.connection, reading.tables, reading.limits.suggestions)
    for table in reading.tables.values():
        progress(f"checking {table.resource.path}")
        _check_cells(reading, table, surveys, _hint(table, suggester))
    for table in reading.tables.values():
        progress(f"checking the references of {table.resource.path}")
        _check_vouched(reading, table, surveys, _hint(table, suggester))
        _check_references(reading, table, surveys, suggester)
    for table in reading.tables.values():
        if not table.whole:
            reading.broken[table.name].update(table.resource.schema.names)


def _check_cells(reading: Reading, table: Loaded, surveys: Surveys, hint: Hint) -> None:
    """The cells that are not left to references, and the keys."""
    connection, limits = reading.connection, reading.limits
    suspicions = surveys.suspicions[table.name]
    own = {*table.resource.schema.names} - surveys.vouched[table.name]
    cells = judging.refuse_blank(connection, table, suspicions, limits)
    for suspicion in suspicions:
        cells.merge(judging.judge(connection, table, suspicion, own, limits, hint))
    if cells.unproved:
        from validator.tables import external

        cells.merge(external.judge(connection, table, limits))
    doubts = surveys.doubts[table.name]
    cells.merge(keys.check_unique(connection, table, doubts, cells.broken, limits))
    _take(reading, table.name, cells)


def _check_vouched(reading: Reading, table: Loaded, surveys: Surveys, hint: Hint) -> None:
    """The cells that others were to vouch for, one by one where those did not."""
    connection, limits = reading.connection, reading.limits
    proved = surveys.proved[table.name]
    doubtful = surveys.vouched[table.name] - proved
    cells = Outcome()
    for suspicion in surveys.suspicions[table.name]:
        cells.merge(judging.judge(connection, table, suspicion, proved, limits, hint))
    if columns := [f for f in table.resource.schema.fields if f.name in doubtful]:
        suspicion = proving.suspect(connection, table, limits, columns)
        cells.merge(judging.judge(connection, table, suspicion, doubtful, limits, hint))
    _take(reading, table.name, cells)


def _check_references(
    reading: Reading, table: Loaded, surveys: Surveys, suggester: Suggester
) -> None:
    """The references; those in a broken column are left for the next run."""
    for key in table.resource.schema.foreign_keys:
        found = surveys.unknown.get((table.name, key.field))
        target = reading.tables.get(key.resource or table.name)
        if not found or target is None or not target.whole:
            continue
        if key.field not in reading.broken[table.name]:
            closest = suggester.closest
            cells = references.report_unknown(
                reading.connection, table, target, key, found, closest
            )
            _take(reading, table.name, cells)


def _hint(table: Loaded, suggester: Suggester) -> Hint:
    """A wrong cell's remedy: for a reference the row that it probably means."""
    targets = {key.field: key for key in table.resource.schema.foreign_keys}

    def hint(column: Field, value: str) -> str | None:
        key = targets.get(column.name)
        target = suggester.tables.get(key.resource or table.name) if key else None
        if key and target and key.reference in target.resource.schema.names:
            return suggester.closest(target.name, key.reference, value) or for_cell(column, value)
        return for_cell(column, value)

    return hint


def _take(reading: Reading, table: str, outcome: Outcome) -> None:
    reading.outcome.merge(outcome)
    reading.broken[table] |= outcome.broken
