"""The library's second door: changing a package's tables, safely and never halfway."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from validator.findings import CouldNotRun
from validator.limits import Limits

if TYPE_CHECKING:
    from validator.editing.edit import Edit
    from validator.editing.formatting import Formatted


def fmt(
    package: str | Path = ".", *, write: bool = True, limits: Limits | None = None
) -> tuple[Formatted, ...]:
    """Each table of `package` before and after, written in canonical form if `write`.

    Raises `CouldNotRun` if there is no package or a file cannot be written.
    """
    from validator.editing import formatting

    return formatting.run(package, limits or Limits(), write=write)


def add(
    rows: Mapping[str, Sequence[Mapping[str, str]]],
    package: str | Path = ".",
    *,
    write: bool = True,
    limits: Limits | None = None,
) -> Edit:
    """Add `rows`, given by table, to `package` if it is valid with them.

    A row without an id gets one; a page, actor or event that is there already is not added
    again. A reference may name its row by id, name, title or address; a claim without event or
    source belongs to the first of `rows`. Raises `CouldNotRun` if the package cannot be read or
    written.
    """
    from validator.api import validate
    from validator.editing import edit, linking

    bounds = limits or Limits()
    incoming = linking.incoming(rows)
    return edit.apply(package, incoming, validate, bounds, only_new=True, write=write)


def import_rows(
    source: str | Path,
    package: str | Path = ".",
    *,
    write: bool = True,
    limits: Limits | None = None,
) -> Edit:
    """Bring the rows of a workbook, a folder of CSV files or one such file into `package`.

    As `add`, but a row that gives the id of another changes it; its empty cells change nothing.
    """
    from validator.api import validate
    from validator.editing import edit, intake

    bounds = limits or Limits()
    taken = intake.read(Path(source), bounds)
    if taken.problems:
        return edit.Edit(notes=taken.notes, problems=taken.problems)
    done = edit.apply(package, taken.rows, validate, bounds, only_new=False, write=write)
    return edit.noted(done, taken.notes)


def template(target: str | Path) -> None:
    """Write a workbook to fill in and import.

    Raises `CouldNotRun` if `target` is there already or cannot be written.
    """
    from validator.editing.template import workbook

    content = workbook()
    try:
        with Path(target).open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        raise CouldNotRun(f"{target} is there already; name another file") from None
    except OSError as error:
        raise CouldNotRun(f"{target} cannot be written: {error.strerror}") from error
