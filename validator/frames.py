"""A package as pandas frames, with answers to the questions that people ask first.

>>> import validator
>>> data = validator.load(".")
>>> _ = data.between("2016-07-01", "2016-07-31"), data.deeds(), data.disagreements()
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from validator.api import merged
from validator.chronology.merge import ORDER
from validator.chronology.selection import Selection, keep
from validator.exporters import citing
from validator.exporters.database import CONTRADICTIONS, FILE
from validator.exporters.relation import TABLES
from validator.findings import CouldNotRun, Report, shown
from validator.tables import sql
from validator.tables.values import Table, fetch

if TYPE_CHECKING:
    import pandas as pd

_ON = ["event_id", "property", "detail"]


@dataclass(frozen=True, slots=True)
class Frames:
    """The tables of a package, each indexed by its id; what hangs on an event by that event's.

    Days are datetime64, closed lists of values are categoricals, and each date in EDTF has the
    days that it can mean beside it (`date_earliest`, `published_latest`). `contradictions` has
    what the claims of an event cannot agree on; `about` says what the data is.
    """

    chronology: pd.DataFrame
    participants: pd.DataFrame
    figures: pd.DataFrame
    contradictions: pd.DataFrame
    actors: pd.DataFrame
    sources: pd.DataFrame
    events: pd.DataFrame
    claims: pd.DataFrame
    about: Mapping[str, str]

    def between(self, start: date | str, end: date | str) -> pd.DataFrame:
        """What happened: the chronology's events that may have gone on from `start` to `end`."""
        import pandas as pd

        rows = self.chronology
        over = rows["date_end_latest"].fillna(rows["date_latest"])
        began = rows["date_earliest"] <= pd.Timestamp(end)
        return rows[began & (over >= pd.Timestamp(start))]

    def deeds(self, actor: str | None = None) -> pd.DataFrame:
        """Who did what: each role in each event, in order; only those of `actor`, an id or name.

        Raises `CouldNotRun` if nobody is called so.
        """
        told = ["date", "date_earliest", "date_latest", "title", "kind", "place", "standing"]
        rows = self.participants.join(self.chronology[told])
        if actor is not None:
            rows = rows[(rows["actor_id"] == actor) | (rows["actor_name"] == actor)]
            if rows.empty and actor not in {*self.actors.index, *self.actors["name"]}:
                raise CouldNotRun(f'there is no actor "{shown(actor)}"')
        return rows.sort_values(["date_earliest", "date_latest", "event_id", "role", "actor_id"])

    def disagreements(self) -> pd.DataFrame:
        """What sources disagree on: for each property at odds the claims that bear on it."""
        told = ["stance", "attributed_to", "statement", "date", "measure", "value_low"]
        told += ["value_high", "actor_id", "role", "source_id"]
        claims = self.claims[self.claims["status"] == "active"].reset_index()
        rows = self.contradictions.reset_index().merge(
            claims[["event_id", "claim_id", *told]], on="event_id"
        )
        topic = rows["property"]
        bears = (
            (topic == "stance")
            | (topic == rows["measure"].astype("string")).fillna(value=False)
            | ((topic == "date") & rows["date"].notna())
            | ((topic == "role") & (rows["detail"] == rows["actor_id"]).fillna(value=False))
        )
        events = self.chronology[["title", "date_earliest", "standing"]]
        pages = self.sources[["publisher", "origin", "published", "url"]]
        rows = rows[bears].join(events, on="event_id").join(pages, on="source_id")
        return rows.sort_values(["date_earliest", *_ON, "claim_id"]).set_index("event_id")


def load(path: str | Path = ".") -> Frames:
    """The frames of the package at `path`, or of the folder that `build` made of one.

    Raises `CouldNotRun` if pandas is missing, or if there is no package or it has errors.
    """
    try:
        from validator import framing
    except ImportError as missing:
        message = 'frames need pandas: pip install "syria-timeline[pandas]"'
        raise CouldNotRun(message) from missing
    built = Path(path)
    if (built / "chronology.csv").is_file() and not all(
        (built / name).is_file() for name in (FILE, "chronology.parquet")
    ):
        raise CouldNotRun(f"{shown(str(path))} was built without its forms parquet and sqlite")
    tables, at_odds, about = _built(built) if (built / FILE).is_file() else _merged(path)
    frames = {name: framing.framed(table) for name, table in tables.items()}
    return Frames(
        chronology=frames["chronology"],
        participants=frames["participants"],
        figures=frames["figures"],
        contradictions=framing.plain(at_odds),
        actors=frames["actors"],
        sources=frames["sources"],
        events=frames["events"],
        claims=frames["claims"],
        about=about,
    )


_Loaded = tuple[dict[str, Table], Table, Mapping[str, str]]


def _merged(path: str | Path) -> _Loaded:
    with merged(path) as (report, reading):
        _refuse(report, path)
        connection = reading.connection
        keep(connection, Selection())
        package = reading.package
        if package is None:
            raise CouldNotRun(f"there is no data package at {path}")
        tables = {name: fetch(connection, name, ORDER.get(name, "row")) for name in TABLES}
        rows = connection.execute(CONTRADICTIONS).fetchall()
        return tables, _contradictions(rows), citing.about(connection, package).members


def _refuse(report: Report, path: str | Path) -> None:
    if not report.valid:
        raise CouldNotRun(f"the package has errors; `timeline validate {path}` shows them")


def _built(folder: Path) -> _Loaded:
    with duckdb.connect() as connection, closing(sqlite3.connect(folder / FILE)) as database:
        for name in TABLES:
            file = sql.text(str(folder / f"{name}.parquet"))
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({file})")
        tables = {name: fetch(connection, name, ORDER.get(name, "ALL")) for name in TABLES}
        rows = database.execute("SELECT * FROM contradictions").fetchall()
        given = database.execute("SELECT * FROM about")
        about = dict(zip((item[0] for item in given.description), given.fetchone(), strict=True))
    return tables, _contradictions(rows), about


def _contradictions(rows: list[tuple[str, str, str]]) -> Table:
    return Table("contradictions", tuple(_ON), tuple(rows))
