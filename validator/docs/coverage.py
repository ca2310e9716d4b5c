"""The coverage tables in data/README.md, counted from the package itself."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from validator.api import merged

BEGIN, END = "<!-- coverage: generated -->", "<!-- coverage: end -->"
MOST = 25
"""Publishers listed; the rest are counted together."""

_EVENTS = """
SELECT {column} AS "{title}", count(*) AS events, sum(h.claims) AS claims,
    count(*) FILTER (WHERE h.origins >= 2) AS "two or more origins",
    count(h.latitude) AS "with coordinates"
FROM chronology h {join} GROUP BY 1 ORDER BY 1 NULLS LAST
"""
_TABLES = {
    "By year": _EVENTS.format(column="year(h.date_earliest)", title="year", join=""),
    "By standing": _EVENTS.format(column="h.standing", title="standing", join=""),
    "By governorate": _EVENTS.format(
        column="coalesce(h.governorate, CASE h.country WHEN 'SYR' THEN 'none named' "
        "ELSE 'outside Syria' END)",
        title="governorate",
        join="",
    ),
    "By kind": _EVENTS.format(column="h.kind", title="kind", join=""),
    "Sources by language": """
        SELECT language, count(*) AS sources, count(DISTINCT publisher) AS publishers
        FROM sources GROUP BY 1 ORDER BY 2 DESC, 1""",
    "Sources by publisher": f"""
        WITH ranked AS (
            SELECT publisher, count(*) AS n, row_number() OVER (ORDER BY count(*) DESC, publisher)
                AS place FROM sources GROUP BY publisher)
        SELECT CASE WHEN place <= {MOST} THEN publisher
            ELSE format('{{}} others', (SELECT count(*) - {MOST} FROM ranked)) END AS publisher,
            sum(n) AS sources FROM ranked GROUP BY 1 ORDER BY min(place)""",
    "Sources by origin": f"""
        WITH ranked AS (
            SELECT origin, count(*) AS n, row_number() OVER (ORDER BY count(*) DESC, origin)
                AS place FROM sources GROUP BY origin)
        SELECT CASE WHEN place <= {MOST} THEN origin
            ELSE format('{{}} others', (SELECT count(*) - {MOST} FROM ranked)) END AS origin,
            sum(n) AS sources FROM ranked GROUP BY 1 ORDER BY min(place)""",
}


def renewed(page: str, package: Path) -> str:
    """`page` with what stands between the marks made anew from `package`."""
    pattern = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    return pattern.sub(lambda _: f"{BEGIN}\n{render(package)}{END}", page)


def render(package: Path) -> str:
    """A line of totals, and a table for each way of counting."""
    with merged(package) as (report, reading):
        counts = ", ".join(f"{number:,} {name}" for name, number in report.rows.items())
        parts = [f"{counts}.\n"]
        parts += [
            f"### {title}\n\n{_table(reading.connection, query)}"
            for title, query in _TABLES.items()
        ]
    return "\n".join(parts) + "\n"


def _table(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    result = connection.execute(query)
    names = [item[0] for item in result.description]
    rows = [names, ["---"] * len(names), *result.fetchall()]
    return "".join("| " + " | ".join(map(_cell, row)) + " |\n" for row in rows)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return re.sub(r"([\\|<>*_`\[\]])", r"\\\1", text)
