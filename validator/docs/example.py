"""The example in README.md: one real command on the real package, with its real output."""

from __future__ import annotations

import re
from pathlib import Path

from validator.api import dossier
from validator.reporters.dossier import render as render_dossier

BEGIN, END = "<!-- example: generated -->", "<!-- example: end -->"
SHOWN = "khimik-group"
LINES = 24


def renewed(page: str, package: Path) -> str:
    """`page` with what stands between the marks made anew from `package`."""
    pattern = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    return pattern.sub(lambda _: f"{BEGIN}\n{render(package)}{END}", page)


def render(package: Path) -> str:
    """The command and the beginning of what it prints."""
    lines = render_dossier(dossier(SHOWN, package)).strip("\n").split("\n")
    shown = [*lines[:LINES], *(["..."] if len(lines) > LINES else [])]
    return "\n".join([f"```console\n$ timeline show {SHOWN}", *shown, "```", ""])
