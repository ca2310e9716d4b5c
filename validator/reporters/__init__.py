"""Reports in the forms in which people and programs read them."""

from __future__ import annotations

import importlib

from validator.findings import Report

NAMES = ("text", "json", "frictionless", "github", "markdown", "sarif", "junit")
"""Each form is `render(report, most)` in the module of its name here."""


def render(name: str, report: Report, most: int) -> str:
    """`report` in the form `name`, with up to `most` findings in full where it is for people."""
    module = importlib.import_module(f"validator.reporters.{name}")
    return str(module.render(report, most))
