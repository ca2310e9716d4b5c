"""Comparisons in the forms in which people and programs read them."""

from __future__ import annotations

import importlib

from validator.comparison.difference import Diff

NAMES = ("text", "markdown", "json")
"""Each form is `render(diff)` in the module of its name here; Markdown is cut for a comment."""


def render(name: str, diff: Diff, *, whole: bool = False) -> str:
    """`diff` in the form `name`; not cut to what GitHub accepts if it shall be `whole`."""
    module = importlib.import_module(f"validator.reporters.differences.{name}")
    return str(module.render(diff, whole=whole))
