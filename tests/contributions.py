"""A small package in a real git repository, and contributions to it."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

from validator.tables import standard

ROOT = Path(__file__).resolve().parents[1]
Rows = dict[str, dict[str, dict[str, str]]]

ACTORS = {
    "blue-brigade": {"name": "Blue Brigade", "kind": "armed-group"},
    "green-front": {"name": "Green Front", "kind": "armed-group"},
    "red-army": {"name": "Red Army", "kind": "armed-forces"},
}
_PAGE = {"accessed": "2026-01-02", "language": "en", "kind": "news"}
SOURCES = {
    name: {
        "title": f"Report of the {name}",
        "publisher": name,
        "origin": name,
        "url": f"https://{name}.example/report",
        "published": "2016-09-01",
        **_PAGE,
    }
    for name in ("courier", "gazette", "herald")
}
_PLACE = {"country": "SYR", "governorate": "SY-ID", "status": "active"}
EVENTS = {
    "idlib-talks-2015": {
        "title": "Talks in Idlib",
        "date": "2015-03-01",
        "kind": "talks",
        "place": "Idlib",
        "summary": "Two groups held talks in the city of Idlib.",
        **_PLACE,
    },
    "saraqib-battle-2016": {
        "title": "Battle of Saraqib",
        "date": "2016-08-01",
        "kind": "battle",
        "place": "Saraqib",
        "summary": "Two groups fought over the town of Saraqib.",
        **_PLACE,
    },
}


def claim(event: str, source: str, statement: str, **cells: str) -> dict[str, str]:
    """A row of claims."""
    given = {"event_id": event, "source_id": source, "statement": statement}
    return {**given, "stance": "asserts", "status": "active", **cells}


CLAIMS = {
    "2a2a2a2a": claim(
        "idlib-talks-2015",
        "courier",
        "Both groups sat at one table in Idlib.",
        actor_id="blue-brigade",
        role="participant",
        date="2015-03-01",
    ),
    "3b3b3b3b": claim(
        "idlib-talks-2015",
        "courier",
        "The other group sent three men to the talks.",
        actor_id="green-front",
        role="participant",
    ),
    "4c4c4c4c": claim(
        "saraqib-battle-2016",
        "gazette",
        "Ten fighters died at Saraqib.",
        date="2016-08-01",
        measure="killed",
        value_low="10",
        value_high="10",
    ),
    "5d5d5d5d": claim(
        "saraqib-battle-2016",
        "herald",
        "The Red Army attacked the town.",
        actor_id="red-army",
        role="initiator",
        date="2016-08-01",
    ),
}


def base() -> Rows:
    """The rows to which contributions are made; free to be changed."""
    tables = {"actors": ACTORS, "sources": SOURCES, "events": EVENTS, "claims": CLAIMS}
    return {name: {key: dict(row) for key, row in rows.items()} for name, rows in tables.items()}


def write(folder: Path, rows: Rows) -> Path:
    """A package of `rows` in `folder`, each table sorted by id."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "schema", folder / "schema", dirs_exist_ok=True)
    shutil.copy(ROOT / "datapackage.json", folder)
    for table, found in rows.items():
        names = standard.table(table).names
        with (folder / "data" / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, names, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows({names[0]: key, **row} for key, row in sorted(found.items()))
    return folder


def git(folder: Path, *arguments: str) -> str:
    """Run git in `folder` as a contributor would, apart from this machine's own settings."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=no")
    found = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return found.stdout.strip()


def repository(folder: Path, rows: Rows | None = None) -> Path:
    """A package of `rows` on the branch main, with the branch work checked out."""
    write(folder, rows or base())
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=base")
    git(folder, "checkout", "--quiet", "-b", "work")
    return folder
