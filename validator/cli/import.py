# ruff: noqa: N999 - the module is named as its command
"""`timeline import`."""

from __future__ import annotations

import click


@click.command("import")
@click.argument("source", type=click.Path())
@click.option("--package", default=".", type=click.Path(), help="The package; by default here.")
@click.option("--dry-run", is_flag=True, help="Show the rows, write nothing.")
def command(source: str, package: str, *, dry_run: bool) -> None:
    """Bring the rows of SOURCE into a package, all or none.

    SOURCE is a workbook (.xlsx) with sheets named as the tables, a folder of CSV files, or one
    CSV file. Columns may stand in any order. A row that is there already (same address, name,
    or title and date) is not added again; references may be names; ids are made where they are
    empty. A row with the id of another changes it; its empty cells change nothing.
    """
    from validator.contributions import import_rows
    from validator.reporters.changes import render

    edit = import_rows(source, package, write=not dry_run)
    click.echo(render(edit), nl=False)
    raise click.exceptions.Exit(0 if edit.accepted else 1)
