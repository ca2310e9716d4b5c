"""Whether the resources of a package hold together: names, files and foreign keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from validator.faults import package as faults
from validator.findings import Finding
from validator.tables.resource import Resource

RESERVED = {"dates", "package"}
"""Names that `relations` gives to what is no table of the package."""


def told_apart(
    resources: Iterable[Resource], shown_as: str
) -> tuple[tuple[Resource, ...], list[Finding]]:
    """The resources whose names are free, and what is wrong with the others."""
    kept: dict[str, Resource] = {}
    findings = []
    for resource in resources:
        name = resource.name.lower()  # the engine does not tell case apart
        if name not in RESERVED and kept.setdefault(name, resource) is resource:
            continue
        meant = "is reserved" if name in RESERVED else "is the name of another table"
        message = f'the name "{resource.name}" {meant}'
        findings.append(faults.AMBIGUOUS_NAME.found(message, file=shown_as, value=resource.path))
    return tuple(kept.values()), findings


def shared(resources: tuple[Resource, ...], shown_as: str) -> Iterator[Finding]:
    """Resources that are one file, also by way of a link."""
    seen: dict[tuple[int, int], str] = {}
    for resource in resources:
        status = resource.file.stat()
        other = seen.setdefault((status.st_dev, status.st_ino), resource.name)
        if other != resource.name:
            message = f'resources "{other}" and "{resource.name}" are one file'
            yield faults.SHARED_FILE.found(message, file=shown_as, value=resource.path)


def dangling(
    listed: set[str], resources: tuple[Resource, ...], shown_as: str
) -> Iterator[Finding]:
    """Foreign keys that lead to no column of the resources `listed`, or to one of another type."""
    readable = {
        resource.name: {field.name: field.type for field in resource.schema.fields}
        for resource in resources
    }
    for resource in resources:
        for key in resource.schema.foreign_keys:
            target = key.resource or resource.name
            own = readable[resource.name][key.field]
            message = f'the foreign key on "{key.field}" of "{resource.name}" names '
            if target not in listed:
                message += f'the resource "{target}", which the package does not have'
            elif key.reference not in readable.get(target, {key.reference: own}):
                message += f'the field "{key.reference}", which "{target}" does not have'
            elif readable.get(target, {}).get(key.reference, own) != own:
                message += f'the field "{key.reference}", which is of another type'
            else:
                continue
            yield faults.BAD_SCHEMA.found(message, file=shown_as)


def unlisted(root: Path, resources: tuple[Resource, ...], named: set[str]) -> Iterator[Finding]:
    """Tables beside those of the package that the descriptor does not name."""
    listed = {resource.file.resolve() for resource in resources}
    folders = {root / "data"} | {resource.file.parent for resource in resources}
    files = (file for folder in folders if folder != root for file in folder.glob("*.csv"))
    for file in sorted(set(files)):
        path = file.relative_to(root).as_posix()
        if path not in named and file.resolve() not in listed:
            yield faults.UNLISTED_FILE.found("no resource of the descriptor names it", file=path)
