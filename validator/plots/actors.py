"""The most frequent actors through time."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from validator.frames import Frames
from validator.plots import style

SHOWN = 20
"""Rows of the picture."""
ROLES = {
    "other role": (style.GREY, ()),
    "target or victim": (style.ORANGE, ("target", "victim")),
    "initiator": (style.BLUE, ("initiator",)),
}
"""What the dots tell apart, the topmost last, with its colour and its roles."""


def draw(data: Frames) -> Figure:
    """A line for each actor under the name of the time, a dot for each of its events.

    The band behind the dots is the time in which the actor existed under its name, where the
    table says so. Actors stand in the order of their middle event.
    """
    rows = data.deeds().reset_index()
    counts = rows.groupby("actor_name")["event_id"].nunique()
    most = sorted(counts.index, key=lambda name: (-int(counts[name]), name))[:SHOWN]
    kept = rows[rows["actor_name"].isin(most)]
    middle = kept.groupby("actor_name")["date_earliest"].median()
    order = sorted(most, key=lambda name: (middle[name], name))
    notes = (
        f"the {len(order)} actors with most events, of {len(counts):,}; band: years of the name"
    )
    height = 1.9 + 0.26 * len(order)
    figure = style.canvas(data, "Actors through time", height=height, notes=notes)
    axes = figure.subplots()
    places = {name: place for place, name in enumerate(order)}
    _bands(axes, data.actors, places, kept["date_earliest"])
    for label, (colour, roles) in ROLES.items():
        _dots(axes, kept[_of(kept, roles)], places, colour, label)
    axes.set_yticks(range(len(order)), labels=order)
    axes.set_ylim(len(order) - 0.4, -0.6)
    for name, place in places.items():
        style.counted(axes, place, int(counts[name]))
    axes.grid(axis="x", color=style.FAINT)
    style.years(axes, kept["date_earliest"])
    style.key(axes, 3)
    return figure


def _of(rows: pd.DataFrame, roles: tuple[str, ...]) -> pd.Series[bool]:
    known = [role for _, named in ROLES.values() for role in named]
    return rows["role"].isin(roles) if roles else ~rows["role"].isin(known)


def _dots(axes: Axes, rows: pd.DataFrame, places: dict[str, int], colour: str, label: str) -> None:
    middle = rows["date_earliest"] + (rows["date_latest"] - rows["date_earliest"]) / 2
    x = [style.day(moment) for moment in middle]
    y = [places[name] for name in rows["actor_name"]]
    axes.scatter(x, y, s=26, color=colour, alpha=0.65, linewidths=0, label=label, zorder=3)


def _bands(axes: Axes, actors: pd.DataFrame, places: dict[str, int], days: pd.Series[Any]) -> None:
    first = pd.Timestamp(days.dt.year.min(), 1, 1)
    last = pd.Timestamp(days.dt.year.max(), 12, 31)
    for _, actor in actors.iterrows():
        place = places.get(str(actor["name"]))
        if place is None or (pd.isna(actor["active_from"]) and pd.isna(actor["active_to"])):
            continue
        start = first if pd.isna(actor["active_from"]) else actor["active_from_earliest"]
        end = last if pd.isna(actor["active_to"]) else actor["active_to_latest"]
        span = [style.day(max(start, first)), style.day(min(end, last))]
        axes.plot(span, [place, place], color=style.FAINT, linewidth=9, solid_capstyle="butt")
