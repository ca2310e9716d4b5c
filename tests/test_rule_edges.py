"""The corners of the tricky rules."""

import pytest

from tests.rule_engine import failing, places
from validator.rules import (
    anachronistic_actor,
    circular_actor,
    circular_source,
    copied_statement,
    duplicate_page,
    foretold_event,
    likely_duplicate_actor,
    likely_duplicate_event,
    loaded_word,
    misplaced_coordinates,
    publisher_spelling,
    unsorted_table,
    unsupported_date,
)
from validator.rules.examples import Rows

LINE = [
    ["actor_id", "preceded_by", "active_from", "active_to"],
    ["hts", "jfs", "2017-01-28", ""],
    ["jfs", "nusra", "2016-07-28", "2017-01-28"],
    ["nusra", "", "2012~", "2016-07-28"],
]


def used(actor: str, date: str, role: str = "initiator", end: str = "") -> dict[str, Rows]:
    return {
        "actors": LINE,
        "claims": [
            ["event_id", "actor_id", "role", "status", "note"],
            ["e-2016", actor, role, "active", ""],
        ],
        "events": [["event_id", "date", "date_end"], ["e-2016", date, end]],
    }


@pytest.mark.parametrize(
    ("actor", "date", "suggested"),
    [
        ("nusra", "2024-11-27", "hts"),
        ("nusra", "2016-10", "jfs"),
        ("hts", "2013-03", "nusra"),
        ("hts", "2016-12-01/2016-12-31", "jfs"),
        ("jfs", "2017-01-29", "hts"),
        ("nusra", "2010", None),
    ],
)
def test_the_name_of_the_time_is_suggested(actor: str, date: str, suggested: str | None) -> None:
    (found,) = failing(anachronistic_actor.RULE, used(actor, date))
    assert suggested is None or f'"{suggested}"' in str(found["fix"])
    assert (found["fix"] is None) == (suggested is None)


@pytest.mark.parametrize(
    ("actor", "date", "role", "end"),
    [
        ("jfs", "2016-07-28", "initiator", ""),
        ("jfs", "2017", "initiator", ""),
        ("nusra", "2011-12", "initiator", ""),
        ("nusra", "2017-01-28", "predecessor", ""),
        ("hts", "2016-07-28", "successor", ""),
        ("hts", "2017-01-20", "initiator", "2017-02"),
    ],
)
def test_an_actor_may_act_on_the_edge_of_its_years(
    actor: str, date: str, role: str, end: str
) -> None:
    assert failing(anachronistic_actor.RULE, used(actor, date, role, end)) == []


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/a?id=1",
        "https://WWW.EXAMPLE.ORG/a?id=1",
        "https://example.org/a/?id=1",
        "https://example.org:443/a?id=1#section",
        "https://example.org/a?fbclid=x&id=1&utm_campaign=y",
        "https://example.org/a?id=1&gclid",
    ],
)
def test_one_page_is_known_under_many_addresses(url: str) -> None:
    rows = [["source_id", "url"], ["a", "https://example.org/a?id=1"], ["b", url]]
    assert len(failing(duplicate_page.RULE, {"sources": rows})) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/A?id=1",
        "https://example.org/a?id=2",
        "https://example.org/a?id=1&utm=x",
        "https://news.example.org/a?id=1",
        "https://example.org/a?id=1#:~:text=other",
        "https://example.org/a",
    ],
)
def test_another_page_is_not_taken_for_the_same(url: str) -> None:
    rows = [["source_id", "url"], ["a", "https://example.org/a?id=1"], ["b", url]]
    assert failing(duplicate_page.RULE, {"sources": rows}) == []


def chain(length: int, last: str) -> dict[str, Rows]:
    rows = [[f"s-{n:04}", f"s-{n + 1:04}"] for n in range(length)]
    return {"sources": [["source_id", "derived_from"], *rows, [f"s-{length:04}", last]]}


def test_a_long_chain_is_no_cycle() -> None:
    assert failing(circular_source.RULE, chain(300, "")) == []


