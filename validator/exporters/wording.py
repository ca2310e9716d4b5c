"""Dates in words, as macros of the engine."""

from __future__ import annotations

import duckdb

_MONTHS = (
    "['January','February','March','April','May','June','July','August','September',"
    "'October','November','December']"
)
_MACROS = f"""
CREATE OR REPLACE TEMP MACRO point(t) AS CASE
    WHEN t IS NULL THEN NULL
    WHEN length(regexp_replace(t, '[~?%]', '')) = 4 THEN left(t, 4)
    WHEN length(regexp_replace(t, '[~?%]', '')) = 7
        THEN {_MONTHS}[substr(t, 6, 2)::INT] || ' ' || left(t, 4)
    ELSE substr(t, 9, 2)::INT || ' ' || {_MONTHS}[substr(t, 6, 2)::INT] || ' ' || left(t, 4) END
    || CASE WHEN contains(t, '~') THEN ' (about)' WHEN contains(t, '?') THEN ' (uncertain)'
        WHEN contains(t, '%') THEN ' (about, uncertain)' ELSE '' END;
CREATE OR REPLACE TEMP MACRO said(t) AS CASE WHEN contains(t, '/')
    THEN 'between ' || point(split_part(t, '/', 1)) || ' and ' || point(split_part(t, '/', 2))
    ELSE point(t) END;
CREATE OR REPLACE TEMP MACRO lasted(began, ended) AS
    said(began) || coalesce(' to ' || said(ended), '');
"""


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `said(date)`, an EDTF date in words, and `lasted(date, date_end)`."""
    connection.execute(_MACROS)
