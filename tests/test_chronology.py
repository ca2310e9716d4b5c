"""What the merged chronology says of origins, standing, names, figures and contradictions."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import validator
from tests.packages import Row, write_package


def merged(folder: Path, **rows: Any) -> dict[str, Any]:
    """The one event of the package with these rows, as the chronology has it."""
    data = validator.read(write_package(folder, **rows))
    errors = [item for item in data.report.findings if item.severity == "error"]
    assert not errors, errors
    return next(iter(data["chronology"]))


def source(name: str, origin: str | None = None, **more: object) -> Row:
    return {"source_id": name, "publisher": f"Paper {name}", "origin": origin or name, **more}


def claim(name: str, stance: str = "asserts", voice: str | None = None, **more: object) -> Row:
    return {"source_id": name, "stance": stance, "attributed_to": voice, **more}


def test_two_own_reports_are_two_origins(tmp_path: Path) -> None:
    event = merged(
        tmp_path, sources=[source("s-a"), source("s-b")], claims=[claim("s-a"), claim("s-b")]
    )
    assert (event["origins"], event["standing"]) == (2, "corroborated")


def test_ten_copies_of_one_agency_are_one_origin(tmp_path: Path) -> None:
    names = [f"s-{number}" for number in range(10)]
    event = merged(
        tmp_path,
        sources=[source(name, "AFP") for name in names],
        claims=[claim(name) for name in names],
    )
    assert (event["origins"], event["publishers"], event["standing"]) == (1, 10, "single-origin")


def test_a_page_and_what_it_was_copied_from_are_one_origin(tmp_path: Path) -> None:
    event = merged(
        tmp_path,
        sources=[
            source("s-a"),
            source("s-b", derived_from="s-a", relation="translates"),
            source("s-c", derived_from="s-b", relation="summarises"),
        ],
        claims=[claim("s-a"), claim("s-b"), claim("s-c")],
    )
    assert event["origins"] == 1


def test_pages_that_pass_on_the_same_voice_are_one_origin(tmp_path: Path) -> None:
    event = merged(
        tmp_path,
        sources=[source("s-a"), source("s-b")],
        claims=[claim("s-a", "reports", "A monitor"), claim("s-b", "reports", "a Monitor")],
    )
    assert (event["origins"], event["standing"]) == (1, "alleged")


def test_clusters_that_share_a_claim_are_one(tmp_path: Path) -> None:
    event = merged(
        tmp_path,
        sources=[source("s-a", "AFP"), source("s-b", "AFP"), source("s-c", "Reuters")],
        claims=[
            claim("s-a"),
            claim("s-b", "reports", "A monitor"),
            claim("s-c", "reports", "A monitor"),
        ],
    )
    assert event["origins"] == 1


def test_a_voice_is_one_under_each_of_an_actors_names(tmp_path: Path) -> None:
    event = merged(
        tmp_path,
        actors=[
            {
                "actor_id": "sohr",
                "name": "Syrian Observatory",
                "aliases": "SOHR",
                "kind": "monitor",
            }
        ],
        sources=[source("s-a"), source("s-b")],
        claims=[claim("s-a", "reports", "SOHR"), claim("s-b", "reports", "Syrian Observatory")],
    )
    assert event["origins"] == 1


def test_an_unknown_origin_never_counts(tmp_path: Path) -> None:
    event = merged(
        tmp_path,
        sources=[source("s-a", "unknown"), source("s-b", "unknown")],
        claims=[claim("s-a"), claim("s-b")],
    )
    assert (event["origins"], event["standing"]) == (0, "single-origin")


def test_a_denial_makes_an_event_disputed_and_lends_no_support(tmp_path: Path) -> None:
    event = merged(
        tmp_path,
        sources=[source("s-a"), source("s-b"), source("s-c")],
        claims=[claim("s-a"), claim("s-b"), claim("s-c", "denies", "The government")],
    )
    assert (event["origins"], event["standing"], event["contradictions"]) == (2, "disputed", 1)


def test_dates_at_odds_are_shown_with_their_support(tmp_path: Path) -> None:
    event = merged(
        tmp_path,
        events=[{"event_id": "battle-2016", "date": "2016-07"}],
        sources=[source("s-a"), source("s-b"), source("s-c")],
        claims=[
            claim("s-a", date="2016-07-28"),
            claim("s-b", date="2016-07-28"),
            claim("s-c", date="2016-07-29"),
        ],
    )
    assert event["reported_dates"] == "2016-07-28 (2);2016-07-29 (1)"
    assert event["contradictions"] == 1


def test_days_inside_an_event_that_lasts_are_not_at_odds(tmp_path: Path) -> None:
    event = merged(
        tmp_path,
        events=[{"event_id": "battle-2016", "date": "2016-07-28", "date_end": "2016-08-02"}],
        sources=[source("s-a"), source("s-b")],
        claims=[claim("s-a", date="2016-07-28"), claim("s-b", date="2016-08-01")],
    )
    assert event["contradictions"] == 0


@pytest.mark.parametrize(
    ("second", "span", "contradictions"),
    [((25, None), (20, 25), 1), ((20, None), (20, 20), 0), ((18, 22), (18, 22), 0)],
)
def test_figures_span_what_is_said(
    tmp_path: Path, second: tuple[int, int | None], span: tuple[int, int], contradictions: int
) -> None:
    event = merged(
        tmp_path,
        sources=[source("s-a"), source("s-b")],
        claims=[
            claim("s-a", measure="killed", value_low=20, value_high=20),
            claim("s-b", measure="killed", value_low=second[0], value_high=second[1]),
        ],
    )
    assert (event["killed_low"], event["killed_high"]) == span
    assert event["contradictions"] == contradictions


def test_a_later_toll_of_the_same_outlet_replaces_the_earlier(tmp_path: Path) -> None:
    event = merged(
        tmp_path,
        sources=[source("s-a"), source("s-b", "s-a", derived_from="s-a", relation="updates")],
        claims=[
            claim("s-a", measure="killed", value_low=20, value_high=20),
            claim("s-b", measure="killed", value_low=31, value_high=31),
        ],
    )
    assert event["contradictions"] == 0


LINE = [
    {
        "actor_id": "nusra",
        "name": "Jabhat al-Nusra",
        "active_from": "2012",
        "active_to": "2016-07-28",
    },
    {
        "actor_id": "jfs",
        "name": "Jabhat Fateh al-Sham",
        "preceded_by": "nusra",
        "active_from": "2016-07-28",
        "active_to": "2017-01-28",
    },
    {
        "actor_id": "hts",
        "name": "Hayat Tahrir al-Sham",
        "preceded_by": "jfs",
        "active_from": "2017-01-28",
    },
]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2013-05-01", "Jabhat al-Nusra"),
        ("2016-10-01", "Jabhat Fateh al-Sham"),
        ("2024-11-27", "Hayat Tahrir al-Sham"),
    ],
)
@pytest.mark.parametrize("claimed", ["nusra", "jfs", "hts"])
def test_an_actor_is_named_as_it_was_named_at_the_time(
    tmp_path: Path, claimed: str, day: str, name: str
) -> None:
    identifier = f"battle-{day[:4]}"
    event = merged(
        tmp_path,
        actors=LINE,
        events=[{"event_id": identifier, "date": day}],
        sources=[source("s-a")],
        claims=[claim("s-a", event_id=identifier, date=day, actor_id=claimed, role="initiator")],
    )
    assert event["initiators"] == name


def test_one_actor_as_initiator_and_as_victim_is_a_contradiction(tmp_path: Path) -> None:
    event = merged(
        tmp_path,
        actors=[{"actor_id": "army", "name": "The army"}],
        sources=[source("s-a"), source("s-b")],
        claims=[
            claim("s-a", actor_id="army", role="initiator"),
            claim("s-b", actor_id="army", role="victim"),
        ],
    )
    assert event["contradictions"] == 1


def test_withdrawn_and_superseded_claims_are_left_out(tmp_path: Path) -> None:
    event = merged(
        tmp_path,
        sources=[source("s-a"), source("s-b")],
        claims=[claim("s-a"), claim("s-b", status="withdrawn", note="Misread.")],
    )
    assert (event["claims"], event["sources"]) == (1, 1)


CLAIMS = st.lists(
    st.builds(
        lambda n, stance, day, low: claim(
            f"s-{n}",
            stance,
            "A monitor" if stance == "reports" else None,
            date=day,
            measure="killed" if low else None,
            value_low=low or None,
        ),
        st.integers(0, 4),
        st.sampled_from(["asserts", "reports", "doubts"]),
        st.sampled_from(["2016-07-28", "2016-07", "2016-07-28~"]),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(claims=CLAIMS, seed=st.integers(0, 9))
def test_the_order_of_rows_changes_nothing_and_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, claims: list[Row], seed: int
) -> None:
    sources = [source(f"s-{n}", "AFP" if n < 2 else None) for n in range(5)]
    numbered = [
        {**row, "claim_id": f"{n:08d}", "statement": f"The source says this, number {n}."}
        for n, row in enumerate([claim("s-0", date="2016-07-28"), *claims])
    ]
    shuffled = list(numbered)
    random.Random(seed).shuffle(shuffled)
    renamed = [{**row, "claim_id": f"{n:08d}"} for n, row in enumerate(shuffled)]
    folder = tmp_path_factory.mktemp("order")
    first = merged(folder / "a", sources=sources, claims=numbered)
    second = merged(folder / "b", sources=sources, claims=renamed)
    assert first == second
    assert first["claims"] == len(numbered)
