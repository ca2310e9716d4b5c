"""A package as its descriptor gives it, and the refusal of one that leads elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from validator.faults import package as faults
from validator.findings import CouldNotRun, Finding
from validator.limits import Limits
from validator.tables import cohesion, json_file, profile, schema, standard
from validator.tables.paths import inside
from validator.tables.resource import Resource
from validator.tables.schema import Schema

__all__ = ["DESCRIPTOR", "DIALECT", "Package", "Resource", "describe", "locate", "open_package"]

DESCRIPTOR = "datapackage.json"
DIALECT = {"delimiter": ",", "header": True}


@dataclass(frozen=True, slots=True)
class Package:
    """A descriptor, its folder, and those of its tables that can be looked for."""

    root: Path
    descriptor: Mapping[str, Any]
    resources: tuple[Resource, ...]

    def resource(self, name: str) -> Resource | None:
        """The table called `name`, or None."""
        return next((item for item in self.resources if item.name == name), None)


def locate(path: str | Path) -> Path:
    """The descriptor that `path`, a folder or a descriptor, stands for."""
    file = Path(path)
    if file.is_dir():
        file = file / DESCRIPTOR
    if not file.is_file():
        raise CouldNotRun(f"there is no data package at {path}: {file} is not a file")
    return file


@dataclass(frozen=True, slots=True)
class Opened:
    """A descriptor, its package if there is one, and what is wrong with it.

    `found` is what was met on the way; `violations`, which takes a while, is where it breaks the
    profile. A descriptor that is not `readable` breaks none.
    """

    file: Path
    package: Package | None
    found: tuple[Finding, ...]
    descriptor: Any = None
    objected: frozenset[int] = frozenset()
    readable: bool = True

    def violations(self, documents: Callable[[str], Any] = standard.document) -> list[Finding]:
        """Where the descriptor breaks the profile that `documents` gives by its name."""
        if not self.readable:
            return []
        violations = profile.violations(self.descriptor, self.file.name, documents)
        return [item for place, item in violations if not _judged(place, self.objected)]


def open_package(
    path: str | Path, limits: Limits, documents: Callable[[str], Any] = standard.document
) -> tuple[Package | None, list[Finding]]:
    """The package at `path` and every fault of its descriptor; None if none can be read.

    `documents` gives the profile by its name.
    """
    opened = describe(path, limits)
    return opened.package, [*opened.violations(documents), *opened.found]


def describe(path: str | Path, limits: Limits) -> Opened:
    """The package at `path`, its descriptor not yet compared with the profile."""
    file = locate(path)
    try:
        descriptor = json_file.load(file, file.name, limits)
    except json_file.Refused as refused:
        return Opened(file, None, tuple(refused.findings), readable=False)
    except OSError as error:
        raise CouldNotRun(f"{file} cannot be read: {error.strerror}") from error
    if not isinstance(descriptor, dict):
        return Opened(file, None, (), descriptor)
    root = file.parent
    opened = [
        _open(root, item, number, file.name, limits)
        for number, item in enumerate(_items(descriptor))
    ]
    resources, clashes = cohesion.told_apart([item for item, _ in opened if item], file.name)
    findings = [finding for _, found in opened for finding in found]
    findings += clashes
    findings += cohesion.shared(resources, file.name)
    findings += cohesion.dangling(_names(descriptor), resources, file.name)
    findings += cohesion.unlisted(root, resources, _paths(descriptor))
    objected = frozenset(number for number, (_, found) in enumerate(opened) if found)
    package = Package(root, descriptor, resources)
    return Opened(file, package, tuple(findings), descriptor, objected)


def _judged(place: profile.Place, objected: Collection[int]) -> bool:
    """Whether `_open`, which objected to the resources numbered so, has spoken of `place`."""
    if len(place) < 3 or place[0] != "resources" or place[1] not in objected:
        return False
    return place[2] in {"path", "schema", "dialect", "encoding", "format"}


def _items(descriptor: Mapping[str, Any]) -> list[Any]:
    items = descriptor.get("resources", [])
    return items if isinstance(items, list) else []


def _names(descriptor: Mapping[str, Any]) -> set[str]:
    """The names that the descriptor gives, also those of tables that cannot be read."""
    names = (item.get("name") for item in _items(descriptor) if isinstance(item, dict))
    return {name for name in names if isinstance(name, str)}


def _paths(descriptor: Mapping[str, Any]) -> set[str]:
    """The paths that the descriptor names, also those of tables that cannot be read."""
    paths = (item.get("path") for item in _items(descriptor) if isinstance(item, dict))
    return {str(PurePosixPath(path)) for path in paths if isinstance(path, str)}


def _open(
    root: Path, item: object, number: int, shown_as: str, limits: Limits
) -> tuple[Resource | None, list[Finding]]:
    if not isinstance(item, dict):
        return None, []  # the profile has said so
    name, path = item.get("name"), item.get("path")
    label = name if isinstance(name, str) else f"resources/{number}"
    findings = [
        faults.UNSUPPORTED_RESOURCE.found(f'resource "{label}" {problem}', file=shown_as)
        for problem in _unsupported(item)
    ]
    if not isinstance(name, str) or not isinstance(path, str):
        return None, findings
    file, refusal = inside(root, path)
    if file is None:
        message = f'the path of resource "{label}" {refusal[1]}'
        return None, [*findings, refusal[0].found(message, file=shown_as, value=path)]
    table, problems = _schema(root, item.get("schema"), label, shown_as, limits)
    findings += problems
    return (Resource(name, path, file, table) if table else None), findings


def _unsupported(item: Mapping[str, Any]) -> Iterator[str]:
    if "data" in item:
        yield "holds its rows inside the descriptor"
    if isinstance(item.get("path"), list):
        yield "is split over several files"
    if item.get("format", "csv") != "csv":
        yield f"has the format {item['format']!r}"
    if "compression" in item:
        yield "is compressed"
    if str(item.get("encoding", "utf-8")).lower() != "utf-8":
        yield f"has the encoding {item['encoding']!r}"
    dialect = item.get("dialect")
    plain = {"doubleQuote": True, "quoteChar": '"', "lineTerminator": "\n", **DIALECT}
    if not isinstance(dialect, dict) or any(key not in dialect for key in DIALECT):
        yield "has no explicit dialect"
    elif any(plain.get(key, ...) != value for key, value in dialect.items()):
        yield "has a dialect other than a comma, a header and double quotes"


def _schema(
    root: Path, given: object, label: str, shown_as: str, limits: Limits
) -> tuple[Schema | None, list[Finding]]:
    if isinstance(given, dict):
        return schema.parse(given, shown_as)
    if not isinstance(given, str):
        return None, [faults.BAD_SCHEMA.found(f'resource "{label}" has no schema', file=shown_as)]
    file, refusal = inside(root, given)
    if file is None:
        message = f'the schema of resource "{label}" {refusal[1]}'
        return None, [refusal[0].found(message, file=shown_as, value=given)]
    try:
        return schema.parse(json_file.load(file, given, limits), given)
    except json_file.Refused as refused:
        return None, list(refused.findings)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return None, [faults.MISSING_FILE.found(message, file=given)]
