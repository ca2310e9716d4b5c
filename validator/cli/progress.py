"""Telling a waiting person what is being done."""

from __future__ import annotations

import shutil
import sys
import time

import click

PATIENCE = 1.0
"""Seconds of silence before the first word."""


class Progress:
    """Shows each step on standard error, once a second has passed, if that is a terminal."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._shown = False
        self._terminal = sys.stderr.isatty()

    def __call__(self, step: str) -> None:
        """Show `step`."""
        if self._terminal and time.monotonic() - self._start > PATIENCE:
            width = shutil.get_terminal_size().columns
            click.echo(f"\r\x1b[K{step[: width - 1]}", err=True, nl=False)
            self._shown = True

    def clear(self) -> None:
        """Take the last step off the screen."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)
