"""`timeline fmt`."""

from __future__ import annotations

import click


@click.command()
@click.argument("package", default=".", type=click.Path())
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a table would change.")
@click.option("--diff", is_flag=True, help="Write nothing; print the changed lines.")
def command(package: str, *, check: bool, diff: bool) -> None:
    """Write the tables of PACKAGE in their canonical form.

    UTF-8, LF, commas, quotes only where needed, columns in the schema's order, rows sorted by
    id, no stray space or line break in a cell, an id for each new claim. A date as spreadsheets
    write it is mended where it can mean only one day. Every changed cell is printed; a table
    that cannot be read is left alone. Exit status: 1 if one was, or with --check or --diff if
    one would change.
    """
    from validator.contributions import fmt
    from validator.reporters.formatting import render

    write = not (check or diff)
    tables = fmt(package, write=write)
    click.echo(render(tables, written=write, diff=diff), nl=False)
    wrong = any(table.refusals or (table.changed and not write) for table in tables)
    raise click.exceptions.Exit(1 if wrong else 0)
