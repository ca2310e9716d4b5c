"""`timeline plot`."""

from __future__ import annotations

from pathlib import Path

import click

from validator.plots import FORMATS, PLOTS


@click.command()
@click.argument("name", type=click.Choice(list(PLOTS)))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; its ending, .svg or .png, is the format.",
)
@click.option(
    "--package", default=".", help="The package, or a folder built from it; by default here."
)
def command(name: str, output: Path, package: str) -> None:
    """Draw a picture of the chronology.

    `months` shows events by month and kind, `standing` how well they are sourced by year,
    `actors` the most frequent actors through time. The same data gives the same bytes.
    """
    from validator.findings import CouldNotRun
    from validator.frames import load
    from validator.plots import render

    form = output.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        raise click.BadParameter("ends neither in .svg nor in .png", param_hint="--output")
    picture = render(name, load(package), form)
    try:
        output.write_bytes(picture)
    except OSError as error:
        raise CouldNotRun(f"{output} cannot be written: {error.strerror or error}") from error
    click.echo(f"Wrote {output}.")
