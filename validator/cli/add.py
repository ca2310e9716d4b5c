"""`timeline add event`, and so on: rows from options or from answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import click

from validator.tables import standard
from validator.tables.schema import Field

NOUNS = {"event": "events", "claim": "claims", "source": "sources", "actor": "actors"}
WITH = {"event": ("source", "claim"), "claim": ("source",), "source": (), "actor": ()}
"""What can be added in one go with each."""
_FEW = 6
"""Choices that the help lists; of more it is told which column they are of."""
_ITSELF = {("claim", "event_id"): ("event",), ("claim", "source_id"): ()}
"""Columns that need no option beside these nouns, since they name the row added with it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """An option of the command: the cell of a table that it fills."""

    table: str
    column: Field
    flag: str

    @property
    def name(self) -> str:
        """The option as click passes it on."""
        return self.flag.removeprefix("--").replace("-", "_")


def _cells(noun: str) -> list[Cell]:
    """Every cell for which `add NOUN` has an option."""
    own = [
        Cell(NOUNS[noun], field, "--" + field.name.replace("_", "-"))
        for field in standard.table(NOUNS[noun]).fields
    ]
    return own + [cell for other in WITH[noun] for cell in _others(noun, other)]


def _others(noun: str, other: str) -> list[Cell]:
    return [
        Cell(NOUNS[other], field, f"--{other}-" + _short(field.name, other))
        for field in standard.table(NOUNS[other]).fields
        if noun not in _ITSELF.get((other, field.name), ())
        and not (noun == "claim" and field.name == "source_id")
    ]


def _short(name: str, noun: str) -> str:
    return name.removeprefix(f"{noun}_").replace("_", "-")


def _option(cell: Cell, noun: str) -> click.Option:
    column = cell.column
    sentence = column.description.split(". ")[0].rstrip(".") + "."
    kind = click.Choice([str(value) for value in column.constraints.get("enum", [])])
    own = cell.table == NOUNS[noun]
    return click.Option(
        [cell.flag],
        type=kind if "enum" in column.constraints else str,
        metavar=None if 0 < len(kind.choices) <= _FEW else column.name.upper(),
        help=f"{sentence}{' Required.' if own and _wanted(column) else ''}",
    )


def _wanted(column: Field) -> bool:
    """Whether the column must be given: it is required, and the tool does not fill it in."""
    filled = column.name == "status" or column.key
    return column.required and not filled


def _command(noun: str) -> click.Command:
    options: list[click.Parameter] = [_option(cell, noun) for cell in _cells(noun)]
    options += [
        click.Option([f"--with-{other}"], is_flag=True, help=f"Add its {other} as well.")
        for other in WITH[noun]
    ]
    package = click.Option(["--package"], default=".", type=click.Path(), help="By default here.")
    dry = click.Option(["--dry-run"], is_flag=True, help="Show the rows, write nothing.")
    article = "an" if noun[0] in "ae" else "a"
    return click.Command(
        noun,
        params=[*options, package, dry],
        callback=partial(_add, noun),
        short_help=f"Add {article} {noun}.",
        help=f"Add {article} {noun}. Without options each field is asked for. A reference may "
        "be an id, a name, a title or an address. Nothing is written unless the package is "
        "valid with the new rows.",
    )


def _add(noun: str, *, package: str, dry_run: bool, **given: Any) -> None:
    from validator.contributions import add
    from validator.reporters.changes import render

    wanted = [other for other in WITH[noun] if given.pop(f"with_{other}")]
    rows = _rows(noun, given)
    if rows:
        _complain(noun, rows, wanted)
    else:
        from validator.cli.asking import ask

        rows = ask(package, noun, wanted)
    edit = add(rows, package, write=not dry_run)
    click.echo(render(edit), nl=False)
    raise click.exceptions.Exit(0 if edit.accepted else 1)


def _rows(noun: str, given: Mapping[str, str | None]) -> dict[str, list[dict[str, str]]]:
    """The rows that the options give, by table."""
    rows: dict[str, list[dict[str, str]]] = {}
    for cell in _cells(noun):
        value = given[cell.name]
        if value is not None:
            rows.setdefault(cell.table, [{}])[0][cell.column.name] = value
    return rows


def _complain(noun: str, rows: Mapping[str, list[dict[str, str]]], wanted: list[str]) -> None:
    """Refuse options that leave a required cell out."""
    tables = {NOUNS[noun], *rows, *(NOUNS[other] for other in wanted)}
    linked = {"event_id"} if noun == "event" else set()
    linked |= {"source_id"} if "sources" in tables else set()
    missing = [
        cell.flag
        for cell in _cells(noun)
        if cell.table in tables
        and _wanted(cell.column)
        and not rows.get(cell.table, [{}])[0].get(cell.column.name)
        and not (cell.table == "claims" and cell.column.name in linked)
    ]
    if missing:
        raise click.UsageError(f"these options are missing: {', '.join(missing)}")


command = click.Group(
    "add",
    commands=[_command(noun) for noun in NOUNS],
    help="Add a row, by answering questions or, in scripts, by options: there is one for each "
    "column, and `timeline add event` takes those of its source and its claim as well.",
)
