"""frictionless' verdict on what the compiler cannot express."""

from __future__ import annotations

import duckdb

from validator.faults import cells as faults
from validator.findings import Finding
from validator.limits import Limits
from validator.tables import lines
from validator.tables.loading import Loaded
from validator.tables.outcome import Outcome


def judge(connection: duckdb.DuckDBPyConnection, table: Loaded, limits: Limits) -> Outcome:
    """Each error that frictionless reports for `table`, as a finding of ours.

    frictionless numbers records, not lines, and stops after 1,000 errors in a table.
    """
    from frictionless import Dialect, Resource, Schema
    from frictionless.formats import CsvControl

    resource = Resource(
        path=table.resource.file.name,
        basepath=str(table.resource.file.parent),
        encoding="utf-8",
        format="csv",
        schema=Schema.from_descriptor(dict(table.resource.schema.source, foreignKeys=[])),
        dialect=Dialect(controls=[CsvControl(delimiter=",")]),
    )
    report = resource.validate(limit_errors=limits.findings)
    errors = [error.to_descriptor() for task in report.tasks for error in task.errors]
    rows = {error["rowNumber"] - 2 for error in errors if "rowNumber" in error}
    places = lines.of(connection, table, [row for row in rows if 0 <= row < table.rows])
    outcome = Outcome()
    findings: list[Finding] = []
    for error in errors:
        findings.append(
            faults.EXTERNAL_VERDICT.found(
                str(error.get("note") or error.get("message")),
                file=table.resource.path,
                line=places.get(error.get("rowNumber", 0) - 2),
                column=error.get("fieldName"),
                value=error.get("cell"),
            )
        )
        outcome.broken.add(error.get("fieldName", ""))
    outcome.add(findings)
    return outcome
