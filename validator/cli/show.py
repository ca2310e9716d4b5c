"""`timeline show`."""

from __future__ import annotations

import click

from validator.cli.progress import Progress


@click.command()
@click.argument("name")
@click.option("--package", default=".", type=click.Path(), help="The package; by default here.")
def command(name: str, package: str) -> None:
    """Tell what the package knows about NAME: an event, an actor or a source.

    NAME is an id, a name, an alias, a title or an address. Each claim stands with its source,
    its stance and whom it passes on.
    """
    from validator.api import dossier
    from validator.reporters.dossier import render

    progress = Progress()
    found = dossier(name, package, progress=progress)
    progress.clear()
    click.echo(render(found), nl=False)
