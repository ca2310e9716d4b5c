"""Copies of the project's package for tests that change it."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TABLES = ("actors", "sources", "events", "claims")

EVENT = {
    "title": "Ceasefire in Aleppo",
    "date": "2016-12-13",
    "kind": "agreement",
    "place": "Aleppo",
    "governorate": "SY-HL",
    "country": "SYR",
    "summary": "A ceasefire for eastern Aleppo was announced on 13 December 2016.",
}
SOURCE = {
    "title": "Aleppo: ceasefire announced",
    "publisher": "Example News",
    "origin": "Example News",
    "url": "https://example.org/2016/aleppo-ceasefire",
    "published": "2016-12-13",
    "accessed": "2026-11-20",
    "language": "en",
    "kind": "news",
}
CLAIM = {
    "stance": "reports",
    "attributed_to": "Russian government",
    "statement": "A ceasefire for eastern Aleppo was announced by Russia on Tuesday.",
    "actor_id": "Syrian government",
    "role": "signatory",
    "date": "2016-12-13",
}
"""Made-up rows that fit the project's package."""


KEPT = (
    "jabhat-al-nusra-formation-2011",
    "jabhat-al-nusra-break-with-al-qaeda-2016",
    "hayat-tahrir-al-sham-formation-2017",
    "aleppo-russian-base-attack-september-2024",
    "idlib-drone-training-report-2024",
    "aleppo-offensive-2024",
    "aleppo-capture-2024",
    "aleppo-syrian-army-withdrawal-2024",
)
"""Events of the project's package that are copied, with all that they rest on."""


def copy(folder: Path) -> Path:
    """A small part of the project's package, in `folder`: whole in itself, quick to work with."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "schema", folder / "schema")
    for name in ("datapackage.json", "data/LICENSE"):
        shutil.copyfile(ROOT / name, folder / name)
    tables = {name: rows(ROOT, name) for name in TABLES}
    kept: dict[str, set[str]] = {"events": set(KEPT), "claims": set()}
    claims = [row for row in tables["claims"] if row["event_id"] in KEPT]
    kept["claims"] = {row["claim_id"] for row in claims}
    kept["sources"] = {row["source_id"] for row in claims}
    kept["actors"] = {row["actor_id"] for row in claims}
    for name, columns in {
        "events": ["part_of"],
        "sources": ["derived_from"],
        "actors": ["part_of", "preceded_by"],
    }.items():
        _close(tables[name], f"{name[:-1]}_id", columns, kept[name])
    for name in TABLES:
        chosen = [row for row in tables[name] if row[f"{name[:-1]}_id"] in kept[name]]
        rewrite(folder, name, chosen, lineterminator="\n")
    return folder


def _close(table: list[dict[str, str]], key: str, columns: list[str], kept: set[str]) -> None:
    """Add to `kept` whatever its rows refer to in their own table."""
    while (
        more := {
            row[column] for row in table if row[key] in kept for column in columns if row[column]
        }
        - kept
    ):
        kept |= more


def contents(package: Path) -> dict[str, bytes]:
    """The bytes of each table."""
    return {name: (package / "data" / f"{name}.csv").read_bytes() for name in TABLES}


def rows(package: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table, read by the standard library."""
    with (package / "data" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def rewrite(package: Path, table: str, changed: list[dict[str, str]], **style: str) -> None:
    """Write `changed` as a spreadsheet might: in its own column order, encoding and line ends."""
    encoding = style.pop("encoding", "utf-8")
    file = package / "data" / f"{table}.csv"
    with file.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, list(changed[0]), **style)  # type: ignore[arg-type]
        writer.writeheader()
        writer.writerows(changed)


def timeline(*arguments: str | Path, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command as its user would, with `text` typed in."""
    return subprocess.run(
        [sys.executable, "-m", "validator", *map(str, arguments)],
        input=text,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )


def leftovers(package: Path) -> list[str]:
    """What an interrupted run left behind."""
    return sorted(file.name for file in package.rglob(".timeline*"))
