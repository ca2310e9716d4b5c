"""`timeline validate`."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from validator import reporters
from validator.cli import output
from validator.cli.progress import Progress
from validator.limits import Limits


def _outputs(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> list[tuple[str, Path]]:
    """Each FORMAT=FILE as the pair that it means."""
    pairs = [value.partition("=") for value in values]
    for form, _, file in pairs:
        if form not in reporters.NAMES or not file:
            known = ", ".join(reporters.NAMES)
            raise click.BadParameter(f'"{form}={file}" is not FORMAT=FILE with one of {known}')
    return [(form, Path(file)) for form, _, file in pairs]


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
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=FILE",
    callback=_outputs,
    help="Write the report in this form into a file as well; may be given several times.",
)
@click.option(
    "--base",
    metavar="REF|FOLDER",
    help="Compare with this: its rules hold, and only what the package adds to its faults counts.",
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
    outputs: list[tuple[str, Path]],
    base: str | None,
    strict: bool,
    max_findings: int,
    only: tuple[str, ...],
    skip: tuple[str, ...],
) -> None:
    """Check the PACKAGE (a folder or its datapackage.json) in full.

    Descriptor, bytes, rows, cells, keys and references come first, then the rules of meaning.
    With --base, descriptor, schemas and profile come from the last commit shared with REF (or
    from a folder, written as ./folder inside a repository), and what stood before is shown apart
    and fails nothing. Exit status: 0 without errors, 1 with errors (or, with --strict,
    warnings), 2 if the check could not run.
    """
    from validator import validate

    progress = Progress()
    limits = dataclasses.replace(Limits(), findings=max(Limits().findings, max_findings))
    report = validate(package, base=base, only=only, skip=skip, limits=limits, progress=progress)
    progress.clear()
    if strict:
        report = report.strict()
    for name, file in outputs:
        output.write(file, reporters.render(name, report, len(report.findings)))
    click.echo(reporters.render(form, report, max_findings), nl=False)
    raise click.exceptions.Exit(0 if report.valid else 1)
