"""The looks that all pictures share: quiet, made for white paper, safe for colour-blind eyes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from validator.frames import Frames

INK, SOFT, FAINT = "#1f2933", "#66727f", "#e4e8ec"
BLUE, SKY, ORANGE, GREY = "#1d4e79", "#8db8d8", "#d9772b", "#b4bcc4"

SETTINGS: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "text.color": INK,
    "axes.edgecolor": SOFT,
    "axes.labelcolor": SOFT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.axisbelow": True,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.major.size": 3,
    "ytick.major.size": 0,
    "figure.facecolor": "white",
    "svg.hashsalt": "timeline",
}


def canvas(data: Frames, title: str, *, height: float, notes: str = "") -> Figure:
    """An empty picture with its title, and below it which data it shows."""
    engine = ConstrainedLayoutEngine(
        rect=(0.005, 0.3 / height, 0.99, 1 - 0.72 / height), hspace=0.02, h_pad=0.02
    )
    figure = Figure(figsize=(10, height), layout=engine)
    figure.text(0.012, 1 - 0.12 / height, title, va="top", fontsize=13, fontweight="bold")
    about = data.about
    version = f"{about.get('name', '')} {about.get('version', '')} ({about.get('date', '')})"
    line = " · ".join(part for part in (version, about.get("license"), notes) if part)
    figure.text(0.012, 0.08 / height, line, va="bottom", fontsize=7.5, color=SOFT)
    return figure


def years(axes: Axes, days: pd.Series[Any]) -> None:
    """Let the horizontal axis run over whole years of `days`, each named in its middle."""
    first, last = int(days.dt.year.min()), int(days.dt.year.max())
    edges = [day(f"{year}-01-01") for year in range(first, last + 2)]
    axes.set_xlim(edges[0], edges[-1])
    axes.set_xticks(edges, labels=[])
    middles = [(a + b) / 2 for a, b in pairwise(edges)]
    axes.set_xticks(middles, labels=[str(year) for year in range(first, last + 1)], minor=True)
    axes.tick_params(axis="x", which="minor", length=0)


def key(axes: Axes, columns: int) -> None:
    """Explain the colours of `axes` above it, the topmost layer first."""
    handles, labels = axes.get_legend_handles_labels()
    axes.legend(
        handles[::-1],
        labels[::-1],
        loc="lower left",
        bbox_to_anchor=(-0.01, 1.0),
        ncols=columns,
        frameon=False,
        fontsize=8.5,
        handlelength=1.2,
    )


def counted(axes: Axes, place: float, number: int) -> None:
    """Write `number` to the right of a row."""
    axes.text(
        1.008,
        place,
        f"{number:,}",
        va="center",
        fontsize=8,
        color=SOFT,
        transform=axes.get_yaxis_transform(),
    )


def day(moment: pd.Timestamp | str) -> float:
    """A day as a number, the first of 1970 being 0."""
    return float((pd.Timestamp(moment) - pd.Timestamp(0)) / pd.Timedelta(days=1))