def test_a_cycle_is_found_once_and_not_the_rows_that_lead_into_it() -> None:
    (found,) = failing(circular_source.RULE, chain(300, "s-0298"))
    assert str(found["message"]).endswith(": s-0298 -> s-0299 -> s-0300 -> s-0298")


def test_a_long_cycle_is_cut_short_in_the_message() -> None:
    (found,) = failing(circular_source.RULE, chain(300, "s-0000"))
    assert str(found["message"]).endswith("-> s-0008 -> ...")


def test_each_cycle_and_each_self_reference_is_one_finding() -> None:
    rows = [["a", "b", "a"], ["b", "a", ""], ["c", "d", ""], ["d", "c", ""]]
    example = {"actors": [["actor_id", "part_of", "preceded_by"], *rows]}
    columns = [(line, column) for _, line, column in places(circular_actor.RULE, example)]
    assert columns == [(2, "part_of"), (2, "preceded_by"), (4, "part_of")]


EVENTS = ["event_id", "title", "date", "kind", "place", "part_of", "status"]
STRIKE = ["a-2016", "Airstrike on Ariha", "2016-05-05", "airstrike", "Ariha", "", "active"]


def twins(note: str = "", extra: Rows | None = None, **changes: str) -> list[dict[str, object]]:
    second = [changes.get(column, cell) for column, cell in zip(EVENTS, STRIKE, strict=True)]
    second[0] = "b-2016"
    claims = [["event_id", "note"], ["b-2016", note]]
    tables = {"events": [EVENTS, STRIKE, second, *(extra or [])], "claims": claims}
    return failing(likely_duplicate_event.RULE, tables)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"title": "Ariha: airstrikes", "place": ""},
        {"title": "A market is hit", "place": "ARIHA"},
        {"date": "2016-05-05~"},
    ],
)
def test_events_that_look_alike_are_named(changes: dict[str, str]) -> None:
    (found,) = twins(**changes)
    assert found["value"] == "b-2016"
    assert '"a-2016"' in str(found["message"])


@pytest.mark.parametrize(
    "changes",
    [
        {"date": "2016-05-06"},
        {"kind": "battle"},
        {"place": "Atarib", "title": "Airstrikes on Atarib"},
        {"title": "A market is hit", "place": ""},
        {"part_of": "a-2016"},
        {"status": "withdrawn"},
        {"note": "Reviewed: the second of two strikes, not a-2016."},
    ],
)
def test_events_that_differ_or_were_reviewed_stand(changes: dict[str, str]) -> None:
    assert twins(**changes) == []


def test_a_part_of_a_part_is_no_duplicate_of_the_whole() -> None:
    middle = ["c-2016", "Battle of Ariha", "2016-05", "battle", "Ariha", "a-2016", "active"]
    assert twins(part_of="c-2016", extra=[middle]) == []


def test_a_review_of_another_pair_silences_nothing() -> None:
    assert len(twins(note="Reviewed: not c-2016.")) == 1


def test_swapped_coordinates_are_offered_the_right_way_round() -> None:
    rows = [["country", "latitude", "longitude"], ["SYR", "40.1413", "35.3354"]]
    (found,) = failing(misplaced_coordinates.RULE, {"events": rows})
    assert found["fix"] == "Swap the two: latitude 35.3354, longitude 40.1413 lies inside."


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The REGIME fell", True),
        ("Pro-regime forces", True),
        ("A so-called caliphate", True),
        ("A so called caliphate", True),
        ("A regimen of fruit in Martyrdale", False),
        ("What the army called “terrorists”", False),
        ("The [terrorist] label", False),
        ("The Martyrs\u2019 Brigade arrives", False),
        ("The Martyrs' Brigade of martyrs", True),
        ("Rise of the National Front for Liberation", False),
        ("Liberation by the National Front", True),
        ("Martyrs Square in Idlib", False),
    ],
)
def test_a_loaded_word_is_free_only_in_names_and_quotes(text: str, *, flagged: bool) -> None:
    tables = {
        "events": [
            ["title", "summary", "place", "status"],
            [text, "Neutral.", "Martyrs Square", "active"],
        ],
        "actors": [
            ["name", "aliases"],
            ["National Front for Liberation", "NFL;Martyrs' Brigade"],
        ],
    }
    assert (failing(loaded_word.RULE, tables) != []) is flagged


