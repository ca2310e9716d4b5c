"""Running the rules of meaning on what was read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import duckdb

from validator.findings import Finding, Report
from validator.rules.model import Rule
from validator.tables import engine, jobs, lines
from validator.tables.jobs import Job
from validator.tables.reading import Progress, Reading


def run(reading: Reading, rules: Iterable[Rule], progress: Progress) -> Report:
    """Everything wrong with the package: what reading met, and the rows that break `rules`.

    A rule is skipped if a column that it reads is missing or already known to be broken, so
    that one slip does not yield twenty findings.
    """
    sound = [rule for rule in rules if applies(rule, reading)]
    if sound:
        progress(f"looking at the rows together, {len(sound)} rules")
    with engine.joins_as_written(reading.connection):
        result = jobs.run(reading.connection, {rule.code: _job(reading, rule) for rule in sound})
    for rule in sound:
        reading.outcome.add(*result(rule.code))
    return reading.report()


def applies(rule: Rule, reading: Reading) -> bool:
    """Whether every column that `rule` reads is there and sound."""
    return all(
        table in reading.tables
        and not reading.broken[table].intersection(columns)
        and set(columns) <= set(reading.tables[table].resource.schema.names)
        for table, columns in rule.reads.items()
    )


def _job(reading: Reading, rule: Rule) -> Job:
    """The rules that read most rows first, so that nothing long is left for the end."""
    rows = sum(reading.tables[table].rows for table in rule.reads)
    return Job(lambda own, _: _run(own, reading, rule), (), rows)


def _run(
    connection: duckdb.DuckDBPyConnection, reading: Reading, rule: Rule
) -> tuple[list[Finding], int]:
    """The findings of `rule` and how many there are."""
    result = connection.execute(
        f"WITH failing AS ({rule.query}) SELECT *, count(*) OVER () AS total FROM failing "
        f'ORDER BY row, "column", message LIMIT {reading.limits.findings}'
    )
    names = [item[0] for item in result.description]
    rows = [dict(zip(names, values, strict=True)) for values in result.fetchall()]
    if not rows:
        return [], 0
    wanted: dict[str, list[int]] = {}
    for row in rows:
        wanted.setdefault(row.get("table", rule.table), []).append(row["row"])
    places = {
        table: lines.of(connection, reading.tables[table], numbers)
        for table, numbers in wanted.items()
    }
    return [_found(reading, rule, row, places) for row in rows], rows[0]["total"]


def _found(
    reading: Reading, rule: Rule, row: dict[str, Any], places: dict[str, dict[int, int]]
) -> Finding:
    table = row.get("table", rule.table)
    return rule.found(
        row["message"],
        file=reading.tables[table].resource.path,
        line=places[table][row["row"]],
        column=row["column"],
        value=None if row["value"] is None else str(row["value"]),
        fix=row.get("fix"),
    )
