"""The two sides of a comparison: a folder, or a commit written out into one."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from validator.comparison.git import Repository, repository
from validator.findings import CouldNotRun, shown
from validator.tables.package import DESCRIPTOR, locate

WATCHED = (".github", "action.yml")
"""What steers the checks themselves, at the top of a repository."""


@dataclass(frozen=True, slots=True)
class Side:
    """A package in `folder`; `top` is where its repository begins, if it comes from one."""

    label: str
    folder: Path
    top: Path | None = None


def is_folder(spec: str, package: str | Path) -> bool:
    """Whether `spec` means a folder: by its spelling, or because there is no repository.

    In a repository a bare name is a ref, also where a folder is called so: a contribution that
    brings a folder `origin/main` must not become its own base.
    """
    if spec.startswith(("/", "./", "../")) or spec in {".", ".."} or Path(spec).is_absolute():
        return True
    return bool(spec) and Path(spec).is_dir() and repository(_folder(Path(package))) is None


def here(package: str | Path) -> Side:
    """The package as it lies on the disk."""
    folder = _folder(locate(package))
    found = repository(folder)
    return Side(str(package), folder, found.top if found else None)


@contextmanager
def base(spec: str, package: str | Path, head: str | None = None) -> Iterator[Side]:
    """What a contribution builds on: a folder, or the last commit shared with the ref `spec`.

    The contribution is the ref `head`, or what `package` has checked out. Raises `CouldNotRun`
    if the ref or the shared commit is not in the clone.
    """
    if is_folder(spec, package):
        yield Side(spec, _folder(locate(spec)))
        return
    found = _repository(spec, package)
    theirs = _commit(found, spec)
    shared = found.merge_base(theirs, _commit(found, head or "HEAD"))
    if shared is None:
        raise CouldNotRun(f'"{spec}" and "{head or "HEAD"}" share no commit; {_cure(found, spec)}')
    with _written(found, shared, package, f"{spec} ({shared[:10]})") as side:
        yield side


@contextmanager
def at(spec: str, package: str | Path) -> Iterator[Side]:
    """A package in the folder `spec`, or as it stands in the commit called so."""
    if is_folder(spec, package):
        yield here(spec)
        return
    found = _repository(spec, package)
    commit = _commit(found, spec)
    with _written(found, commit, package, f"{spec} ({commit[:10]})") as side:
        yield side


def _folder(package: Path) -> Path:
    return package.parent if package.name == DESCRIPTOR else package


def _repository(spec: str, package: str | Path) -> Repository:
    found = repository(_folder(Path(package)))
    if found is None:
        reason = f"it is no folder, and {package} is in no git repository"
        raise CouldNotRun(f'there is nothing called "{shown(spec)}": {reason}')
    return found


def _commit(found: Repository, ref: str) -> str:
    commit = found.commit(ref)
    if commit is None:
        reason = f'there is no commit "{shown(ref)}" in this clone; {_cure(found, ref)}'
        folder = f'; the folder of that name is "./{ref}"' if Path(ref).is_dir() else ""
        raise CouldNotRun(reason + folder)
    return commit


def _cure(found: Repository, ref: str) -> str:
    branch = ref.removeprefix("origin/")
    wanted = branch if branch == ref else f"+refs/heads/{branch}:refs/remotes/origin/{branch}"
    if found.shallow:
        return f"it is shallow: `git fetch --unshallow origin {wanted}` brings what is missing"
    return f"`git fetch origin {wanted}` brings it if the project has it"


@contextmanager
def _written(found: Repository, commit: str, package: str | Path, label: str) -> Iterator[Side]:
    """The package's files of `commit`, and those that steer the checks, in a folder."""
    inside = _folder(Path(package)).resolve().relative_to(found.top.resolve()).as_posix()
    prefix = "" if inside == "." else f"{inside}/"
    with tempfile.TemporaryDirectory(prefix="timeline-base-") as name:
        top = Path(name)
        found.copy(commit, [f"{prefix}{DESCRIPTOR}", *WATCHED], top)
        folder = top / inside
        if not (folder / DESCRIPTOR).is_file():
            raise CouldNotRun(f"{label} has no {prefix}{DESCRIPTOR}: there is no package in it")
        paths = {"schema", "data", *_named(folder / DESCRIPTOR)}
        found.copy(commit, sorted(f"{prefix}{path}" for path in paths), top)
        yield Side(label, folder, top)


def _named(descriptor: Path) -> Iterator[str]:
    """The files that a descriptor names, as far as it can be read at all."""
    try:
        document: Any = json.loads(descriptor.read_bytes())
        for item in document["resources"]:
            for path in (item.get("path"), item.get("schema")):
                if (
                    isinstance(path, str)
                    and path
                    and not {"/", ".."} & {*PurePosixPath(path).parts}
                ):
                    yield PurePosixPath(path).as_posix()
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return
