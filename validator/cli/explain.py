"""`timeline explain`."""

from __future__ import annotations

import click


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain the finding called CODE (as EVT001 or unsupported-event), or list all."""
    from validator.rules import explanation

    click.echo(explanation.text(code) if code else explanation.overview(), nl=False)
