"""`timeline build`."""

from __future__ import annotations

from datetime import date, datetime

import click

from validator import reporters
from validator.chronology.selection import Selection
from validator.cli.progress import Progress
from validator.exporters import FORMS
from validator.tables import standard

_DAY = click.DateTime(["%Y-%m-%d"])


def _kinds() -> list[str]:
    fields = {field.name: field for field in standard.table("events").fields}
    return [str(kind) for kind in fields["kind"].constraints["enum"]]


@click.command()
@click.argument("package", default=".", type=click.Path())
@click.option("-o", "--output", required=True, type=click.Path(), help="The folder to write.")
@click.option("--from", "start", type=_DAY, metavar="DAY", help="Leave out what ended before.")
@click.option("--to", "end", type=_DAY, metavar="DAY", help="Leave out what began after.")
@click.option("--actor", "actors", multiple=True, metavar="ID", help="Only this actor's events.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(_kinds()),
    metavar="KIND",
    help="Only events of this kind.",
)
@click.option(
    "--form",
    "forms",
    multiple=True,
    type=click.Choice([*FORMS]),
    metavar="FORM",
    help="Beside the tables only this form of the chronology, such as page or json.",
)
def command(
    package: str,
    output: str,
    start: datetime | None,
    end: datetime | None,
    actors: tuple[str, ...],
    kinds: tuple[str, ...],
    forms: tuple[str, ...],
) -> None:
    """Merge the claims of PACKAGE into one chronology and write the built package.

    A package with errors is not built, and an earlier output is left as it is. Exit status as
    for `timeline validate`.
    """
    from validator.api import build

    progress = Progress()
    chosen = Selection(_day(start), _day(end), kinds, actors)
    report = build(package, output, selection=chosen, forms=forms, progress=progress)
    progress.clear()
    if not report.valid:
        click.echo(reporters.render("text", report, 100), nl=False)
        click.echo("Not built: mend the errors first.", err=True)
        raise click.exceptions.Exit(1)
    if report.warnings:
        click.echo(f"{report.warnings:,} warnings; `timeline validate` shows them.", err=True)
    click.echo(f"Built {output} from {', '.join(f'{n:,} {t}' for t, n in report.rows.items())}.")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
