"""What every export says of itself: version, date, licence, how to cite, which part it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from validator.tables.package import Package


@dataclass(frozen=True, slots=True)
class About:
    """A package as an export presents it; what its descriptor leaves out is empty.

    `date` is the day of the data, `part` says in words what a filter left in.
    """

    name: str
    title: str
    description: str
    version: str
    date: str
    licence: str
    licence_title: str
    licence_url: str
    authors: str
    url: str
    part: str

    @property
    def citation(self) -> str:
        """How to cite the data, in one line."""
        version = " ".join(part for part in (self.version, f"({self.date})") if part != "()")
        parts = (
            f"{self.authors} ({self.date[:4]})" if self.date else self.authors,
            self.title,
            version and f"Version {version}",
            self.part and f"Part: events {self.part}",
            self.licence_title or self.licence,
            self.url or self.licence_url,
        )
        return ". ".join(part for part in parts if part)

    @property
    def members(self) -> dict[str, str]:
        """Everything that is known, by name."""
        named = {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "version": self.version,
            "date": self.date,
            "license": self.licence,
            "license_title": self.licence_title,
            "license_url": self.licence_url,
            "authors": self.authors,
            "url": self.url,
            "part": self.part,
            "citation": self.citation,
        }
        return {key: value for key, value in named.items() if value}


def about(connection: duckdb.DuckDBPyConnection, package: Package) -> About:
    """What the descriptor of `package` says for its exports."""
    given = package.descriptor
    licence = _first(given.get("licenses"))
    people = given.get("contributors")
    titles = [str(item.get("title", "")) for item in people or () if isinstance(item, dict)]
    part = connection.execute("SELECT words FROM part").fetchone()
    name = str(given.get("name", "timeline"))
    return About(
        name=name,
        title=str(given.get("title", name)),
        description=str(given.get("description", "")),
        version=str(given.get("version", "")),
        date=str(given.get("created", ""))[:10],
        licence=str(licence.get("name", "")),
        licence_title=str(licence.get("title", "")),
        licence_url=str(licence.get("path", "")),
        authors="; ".join(title for title in titles if title),
        url=str(given.get("homepage", "")),
        part=str(part[0]) if part else "",
    )


def _first(items: Any) -> Mapping[str, Any]:
    first = items[0] if isinstance(items, list) and items else {}
    return first if isinstance(first, dict) else {}
