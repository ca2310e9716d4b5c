"""Running the rules of meaning on what was read."""

from __future__ import annotations

from collections.abc import Iterable

from validator.findings import Report
from validator.rules.model import Rule
from validator.tables import lines
from validator.tables.reading import Progress, Reading


def run(reading: Reading, rules: Iterable[Rule], progress: Progress) -> Report:
    """Everything wrong with the package: what reading met, and the rows that break `rules`.

    A rule is skipped if a column that it reads is missing or already known to be broken, so
    that one slip does not yield twenty findings.
    """
    for rule in rules:
        if applies(rule, reading):
            progress(f"looking for {rule.title[:1].lower()}{rule.title[1:]}")
            _run(reading, rule)
    return reading.report()


def applies(rule: Rule, reading: Reading) -> bool:
    """Whether every column that `rule` reads is there and sound."""
    return all(
        table in reading.tables
        and not reading.broken[table].intersection(columns)
        and set(columns) <= set(reading.tables[table].resource.schema.names)
        for table, columns in rule.reads.items()
    )


def _run(reading: Reading, rule: Rule) -> None:
    result = reading.connection.execute(
        f"WITH failing AS ({rule.query}) SELECT *, count(*) OVER () AS total FROM failing "
        f'ORDER BY row, "column", message LIMIT {reading.limits.findings}'
    )
    names = [item[0] for item in result.description]
    rows = [dict(zip(names, values, strict=True)) for values in result.fetchall()]
    if not rows:
        return
    table = reading.tables[rule.table]
    places = lines.of(reading.connection, table, [row["row"] for row in rows])
    findings = [
        rule.found(
            row["message"],
            file=table.resource.path,
            line=places[row["row"]],
            column=row["column"],
            value=None if row["value"] is None else str(row["value"]),
            fix=row.get("fix"),
        )
        for row in rows
    ]
    reading.outcome.add(findings, rows[0]["total"])
