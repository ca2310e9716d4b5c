"""`datasette-metadata.json`: how Datasette presents the database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb

from validator.exporters import citing, relation
from validator.exporters.database import FILE
from validator.tables import standard
from validator.tables.package import Package

NAME = "datasette-metadata.json"
_PRESENTED: dict[str, dict[str, Any]] = {
    "chronology": {
        "sort": "date_earliest",
        "label_column": "title",
        "facets": ["kind", "standing", "governorate"],
    },
    "claims": {"facets": ["stance", "role"]},
    "events": {"sort": "date", "label_column": "title", "facets": ["kind"]},
    "sources": {"label_column": "title", "facets": ["publisher", "language", "kind"]},
    "actors": {"label_column": "name", "facets": ["kind"]},
    "participants": {"facets": ["role"]},
    "figures": {"facets": ["measure"]},
}
_QUERIES = {
    "between": {
        "title": "What happened between two days",
        "sql": "SELECT date, title, kind, place, standing, origins, event_id FROM timeline "
        "WHERE date_earliest BETWEEN :start AND :end",
    },
    "by_actor": {
        "title": "What an actor did and suffered",
        "sql": "SELECT date, title, role, actor_name, standing, event_id FROM who_did_what "
        "WHERE actor_id = :actor_id",
    },
    "at_odds": {
        "title": "What sources disagree on",
        "sql": "SELECT date, title, property, detail, standing, event_id FROM disagreements",
    },
    "search": {
        "title": "Events whose words match",
        "sql": "SELECT c.date, c.title, c.summary, c.event_id FROM chronology_fts f "
        "JOIN chronology c ON c.rowid = f.rowid WHERE chronology_fts MATCH :words "
        "ORDER BY c.date_earliest",
    },
}


def export(connection: duckdb.DuckDBPyConnection, package: Package, folder: Path) -> None:
    """Write titles, licence, columns, facets and four questions with their SQL."""
    about = citing.about(connection, package)
    document = {
        "title": about.title,
        "description": f"{about.description} How to cite: {about.citation}.".strip(),
        "license": about.licence_title or about.licence,
        "license_url": about.licence_url,
        "source": f"{about.name} {about.version}".strip(),
        "source_url": about.url,
        "databases": {
            Path(FILE).stem: {
                "tables": {name: _table(package, name) for name in relation.TABLES},
                "queries": _QUERIES,
            }
        },
    }
    kept = {key: value for key, value in document.items() if value}
    text = json.dumps(kept, ensure_ascii=False, indent=2)
    (folder / NAME).write_text(text + "\n", encoding="utf-8", newline="\n")


def _table(package: Package, name: str) -> dict[str, Any]:
    fields = relation.schema(package, name).fields
    return {
        "title": standard.document(name)["title"],
        "description": standard.document(name)["description"],
        "columns": {field.name: field.description for field in fields},
        **_PRESENTED[name],
    }
