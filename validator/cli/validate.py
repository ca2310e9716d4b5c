"""`timeline validate`."""

from __future__ import annotations

import dataclasses

import click

from validator import reporters
from validator.cli.progress import Progress
from validator.limits import Limits


@click.command()
@click.argument("package", default=".", type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(reporters.NAMES),
    default="text",
    show_default=True,
    help="How to print the report.",
)
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option(
    "--max-findings",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    help="Findings printed in full; all are counted.",
)
@click.option(
    "--rule", "only", multiple=True, metavar="CODE", help="Run only this rule of meaning."
)
@click.option("--skip-rule", "skip", multiple=True, metavar="CODE", help="Leave this rule out.")
def command(
    package: str,
    form: str,
    strict: bool,
    max_findings: int,
    only: tuple[str, ...],
    skip: tuple[str, ...],
) -> None:
    """Check the PACKAGE (a folder or its datapackage.json) in full.

    Descriptor, bytes, rows, cells, keys and references come first, then the rules of meaning.
    Exit status: 0 without errors, 1 with errors (or, with --strict, warnings), 2 if the check
    could not run.
    """
    from validator import validate

    progress = Progress()
    limits = dataclasses.replace(Limits(), findings=max(Limits().findings, max_findings))
    report = validate(package, only=only, skip=skip, limits=limits, progress=progress)
    progress.clear()
    if strict:
        report = report.strict()
    click.echo(reporters.render(form, report, max_findings), nl=False)
    raise click.exceptions.Exit(0 if report.valid else 1)
