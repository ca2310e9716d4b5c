"""Where a finding stands, as seen from the repository that holds the package."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote

from validator.findings import Report

_SERVER = re.compile(r"https://[A-Za-z0-9.-]+")
_REPOSITORY = re.compile(r"[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+")
_COMMIT = re.compile(r"[0-9a-f]{40,64}")


def inside(report: Report, file: str) -> str:
    """The path of `file` from the top of its repository; workflows stand there already."""
    if file.startswith(".github/") or file == "action.yml":
        return file
    folder = Path(report.package)
    folder = (folder.parent if folder.is_file() else folder).resolve()
    for top in (folder, *folder.parents):
        if (top / ".git").exists():
            return (folder / file).relative_to(top).as_posix()
    return file


def address(path: str, line: int | None) -> str | None:
    """Where the line can be seen on GitHub, if a workflow says what is being checked.

    TIMELINE_COMMIT names the commit checked where that is not GITHUB_SHA.
    """
    server = os.environ.get("GITHUB_SERVER_URL", "")
    repository = os.environ.get("TIMELINE_REPOSITORY") or os.environ.get("GITHUB_REPOSITORY", "")
    commit = os.environ.get("TIMELINE_COMMIT") or os.environ.get("GITHUB_SHA", "")
    if not _SERVER.fullmatch(server) or not _REPOSITORY.fullmatch(repository):
        return None
    if not _COMMIT.fullmatch(commit):
        return None
    shown = "?plain=1" if line else ""
    place = f"#L{line}" if line else ""
    return f"{server}/{repository}/blob/{commit}/{quote(path)}{shown}{place}"
