"""`python -m validator.docs` writes the generated pages; `--check` says which are stale."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from validator.docs import catalogue, coverage, dictionary, example, reference

ROOT = Path(__file__).resolve().parents[2]

PAGES: dict[str, Callable[[], str]] = {
    "schema/README.md": lambda: dictionary.render(ROOT / "schema"),
    "validator/rules/README.md": catalogue.render,
    "data/README.md": lambda: coverage.renewed(_text("data/README.md"), ROOT),
    "README.md": lambda: _readme(_text("README.md")),
}
"""Each generated page, or page with a generated part, and what makes it."""


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _readme(page: str) -> str:
    return example.renewed(reference.renewed(page), ROOT)


def main(arguments: list[str]) -> int:
    """Write every page, or with `--check` compare; the exit status tells whether one is stale."""
    stale = []
    for name, render in PAGES.items():
        file, text = ROOT / name, render()
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in arguments:
                file.write_text(text, encoding="utf-8", newline="\n")
    if "--check" in arguments and stale:
        sys.stderr.write(f"stale: {', '.join(stale)}; run python -m validator.docs\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
