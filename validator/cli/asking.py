"""Asking for a row field by field, each answer judged as it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import click

from validator.editing import canonical, labels, relevance, slugs
from validator.editing.draft import Draft, Row, open_draft
from validator.editing.judging import Judge
from validator.findings import shown
from validator.limits import Limits
from validator.tables.schema import Field

_NOUNS = {"event": "events", "claim": "claims", "source": "sources", "actor": "actors"}
_NEW = "new"
_SHORT = 40
"""Characters up to which an example is shown beside the question."""
_UNASKED = {"claim_id", "status", "note"}


def ask(package: str, noun: str, wanted: list[str]) -> dict[str, list[dict[str, str]]]:
    """The rows that a person describes, by table: one of `noun` and what belongs to it."""
    session = _Session(open_draft(package, Limits()))
    click.echo("Leave an answer empty to skip it. Ctrl-C ends without writing anything.")
    if "source" in wanted:
        session.rows.setdefault("sources", []).append(session.row("sources"))
    row = session.row(_NOUNS[noun])
    session.rows.setdefault(_NOUNS[noun], []).append(row)
    if noun == "event":
        question, default = "\nAdd a claim: what does a source say about it?", True
        while click.confirm(question, default=default):
            claim = session.row("claims", {"event_id": row["event_id"]})
            session.rows.setdefault("claims", []).append(claim)
            question, default = "\nAnother claim about it?", False
    return session.rows


@dataclass(slots=True)
class _Session:
    """The tables to search in, and the rows described so far."""

    draft: Draft
    rows: dict[str, list[Row]] = field(default_factory=dict)
    _judge: Judge = field(default_factory=lambda: Judge(Limits()))
    _indexes: dict[str, labels.Index] = field(default_factory=dict)

    def row(self, table: str, known: Mapping[str, str] | None = None) -> Row:
        """A new row of `table`, the id last, since it is made of the rest."""
        click.secho(f"\nNew row of {table}", bold=True)
        resource, row = self.draft.tables[table].resource, dict(known or {})
        if table == "claims" and self.rows.get("sources"):
            row.setdefault("source_id", self.rows["sources"][-1]["source_id"])
        fields = resource.schema.fields
        for column in sorted(fields, key=lambda column: column.key):
            if column.name in row or column.name in _UNASKED:
                continue
            if relevance.applies(column, row):
                row[column.name] = self._cell(table, column, row)
        self._index(table).add(row.get(self.draft.tables[table].key, ""), row)
        return row

    def _cell(self, table: str, column: Field, row: Row) -> str:
        name = column.name.replace("_", " ").capitalize()
        click.echo(f"\n{name}: {column.description.split('. ')[0].rstrip('.')}.")
        listed = [str(value) for value in column.constraints.get("enum", [])]
        for number, value in enumerate(listed, 1):
            click.echo(f"  {number:>2} {value}  {column.labels.get(value, '')}")
        default = self._default(table, column, row)
        needed = relevance.needed(column, row)
        hint = "" if listed or default else self._hint(table, column)
        while True:
            prompt = f"{column.name}{hint}" if needed else f"{column.name}{hint}, optional"
            answer: str = click.prompt(prompt, default=default, show_default=bool(default))
            meant = self._meant(table, column, listed, canonical.cell(answer))
            if meant is None:
                continue
            if (problem := self._problem(table, column, meant, needed=needed)) is None:
                return meant
            click.echo(f"  {problem}")

    def _hint(self, table: str, column: Field) -> str:
        if self._target(table, column):
            return f" (id, part of a name, or {_NEW})"
        return f" (as {column.example})" if 0 < len(column.example) <= _SHORT else ""

    def _target(self, table: str, column: Field) -> str | None:
        """The table to which `column` refers."""
        keys = self.draft.tables[table].resource.schema.foreign_keys
        return next((key.resource or table for key in keys if key.field == column.name), None)

    def _meant(self, table: str, column: Field, listed: list[str], answer: str) -> str | None:
        """The value that `answer` stands for; None if a person must choose again."""
        if listed and answer.isdecimal() and 1 <= int(answer) <= len(listed):
            return listed[int(answer) - 1]
        starts = [value for value in listed if answer and value.startswith(answer.lower())]
        if len(starts) == 1:
            return starts[0]
        target = self._target(table, column)
        return self._reference(target, answer) if target and answer else answer

    def _reference(self, table: str, answer: str) -> str | None:
        """The id of the row of `table` that `answer` names, part of a name names, or a new one."""
        index = self._index(table)
        if answer.lower() == _NEW:
            row = self.row(table)
            self.rows.setdefault(table, []).append(row)
            return row[self.draft.tables[table].key]
        exact = index.exact(answer)
        if len(exact) == 1:
            click.echo(f"  {exact[0]} ({shown(index.ids[exact[0]])})")
            return exact[0]
        found = index.search(answer)
        if not found:
            click.echo(f'  nothing in {table} is called so; write "{_NEW}" to add it')
            return None
        for number, key in enumerate(found, 1):
            click.echo(f"  {number} {key} ({shown(index.ids[key])})")
        choice: str = click.prompt(
            "  which? (number, or empty for none)", default="", show_default=False
        )
        chosen = choice.isdecimal() and 1 <= int(choice) <= len(found)
        return found[int(choice) - 1] if chosen else None

    def _problem(self, table: str, column: Field, value: str, *, needed: bool) -> str | None:
        if not value and needed:
            return "This is needed."
        if column.key and value in self._index(table).ids:
            return f'"{value}" is taken by another row.'
        if column.constraints.get("unique") and (
            same := value and self._index(table).exact(value)
        ):
            return f'This stands already in the row "{same[0]}".'
        found = self._judge.judge(column, value) if value else None
        return f'"{shown(value)}" {found.message}. {found.fix}' if found else None

    def _default(self, table: str, column: Field, row: Row) -> str:
        if column.key and table != "claims":
            return slugs.mint(table, row, self._index(table).ids)
        if column.name == "accessed":
            return date.today().isoformat()  # noqa: DTZ011 - the person's own day
        return "SYR" if column.name == "country" else ""

    def _index(self, table: str) -> labels.Index:
        if table not in self._indexes:
            self._indexes[table] = index = labels.Index(table)
            for key, row in self.draft.tables[table].rows.items():
                index.add(key, row)
        return self._indexes[table]
