"""The built package's tables as CSV, and its descriptor with every schema inside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb

from validator.chronology.merge import ORDER
from validator.exporters import citing
from validator.tables import sql, standard
from validator.tables.package import DIALECT, Package


def export(connection: duckdb.DuckDBPyConnection, package: Package, folder: Path) -> None:
    """Write `TABLE.csv` for each table, hand-edited or built, and `datapackage.json`."""
    for name in standard.TABLES:
        resource = package.resource(name)
        columns = resource.schema.names if resource else ()
        listed = ", ".join(map(sql.identifier, columns))
        query = f"SELECT {listed} FROM kept_{name}"
        _copy(connection, query, folder / f"{name}.csv")
    for name in standard.BUILT:
        listed = ", ".join(
            _written(field.name, field.type) for field in standard.table(name).fields
        )
        query = f"SELECT {listed} FROM {name} ORDER BY {ORDER[name]}"
        _copy(connection, query, folder / f"{name}.csv")
    cited = {"bibliographicCitation": citing.about(connection, package).citation}
    text = json.dumps(_descriptor(package) | cited, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def _written(name: str, kind: str) -> str:
    column = sql.identifier(name)
    return f"strftime({column}, '%Y-%m-%d') AS {column}" if kind == "date" else column


def _copy(connection: duckdb.DuckDBPyConnection, query: str, file: Path) -> None:
    connection.execute(
        f"COPY ({query}) TO {sql.text(str(file))} (FORMAT csv, HEADER, DELIMITER ',', NULLSTR '')"
    )


def _descriptor(package: Package) -> dict[str, Any]:
    """The package's own descriptor with paths beside it, schemas inside and three more tables."""
    descriptor = dict(package.descriptor)
    given = {item["name"]: item for item in descriptor["resources"]}
    resources = [_own(given[name], package) for name in standard.TABLES]
    resources += [_built(name) for name in standard.BUILT]
    return {**descriptor, "resources": resources}


def _own(given: dict[str, Any], package: Package) -> dict[str, Any]:
    resource = package.resource(given["name"])
    schema = dict(resource.schema.source) if resource else {}
    kept = {key: value for key, value in given.items() if key not in {"bytes", "hash"}}
    return {**kept, "path": f"{given['name']}.csv", "schema": schema}


def _built(name: str) -> dict[str, Any]:
    schema = standard.document(name)
    return {
        "name": name,
        "title": schema.get("title", name.capitalize()),
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": dict(DIALECT),
        "schema": schema,
    }
