"""The page in a browser: what a reader sees, from a file and from a host."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import page_package

pytest_plugins = ("tests.browser",)

Visit = Callable[..., Any]
HOSPITAL = "#hospital-airstrike-2016"
ALL = 5 + page_package.FILLERS


def _status(page: Any) -> str:
    return str(page.inner_text("#status"))


def test_the_page_opens_from_a_file(visit: Visit) -> None:
    page = visit()
    assert _status(page) == f"{ALL} events"
    assert page.locator("article").first.is_visible()
    assert page.locator("#overview svg").is_visible()


def test_the_page_opens_from_a_static_host_and_asks_nobody_else(visit: Visit, hosted: str) -> None:
    page = visit(HOSPITAL, base=hosted)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_selector(".origins")
    assert asked
    assert all(url.startswith((hosted, "data:")) for url in asked)


@pytest.mark.parametrize(
    ("event", "date"),
    [
        ("hospital-airstrike-2016", "28 July 2016"),
        ("nusra-renaming-2016", "July 2016"),
        ("khan-al-assal-attack-2013", "between 19 and 21 March 2013"),
        ("front-formation-2012", "about 2012"),
    ],
)
def test_a_date_is_as_precise_as_it_is(visit: Visit, event: str, date: str) -> None:
    page = visit(f"#{event}")
    assert page.inner_text(f"#{event} .when") == date


def test_a_deep_link_opens_its_event_at_the_top(visit: Visit) -> None:
    page = visit("#clash-04-15-2020")
    article = page.locator("#clash-04-15-2020")
    assert article.locator("h3 button").get_attribute("aria-expanded") == "true"
    article.locator(".origins").wait_for()
    assert 0 <= article.bounding_box()["y"] < 400


def test_an_open_event_shows_each_origin_once_with_all_that_it_says(visit: Visit) -> None:
    page = visit(HOSPITAL)
    origins = page.locator(f"{HOSPITAL} .origin")
    origins.first.wait_for()
    assert origins.count() == 2
    assert origins.nth(0).locator(".card").count() == 2  # the copy stands with its original
    assert page.locator(f"{HOSPITAL} .meta").inner_text().count("2 independent origins") == 1
    voice = page.locator(f"{HOSPITAL} .claim.reports .stance")
    assert voice.inner_text() == "passes on a doctor"


def test_contradictions_stand_with_who_says_what(visit: Visit) -> None:
    page = visit(HOSPITAL)
    page.wait_for_selector(".disputes")
    text = page.inner_text(f"{HOSPITAL} .disputes")
    for part in ("disagree on 2 points", "20 killed", "at least 35 killed", "27 July 2016"):
        assert part in text


def test_links_out_open_safely(visit: Visit) -> None:
    page = visit(HOSPITAL)
    page.wait_for_selector(".origins")
    links = page.locator("a.outward")
    assert links.count() == 3
    for link in links.all():
        assert link.get_attribute("href").startswith("https://")
        assert "noopener" in link.get_attribute("rel").split()


def test_filters_narrow_the_list_and_stand_in_the_address(visit: Visit) -> None:
    page = visit()
    page.select_option("[name=to]", "2018")
    page.check("[name=odds]")
    assert _status(page) == f"1 event of {ALL}"
    assert "to=2018" in page.url
    page.goto("about:blank")
    page.go_back()
    page.wait_for_selector("article")
    assert _status(page) == f"1 event of {ALL}"
    assert page.locator("#chips button").all_inner_texts() == ["to 2018", "sources disagree"]
    page.locator("#chips button").first.click()
    assert "to=" not in page.url


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("kind=renaming,formation", 2),
        ("governorate=SY-HL", 2),
        ("standing=corroborated", 1),
        ("actor=jabhat-al-nusra", 1),
        ("publisher=Paper+Two", 1),
        ("from=2013&to=2016", 3),
        ("q=aleppo+airstrike", 1),
        ("q=thirty-four", 1),
        ("q=nothing-of-the-kind", 0),
    ],
)
def test_an_address_brings_its_filters(visit: Visit, query: str, count: int) -> None:
    page = visit(f"#?{query}")
    several = f"{count} event{'' if count == 1 else 's'} of {ALL}"
    page.wait_for_function(
        "text => document.getElementById('status').textContent === text", arg=several
    )
    assert page.locator("article").count() == count


def test_a_link_to_an_event_that_the_filters_hide_shows_it_all_the_same(visit: Visit) -> None:
    page = visit("#front-formation-2012?kind=battle")
    assert page.locator("#front-formation-2012 .details").is_visible()
    assert "kind=" not in page.url


def test_only_events_near_the_window_are_in_the_document(visit: Visit) -> None:
    page = visit()
    assert page.locator("article").count() < ALL
    page.locator("#overview button", has_text="2020").click()
    page.locator("#clash-01-01-2020 h3 button").wait_for()
    page.keyboard.press("End")
    page.locator("article").last.wait_for()
    page.wait_for_function("() => document.querySelector('.here').dataset.month?.endsWith('2020')")


def test_an_actor_has_its_names_through_time_and_its_events(visit: Visit) -> None:
    page = visit("#actor/jabhat-fateh-al-sham")
    names = page.locator(".names li")
    names.first.wait_for()
    assert "Jabhat al-Nusra" in names.nth(0).inner_text()
    assert names.nth(1).get_attribute("aria-current") == "true"
    arabic = page.locator("h2 bdi")
    assert (arabic.get_attribute("dir"), arabic.get_attribute("lang")) == ("rtl", "ar")
    page.click("text=Renaming of a front")
    page.locator("#nusra-renaming-2016 .origins").wait_for()


def test_a_source_has_what_rests_on_it_and_what_copied_it(visit: Visit) -> None:
    page = visit("#source/agency-one")
    page.wait_for_selector(".dated")
    text = page.inner_text("#view")
    assert f"{2 + 1 + page_package.FILLERS} claims" in text
    assert "Taken up by" in text


def test_the_map_leads_to_the_events_of_a_place(visit: Visit) -> None:
    page = visit("#map")
    dot = page.locator(".dots a")
    dot.wait_for()
    assert dot.get_attribute("aria-label") == "Aleppo: 1 event"
    dot.click()
    page.locator(HOSPITAL).wait_for()
    assert _status(page) == f"1 event of {ALL}"


def test_nothing_that_a_cell_says_becomes_markup(visit: Visit) -> None:
    page = visit("#hostile-2018")
    page.wait_for_selector(".origins")
    for address in ("#source/hostile", "#actor/jabhat-al-nusra", "#actors", "#sources"):
        page.evaluate("address => { location.hash = address; }", address)
        page.locator("#view h2").wait_for()
        assert page.locator("main img, main script").count() == 0
    assert page.evaluate("typeof pwned") == "undefined"


def test_a_link_that_is_not_http_is_only_text(visit: Visit) -> None:
    page = visit()
    page.route("**/sources.js", lambda _: None)
    page.evaluate(
        """() => timeline("sources", [["agency-one", "A title", 0, "An origin", null, null,
        "javascript:alert(1)", "data:text/html,x", null, null, "2026-01-01", "en", "news"]])"""
    )
    page.evaluate("() => { location.hash = '#source/agency-one'; }")
    page.wait_for_selector(".credits")
    assert page.locator(".credits a[target]").count() == 0


def test_inline_script_is_refused_by_the_policy(
    chromium: Any, built_page: Path, hosted: str
) -> None:
    for base in (built_page.as_uri(), hosted):
        page = chromium.new_page()
        page.goto(f"{base}/index.html")
        page.evaluate(
            """() => { const inline = document.createElement("script");
            inline.textContent = "window.pwned = 1"; document.body.append(inline); }"""
        )
        assert page.evaluate("typeof pwned") == "undefined"
        page.close()


def test_the_mark_in_the_strip_follows_a_far_jump(visit: Visit) -> None:
    page = visit()
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    page.wait_for_function(
        "() => /(February|March) 2020/.test(document.querySelector('.here').dataset.month)"
    )


def test_a_missing_file_is_told_in_place_of_what_it_held(chromium: Any, built_page: Path) -> None:
    page = chromium.new_page()
    page.route("**/claims-0.js", lambda route: route.abort())
    page.goto(f"{built_page.as_uri()}/index.html{HOSPITAL}")
    page.wait_for_selector(f"{HOSPITAL} .notice")
    page.close()
