"""The library's second door: changing a package's tables, safely and never halfway."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from validator.limits import Limits

if TYPE_CHECKING:
    from validator.editing.formatting import Formatted


def fmt(
    package: str | Path = ".", *, write: bool = True, limits: Limits | None = None
) -> tuple[Formatted, ...]:
    """Each table of `package` before and after, written in canonical form if `write`.

    Raises `CouldNotRun` if there is no package or a file cannot be written.
    """
    from validator.editing import formatting

    return formatting.run(package, limits or Limits(), write=write)
