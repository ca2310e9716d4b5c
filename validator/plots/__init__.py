"""Pictures of a chronology, the same bytes for the same data (needs Matplotlib)."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from validator.findings import CouldNotRun
from validator.frames import Frames

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PLOTS = {
    "months": "Events by month and kind.",
    "standing": "How well events are sourced, by year.",
    "actors": "The most frequent actors through time.",
}
"""Each picture with what it shows; it is `draw` in the module of its name here."""
FORMATS = ("svg", "png")
_RESOLUTION = 200


def render(name: str, data: Frames, form: str) -> bytes:
    """The picture `name` of `data` as a file of the format `form`.

    Raises `CouldNotRun` if Matplotlib is missing or there is no event to show.
    """
    try:
        from matplotlib import rc_context

        from validator.plots import actors, months, standing, style
    except ImportError as missing:
        message = 'pictures need Matplotlib: pip install "syria-timeline[plot]"'
        raise CouldNotRun(message) from missing
    draw: dict[str, Callable[[Frames], Figure]] = {
        "months": months.draw,
        "standing": standing.draw,
        "actors": actors.draw,
    }
    if data.chronology.empty:
        raise CouldNotRun("the chronology has no event to show")
    stream = io.BytesIO()
    with rc_context(style.SETTINGS):
        undated = {"svg": {"Date": None}, "png": {"Software": None}}
        draw[name](data).savefig(stream, format=form, dpi=_RESOLUTION, metadata=undated[form])
    return stream.getvalue()
