"""How well events are sourced, by year."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from validator.frames import Frames
from validator.plots import style

STANDINGS = {
    "corroborated": (style.BLUE, "two or more independent origins"),
    "single-origin": (style.SKY, "one origin"),
    "alleged": (style.GREY, "passed on, asserted by nobody"),
    "disputed": (style.ORANGE, "denied or doubted by an origin"),
}
"""Each standing, from the bottom of a bar, with its colour and its meaning."""


def draw(data: Frames) -> Figure:
    """A bar for each year, its parts by standing."""
    rows = data.chronology
    counts = pd.crosstab(rows["date_earliest"].dt.year, rows["standing"].astype(str))
    years = list(range(int(counts.index.min()), int(counts.index.max()) + 1))
    counts = counts.reindex(index=years, columns=list(STANDINGS), fill_value=0)
    notes = f"{len(rows):,} events by the year in which they began"
    figure = style.canvas(data, "Standing of the events by year", height=4.6, notes=notes)
    axes = figure.subplots()
    bottom = pd.Series(0, index=years)
    for standing, (colour, meaning) in STANDINGS.items():
        heights = counts[standing]
        bars = axes.bar(
            years, heights, bottom=bottom, color=colour, width=0.78, label=f"{standing}: {meaning}"
        )
        inside = [f"{number}" if number >= _least(counts) else "" for number in heights]
        pale = standing in {"single-origin", "alleged"}
        axes.bar_label(
            bars, inside, label_type="center", fontsize=7, color=style.INK if pale else "white"
        )
        bottom = bottom + heights
    for year, total in zip(years, bottom, strict=True):
        axes.text(
            year, total, f"{total:,}" if total else "", ha="center", va="bottom", fontweight="bold"
        )
    axes.set_xticks(years)
    axes.set_xlim(years[0] - 0.6, years[-1] + 0.6)
    axes.set_ylim(0, float(bottom.max()) * 1.08)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(axis="y", color=style.FAINT)
    style.key(axes, 2)
    return figure


def _least(counts: pd.DataFrame) -> float:
    """The smallest number whose part of a bar is high enough to write into."""
    return max(float(counts.sum(axis=1).max()) * 0.035, 1)
