"""`timeline template`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("-o", "--output", required=True, type=click.Path(), help="The .xlsx file to write.")
def command(output: str) -> None:
    """Write a workbook to fill in: a sheet for each table, and one that explains each column."""
    from validator.contributions import template

    template(Path(output))
    click.echo(f"Wrote {output}. Fill it in, then run: timeline import {output}")
