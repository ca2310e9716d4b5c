"""Events by month and kind."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import LinearSegmentedColormap, PowerNorm
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from validator.frames import Frames
from validator.plots import style

_SHADES = LinearSegmentedColormap.from_list("months", ["#dbe9f4", style.BLUE, "#0b2239"])

_SQUARE = ((0, 0), (1, 0), (1, 1), (0, 1))


def draw(data: Frames) -> Figure:
    """A row for each kind, a column for each month: the darker, the more events began then.

    Events of which only the year is known have no month and are left out, as the note says.
    """
    rows = data.chronology
    dated = rows[rows["date_earliest"].dt.to_period("M") == rows["date_latest"].dt.to_period("M")]
    left = len(rows) - len(dated)
    notes = f"{len(dated):,} events" + (
        f"; {left:,} without a certain month left out" * (left > 0)
    )
    shown = dated if len(dated) else rows
    counts = _counts(shown)
    figure = style.canvas(
        data, "Events by month and kind", height=2.2 + 0.2 * len(counts), notes=notes
    )
    top, below = figure.subplots(
        2, 1, sharex=True, gridspec_kw={"height_ratios": [1.1, 0.2 * len(counts)]}
    )
    starts = pd.PeriodIndex(counts.columns).to_timestamp()
    edges = [style.day(start) for start in (*starts, starts[-1] + pd.DateOffset(months=1))]
    _totals(top, counts, edges)
    _grid(below, counts, edges)
    style.years(below, shown["date_earliest"])
    return figure


def _counts(rows: pd.DataFrame) -> pd.DataFrame:
    """Events by kind (the most frequent first) and month (every month of every year)."""
    months = rows["date_earliest"].dt.to_period("M")
    counts = pd.crosstab(rows["kind"].astype(str), months)
    days = rows["date_earliest"].dt.year
    every = pd.period_range(f"{days.min()}-01", f"{days.max()}-12", freq="M")
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return counts.reindex(index=order, columns=every, fill_value=0)


def _totals(axes: Axes, counts: pd.DataFrame, edges: list[float]) -> None:
    totals = counts.sum().to_numpy()
    axes.stairs(totals, edges, fill=True, color=style.GREY)
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.grid(axis="y", color=style.FAINT)
    axes.set_ylabel("all kinds")
    axes.tick_params(axis="x", which="both", length=0)


def _grid(axes: Axes, counts: pd.DataFrame, edges: list[float]) -> None:
    values = counts.to_numpy()
    rows, months = np.nonzero(values)
    corners = [
        np.array([(edges[month + right], row + below) for right, below in _SQUARE])
        for row, month in zip(rows, months, strict=True)
    ]
    most = max(int(values.max()), 2)
    mesh = PolyCollection(corners, array=values[rows, months], cmap=_SHADES)
    mesh.set_norm(PowerNorm(0.6, vmin=1, vmax=most))
    axes.add_collection(mesh)
    axes.set_ylim(0, len(counts))
    axes.invert_yaxis()
    axes.set_yticks(np.arange(len(counts)) + 0.5, labels=list(counts.index))
    axes.set_facecolor("#f3f5f7")
    axes.spines["bottom"].set_visible(False)
    axes.hlines(range(1, len(counts)), edges[0], edges[-1], color="white", linewidth=2)
    axes.set_axisbelow(False)
    axes.grid(axis="x", color="white", linewidth=1.5)
    for place, total in enumerate(counts.sum(axis=1)):
        style.counted(axes, place + 0.5, int(total))
    bar = axes.figure.colorbar(mesh, ax=axes, pad=0.05, aspect=30, shrink=0.6)
    bar.set_label("events in a month")
    bar.outline.set_visible(False)
    ticks = sorted({1, *(round(most * part) for part in (0.25, 0.5, 1))} - {0})
    bar.set_ticks(ticks, labels=[str(tick) for tick in ticks])
