"""The first look at every table, side by side: what can be proved at once, and what is left.

Nothing is named here. A table's bytes are counted and its rows parsed; ledgers show whether to
believe the rows; one pass proves its cells, one its keys; references find their rows. What they
leave in doubt is settled by whoever reads the survey, one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import duckdb

from validator.limits import Limits
from validator.tables import (
    engine,
    file_facts,
    jobs,
    keys,
    loading,
    proving,
    references,
    relations,
)
from validator.tables.jobs import Job, Results
from validator.tables.keys import Doubts
from validator.tables.loading import Loaded
from validator.tables.package import Package
from validator.tables.proving import Suspicion
from validator.tables.resource import Resource
from validator.tables.schema import Field, ForeignKey

LARGE = 8 * 1024**2
"""Bytes of a table whose columns are worth sharing out among workers."""


@dataclass(frozen=True, slots=True)
class Surveys:
    """What was seen of each table, by its name.

    `vouched` names the columns whose cells were left to be proved by what they refer to, and
    `proved` those of them that were. `unknown` has, by table and column, the references for
    which no row is found.
    """

    tables: dict[str, Loaded]
    suspicions: dict[str, list[Suspicion]]
    doubts: dict[str, Doubts]
    vouched: dict[str, set[str]]
    proved: dict[str, set[str]]
    unknown: dict[tuple[str, str], list[tuple[int, str, int]]]


Reference = tuple[Resource, Resource, ForeignKey]
"""From where, to where, by what."""


def survey(
    connection: duckdb.DuckDBPyConnection,
    package: Package,
    resources: Sequence[Resource],
    limits: Limits,
) -> Surveys:
    """Look at the tables `resources` of `package`, and make the relations that rules query."""
    engine.prepare(connection)
    followed = list(_references(resources))
    keyed = [item for item in followed if references.vouchable(*item)]
    vouched = {
        item.name: {key.field for table, _, key in keyed if table is item}
        | {column.name for column in relations.date_fields(item)}
        for item in resources
    }
    plan = {"relate": _relate(package, resources)}
    total = sum(item.file.stat().st_size for item in resources)
    for item in resources:
        plan |= _look(item, vouched[item.name], limits, total)
    for table, target, key in followed:
        plan[_refer(table, key)] = _follow(table, target, key, limits)
    surveys = _gathered(jobs.run(connection, plan), resources, followed, vouched)
    for table, target, key in keyed:
        if _proves(surveys, table, target, key):
            surveys.proved[table.name].add(key.field)
    return surveys


def _gathered(
    result: Results,
    resources: Sequence[Resource],
    followed: Sequence[Reference],
    vouched: dict[str, set[str]],
) -> Surveys:
    return Surveys(
        tables={item.name: result(f"believe {item.name}") for item in resources},
        suspicions={
            item.name: [result(_suspect(item, part)) for part in range(_parts(item))]
            for item in resources
        },
        doubts={item.name: result(f"doubt {item.name}") for item in resources},
        vouched=vouched,
        proved={item.name: result(f"date {item.name}") for item in resources},
        unknown={(item.name, key.field): result(_refer(item, key)) for item, _, key in followed},
    )


def _proves(surveys: Surveys, table: Resource, target: Resource, key: ForeignKey) -> bool:
    """Whether every row that `key` names is found, and every cell that it names is proved."""
    found = not surveys.unknown[table.name, key.field]
    cleared = any(item.clears(key.reference) for item in surveys.suspicions[target.name])
    return found and cleared and surveys.tables[target.name].whole


def _references(resources: Sequence[Resource]) -> Iterator[Reference]:
    """Each reference between `resources` that can be followed."""
    named = {item.name: item for item in resources}
    for table in resources:
        for key in table.schema.foreign_keys:
            target = named.get(key.resource or table.name)
            if target and references.comparable(table, target, key):
                yield table, target, key


def _look(
    item: Resource,
    vouched: Collection[str],
    limits: Limits,
    total: int,
) -> dict[str, Job]:
    """What is done with one table; of large tables first, and first what others wait for."""
    parse, count, believe = (f"{step} {item.name}" for step in ("parse", "count", "believe"))
    size = item.file.stat().st_size
    first = total + size

    def proved(part: int) -> Job:
        fields = item.schema.fields[part :: _parts(item)]
        return Job(
            lambda own, done: proving.suspect(own, done(believe), limits, fields, vouched, part),
            (believe,),
            size,
        )

    return {
        parse: Job(lambda own, _: loading.parse(own, item, limits), (), first),
        count: Job(lambda _own, _done: file_facts.scan(item.file), (), first),
        believe: Job(
            lambda own, done: loading.believe(own, item, done(parse), done(count)),
            (parse, count),
            first,
        ),
        **{_suspect(item, part): proved(part) for part in range(_parts(item))},
        f"doubt {item.name}": Job(
            lambda own, done: keys.doubts(own, done(believe)), (believe,), size
        ),
        f"date {item.name}": _date(relations.date_fields(item), limits),
    }


def _parts(item: Resource) -> int:
    """In how many parts the columns of a table are proved: more than one if that takes long."""
    return 2 * jobs.WORKERS if item.file.stat().st_size > LARGE else 1


def _suspect(item: Resource, part: int) -> str:
    return f"suspect {item.name} {part}"


def _date(columns: Sequence[Field], limits: Limits) -> Job:
    """The date columns of which every different text, explained once, is proved as well."""

    def proved(own: duckdb.DuckDBPyConnection, _: Results) -> set[str]:
        return {column.name for column in columns if relations.dates_keep(own, column, limits)}

    return Job(proved, ("relate",))


def _refer(table: Resource, key: ForeignKey) -> str:
    return f"refer {table.name} {key.field}"


def _follow(
    table: Resource,
    target: Resource,
    key: ForeignKey,
    limits: Limits,
) -> Job:
    """Look for the rows that `key` names; those of claims have been found for the relations."""
    here, there = f"believe {table.name}", f"believe {target.name}"

    def followed(own: duckdb.DuckDBPyConnection, done: Results) -> list[tuple[int, str, int]]:
        if related and relations.linked(own, done(here), key):
            return []
        return references.unknown(own, done(here), done(there), key, limits)

    related = table.name == "claims" and relations.LINKS.get(target.name) == key.field
    return Job(followed, ("relate",) if related else (here, there))


def _relate(package: Package, resources: Sequence[Resource]) -> Job:
    tables = {item.name: f"believe {item.name}" for item in resources}

    def related(own: duckdb.DuckDBPyConnection, done: Results) -> None:
        loaded = {name: done(step) for name, step in tables.items()}
        relations.create(own, package, loaded)

    return Job(
        related, tuple(tables.values()), sum(item.file.stat().st_size for item in resources)
    )
