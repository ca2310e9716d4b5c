"""`index.html` and its `assets/`: the chronology to read and explore, without a server.

A browser refuses `fetch` and modules from file://, so data comes as classic scripts that hand
over JSON, and our modules are joined to one script. What every view needs is loaded at once;
sources and claims follow when they are asked for, so that a large package opens quickly too.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from validator.exporters.page import claims, index, markup, script
from validator.tables.package import Package

ASSETS = Path(__file__).parent / "assets"
STYLES = ("base", "list", "open", "views", "media")
"""Our style sheets: a later one has the last word."""


def export(connection: duckdb.DuckDBPyConnection, package: Package, folder: Path) -> None:
    """Write the page of `package` into `folder`."""
    target = folder / "assets"
    target.mkdir()
    connection.execute(script.MACRO)
    index.write(connection, target)
    files = claims.write(connection, target)
    about = markup.about(connection, package, files)
    script.constant(target / "package.js", "package", about)
    (target / "page.js").write_bytes(script.joined(ASSETS).encode())
    styles = "\n".join((ASSETS / f"{name}.css").read_text("utf-8") for name in STYLES)
    (target / "page.css").write_bytes(styles.encode())
    html = markup.render(ASSETS, about)
    (folder / "index.html").write_bytes(html.encode())
