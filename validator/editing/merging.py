"""Bringing rows that somebody gives into the tables: matched, linked, and given ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from validator.editing import labels, slugs
from validator.editing.draft import Draft, Row
from validator.editing.labels import Index
from validator.tables import minting, standard
from validator.tables.schema import ForeignKey


@dataclass(slots=True)
class Incoming:
    """A row as somebody gives it; `place` says where it stands there."""

    table: str
    place: str
    cells: Row


@dataclass(slots=True)
class Merger:
    """Puts incoming rows into `draft`; what cannot be decided is a problem, with its place.

    With `only_new` a row whose id is taken is a problem; without, it changes that row.
    """

    draft: Draft
    only_new: bool = False
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _indexes: dict[str, Index] = field(default_factory=dict)
    _keys: dict[int, str] = field(default_factory=dict)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    _given: dict[tuple[str, str], str] = field(default_factory=dict)

    def merge(self, rows: Sequence[Incoming]) -> None:
        """Match, link and put all of `rows`, referenced tables first."""
        for table in standard.TABLES:
            self._indexes[table] = index = Index(table)
            for key, row in self.draft.tables[table].rows.items():
                index.add(key, row)
        named = [item for table in standard.TABLES[:-1] for item in rows if item.table == table]
        for item in named:
            self._identify(item)
        for item in [*named, *(item for item in rows if item.table == "claims")]:
            self._link(item)
            self._put(item)

    def _identify(self, item: Incoming) -> None:
        """Find the row that `item` is, or give it an id."""
        table = self.draft.tables[item.table]
        key = item.cells.get(table.key, "") or self._match(item)
        if not key:
            key = slugs.mint(item.table, item.cells, self._indexes[item.table].ids)
            if not key:
                self._say(item, table.key, "no id can be made of what the row says; fill it in")
        if (item.table, key) in self._given:
            self._say(item, table.key, f'is "{key}" like {self._given[item.table, key]}')
        if key:
            self._given[item.table, key] = item.place
            self._indexes[item.table].add(key, {**table.rows.get(key, {}), **item.cells})
        self._keys[id(item)] = key

    def _match(self, item: Incoming) -> str:
        """The id of the row that says the same: its page, its name, or its title and date."""
        index, found = self._indexes[item.table], dict[str, None]()
        for label in labels.labels(item.table, item.cells, labels.SAME[item.table]):
            found.update(index.named.get(label, {}))
        if len(found) > 1:
            column = self.draft.tables[item.table].key
            self._say(item, column, f"may be any of {', '.join(found)}; fill in which")
        return next(iter(found), "")

    def _link(self, item: Incoming) -> None:
        """Replace names by the ids of the rows that they mean."""
        for key in self.draft.tables[item.table].resource.schema.foreign_keys:
            if value := item.cells.get(key.field, ""):
                item.cells[key.field] = self._target(item, key, value)

    def _target(self, item: Incoming, key: ForeignKey, value: str) -> str:
        index = self._indexes[key.resource or item.table]
        found = index.exact(value)
        if len(found) == 1:
            return found[0]
        if found:
            self._say(item, key.field, f'"{value}" may be any of {", ".join(found)}')
        else:
            near = index.search(value, 3)
            hint = f"; did you mean {' or '.join(near)}?" if near else ""
            self._say(item, key.field, f'no row of {index.table} is called "{value}"{hint}')
        return value

    def _put(self, item: Incoming) -> None:
        table = self.draft.tables[item.table]
        names = table.resource.schema.names
        if "status" in names and not item.cells.get("status"):
            item.cells["status"] = "active" if self._is_new(item) else ""
        key = self._keys.get(id(item)) or item.cells.get(table.key, "")
        if item.table == "claims" and not key:
            key = minting.mint(item.cells, names)
            if (row := table.rows.get(key)) and not _same(row, item.cells, table.key):
                key = minting.mint(item.cells, names, table.rows)
        if not key:
            return
        self.places[item.table, key] = item.place
        before = table.rows.get(key)
        if before is None:
            self.draft.put(item.table, {**item.cells, table.key: key})
        elif item.cells.get(table.key):
            self._change(item, key, before)
        else:
            self._keep(item, key, before)

    def _is_new(self, item: Incoming) -> bool:
        table = self.draft.tables[item.table]
        key = self._keys.get(id(item)) or item.cells.get(table.key, "")
        return key not in table.rows

    def _change(self, item: Incoming, key: str, before: Mapping[str, str]) -> None:
        """A row that is named by its id: filled cells replace, empty ones change nothing."""
        given = {name: value for name, value in item.cells.items() if value}
        if self.only_new:
            column = self.draft.tables[item.table].key
            self._say(item, column, f'"{key}" is taken by another row; choose another id')
        else:
            self.draft.put(item.table, {**before, **given})

    def _keep(self, item: Incoming, key: str, before: Mapping[str, str]) -> None:
        """A row that turned out to be there already: it stays as it is."""
        other = [name for name, value in item.cells.items() if value and value != before[name]]
        stays = (
            "differs and stays as it was" if len(other) == 1 else "differ and stay as they were"
        )
        differs = f"; its {', '.join(other)} {stays}" if other else ""
        self.notes.append(f'{item.place} is "{key}", which is there already{differs}')

    def _say(self, item: Incoming, column: str, problem: str) -> None:
        self.problems.append(f"{item.place}, {column}: {problem}")


def _same(row: Mapping[str, str], cells: Mapping[str, str], key: str) -> bool:
    skipped = {key, "status", "note"}
    return all(cells.get(name, "") == value for name, value in row.items() if name not in skipped)
