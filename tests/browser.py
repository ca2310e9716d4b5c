"""A page of the tests' own package in Chromium; tests that need it skip where it is missing."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests import page_package
from validator import api

CHROMIUM = Path("/usr/bin/chromium")
_ARGUMENTS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def built_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built folder of the tests' package."""
    folder = tmp_path_factory.mktemp("page")
    report = api.build(page_package.write(folder / "package"), folder / "out")
    assert report.valid, report.findings
    return folder / "out"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if not CHROMIUM.is_file():
        pytest.skip(f"{CHROMIUM} is missing: apt-get install chromium")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=str(CHROMIUM), args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any, built_page: Path) -> Iterator[Callable[..., Any]]:
    """Opens the page at an address; whatever the console says fails the test at its end."""
    said: list[str] = []
    contexts = []

    def open_page(address: str = "", base: str | None = None, **settings: Any) -> Any:
        context = chromium.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("requestfailed", lambda request: said.append(request.url))
        page.goto(f"{base or built_page.as_uri()}/index.html{address}")
        page.wait_for_function("/event/.test(document.getElementById('status').textContent)")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def hosted(built_page: Path) -> Iterator[str]:
    """The address of the built folder on a static host."""
    handler = functools.partial(_Quiet, directory=str(built_page))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