def named(*rows: list[str]) -> list[dict[str, object]]:
    header = ["actor_id", "name", "aliases", "preceded_by"]
    return failing(likely_duplicate_actor.RULE, {"actors": [header, *rows]})


def test_a_shared_alias_is_found_without_case_accents_and_hyphens() -> None:
    rows = (["a", "Hayat Tahrir al-Sham", "HTS", ""], ["b", "Other", "hayat tahrír al sham", ""])
    assert [row["column"] for row in named(*rows)] == ["aliases"]


def test_names_of_one_line_may_share_an_alias_also_across_a_fork() -> None:
    rows = (["a", "Front", "", ""], ["b", "Left", "the Front", "a"], ["c", "Right", "front", "a"])
    assert named(*rows) == []


def spelt(*publishers: str) -> list[object]:
    rows = [["publisher", "origin"], *([name, "unknown"] for name in publishers)]
    return [row["value"] for row in failing(publisher_spelling.RULE, {"sources": rows})]


def test_the_rarer_spelling_is_flagged_at_its_first_row() -> None:
    assert spelt("The Guardian", "Guardian", "Guardian") == ["The Guardian"]


def test_a_transposition_in_a_long_name_is_a_misspelling() -> None:
    assert spelt("Enab Baladi", "Enab Baladi", "Enba Baladi") == ["Enba Baladi"]


def test_short_names_and_other_numbers_are_different_publishers() -> None:
    assert spelt("BBC News", "NBC News", "France 24 Television", "France 25 Television") == []


def test_a_statement_is_compared_as_a_whole() -> None:
    start = "The army left the city without a fight before"
    rows = [["c1", "a", f"{start} dawn", "active", ""], ["c2", "b", f"{start} noon", "active", ""]]
    header = ["claim_id", "source_id", "statement", "status", "note"]
    assert failing(copied_statement.RULE, {"claims": [header, *rows]}) == []


@pytest.mark.parametrize(
    ("event", "claim", "carried"),
    [
        ("2016-07-28", "2016-07-28", True),
        ("2016-07-28", "2016-07-28~", True),
        ("2016-07-28", "2016-07-27/2016-07-29", False),
        ("2016-07-27/2016-07-29", "2016-07-28/2016-07-29", True),
        ("2016-07", "2016-07-28", True),
        ("2016-07", "2016", False),
        ("2016-07-28", "2016-07-29", False),
        ("2016-07-28", "2016-07-32", True),
    ],
)
def test_a_date_is_carried_by_a_claim_within_it(event: str, claim: str, *, carried: bool) -> None:
    header = ["event_id", "date", "status"]
    tables = {
        "events": [header, ["e", event, "active"]],
        "claims": [header, ["e", claim, "active"]],
    }
    assert (failing(unsupported_date.RULE, tables) == []) is carried


@pytest.mark.parametrize(
    ("published", "stance", "flagged"),
    [
        ("2024-11-25", "asserts", True),
        ("2024-11-26", "asserts", False),
        ("2024-11", "asserts", False),
        ("2024", "asserts", False),
        ("2023", "denies", False),
    ],
)
def test_a_page_may_be_a_day_or_an_unknown_day_early(
    published: str, stance: str, *, flagged: bool
) -> None:
    tables = {
        "claims": [
            ["event_id", "source_id", "stance", "date", "status", "note"],
            ["e", "s", stance, "", "active", ""],
        ],
        "events": [["event_id", "date"], ["e", "2024-11-27"]],
        "sources": [["source_id", "published"], ["s", published]],
    }
    assert (failing(foretold_event.RULE, tables) != []) is flagged


def test_sorting_is_by_bytes_and_counts_the_rest() -> None:
    tables = {name: [[key]] for name, key in unsorted_table.KEYS.items()}
    tables["events"] += [["a-1"], ["a1"], ["a-2"], ["b"], ["a"]]
    (found,) = failing(unsorted_table.RULE, tables)
    assert found["place"] == ("events", 4, "event_id")
    assert "2 rows" in str(found["message"])
