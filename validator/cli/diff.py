"""`timeline diff`."""

from __future__ import annotations

from pathlib import Path

import click

from validator.cli.output import write
from validator.cli.progress import Progress
from validator.reporters import differences

LISTED, ALL = 1_000, 100_000
"""Rows of a kind that are told of, at a terminal and in a file; all are counted."""


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option("--package", default=".", type=click.Path(), help="The package; by default here.")
@click.option(
    "--format",
    "form",
    type=click.Choice(differences.NAMES),
    default="text",
    show_default=True,
    help="How to write the comparison.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    help="Write the whole into this file, too: up to 100,000 rows of a kind.",
)
def command(base: str, head: str | None, package: str, form: str, output: str | None) -> None:
    """Tell what HEAD (by default the package here) makes of BASE.

    Each is a git ref or a folder with a package, written as ./folder inside a repository; of a
    BASE that is a ref the last commit shared with HEAD counts. First comes what changes in the
    chronology, then each row. Exit status: 0, or 2 if the comparison could not be made.
    """
    from validator.api import diff

    progress = Progress()
    most = ALL if output else LISTED
    found = diff(base, head, package=package, most=most, progress=progress)
    progress.clear()
    if output:
        write(Path(output), differences.render(form, found, whole=True))
    click.echo(differences.render(form, found), nl=False)
