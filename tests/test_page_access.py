"""The page for everybody: keyboard, screen reader, phone, dark rooms, paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ("tests.browser",)

Visit = Callable[..., Any]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
VIEWS = ("", "#hospital-airstrike-2016", "#map", "#actors", "#actor/jabhat-al-nusra",
         "#sources", "#source/agency-one", "#about")  # fmt: skip


def _settled(page: Any) -> None:
    page.wait_for_function("() => document.querySelector('#events:not([hidden]) article,"
                           " #view:not([hidden]) h2, #about-page:not([hidden])')")  # fmt: skip
    if "hospital" in page.url:
        page.wait_for_selector(".origins")


def _grave(axe: Any, page: Any) -> dict[str, list[str]]:
    """What axe calls serious or critical, with the markup that it means."""
    found = axe.run(page).response["violations"]
    grave = [item for item in found if item["impact"] in {"serious", "critical"}]
    return {item["id"]: [node["html"] for node in item["nodes"]] for item in grave}


@pytest.mark.parametrize("address", VIEWS)
def test_axe_finds_nothing_serious(chromium: Any, built_page: Path, address: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    # axe is put in from outside, which the policy of the page forbids unless it is waived
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{built_page.as_uri()}/index.html{address}")
    _settled(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert _grave(axe.Axe(), page) == {}, scheme
    context.close()


@pytest.mark.parametrize("address", VIEWS)
def test_nothing_is_wider_than_a_phone(visit: Visit, address: str) -> None:
    page = visit(address, **PHONE)
    _settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_filters_fold_away_on_a_phone(visit: Visit) -> None:
    page = visit(**PHONE)
    assert not page.locator("[name=from]").is_visible()
    more = page.locator(".more")
    more.click()
    assert more.get_attribute("aria-expanded") == "true"
    assert page.locator("[name=from]").is_visible()


def _ground(page: Any) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_theme_follows_the_system_until_the_reader_chooses(visit: Visit) -> None:
    page = visit(color_scheme="dark")
    dark = _ground(page)
    toggle = page.locator("#theme")
    assert toggle.inner_text() == "Theme: auto"
    toggle.click()
    light = _ground(page)
    assert light != dark
    page.reload()
    page.wait_for_selector("article")
    assert _ground(page) == light
    toggle.click()
    assert (toggle.inner_text(), _ground(page)) == ("Theme: dark", dark)


def _focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.closest('article')?.id ?? ''"))


def test_events_can_be_walked_opened_and_closed_by_keyboard(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("j")
    assert _focused(page) == "front-formation-2012"
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    assert _focused(page) == "hospital-airstrike-2016" or _focused(page) == "nusra-renaming-2016"
    event = _focused(page)
    page.keyboard.press("Enter")
    page.locator(f"#{event} .origins").wait_for()
    assert page.url.endswith(f"#{event}")
    page.keyboard.press("Enter")
    assert not page.locator(f"#{event} .details").is_visible()
    assert event not in page.url
    page.keyboard.press("k")
    assert _focused(page) == "khan-al-assal-attack-2013"


def test_the_search_is_a_key_away_and_keeps_what_is_typed(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("jk/hospital")
    assert page.input_value("[name=q]") == "jk/hospital"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_first_stop_skips_to_the_list(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the chronology"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_screen_reader_hears_how_many_and_where(visit: Visit) -> None:
    page = visit()
    assert page.get_attribute("#status", "aria-live") == "polite"
    first = page.locator("article").first
    assert first.get_attribute("aria-posinset") == "1"
    assert first.get_attribute("aria-setsize") == "125"
    assert page.locator("#overview svg").get_attribute("aria-label").startswith("Events a month")


def test_a_new_view_takes_the_focus_to_its_heading(visit: Visit) -> None:
    page = visit()
    page.click("#views >> text=Actors")
    page.locator("#view h2").wait_for()
    page.wait_for_function("() => document.activeElement.textContent === 'Actors'")


def test_paper_has_all_events_and_no_controls(visit: Visit) -> None:
    page = visit()
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("article").count() == 125
    for control in ("#filters", "#views", "#overview", "#theme"):
        assert not page.locator(control).is_visible()


def test_without_script_the_page_names_the_files_to_read(chromium: Any, built_page: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{built_page.as_uri()}/index.html")
    assert page.locator("noscript a[href='chronology.md']").count() == 1
    context.close()


def test_the_window_is_named_after_what_it_shows(visit: Visit) -> None:
    page = visit("#actor/jabhat-al-nusra")
    page.wait_for_function("() => document.title.startsWith('Jabhat al-Nusra')")
    page.evaluate("() => { location.hash = '#'; }")
    page.wait_for_function("() => document.title.startsWith('Syria timeline')")
