"""The rules of meaning, each a query that returns the rows which break it."""

from collections.abc import Collection

from validator.findings import CouldNotRun
from validator.rules import (
    anachronistic_actor,
    circular_actor,
    circular_event,
    circular_source,
    copied_statement,
    distant_claim_date,
    duplicate_page,
    end_before_start,
    foreign_governorate,
    foretold_event,
    impossible_date,
    incomplete_coordinates,
    incomplete_figure,
    likely_duplicate_actor,
    likely_duplicate_event,
    loaded_word,
    lone_relation,
    lone_role,
    misdated_id,
    misplaced_coordinates,
    outside_governorate,
    outside_window,
    publisher_spelling,
    read_before_published,
    reversed_figure,
    unclear_attribution,
    unexplained_status,
    unsorted_table,
    unsupported_date,
    unsupported_event,
    unused_actor,
    unused_source,
)
from validator.rules.model import Rule

RULES: tuple[Rule, ...] = (
    circular_actor.RULE,
    likely_duplicate_actor.RULE,
    unused_actor.RULE,
    unclear_attribution.RULE,
    lone_role.RULE,
    incomplete_figure.RULE,
    reversed_figure.RULE,
    anachronistic_actor.RULE,
    copied_statement.RULE,
    unexplained_status.RULE,
    foretold_event.RULE,
    impossible_date.RULE,
    outside_window.RULE,
    distant_claim_date.RULE,
    end_before_start.RULE,
    unsupported_event.RULE,
    unsupported_date.RULE,
    likely_duplicate_event.RULE,
    misplaced_coordinates.RULE,
    incomplete_coordinates.RULE,
    foreign_governorate.RULE,
    outside_governorate.RULE,
    loaded_word.RULE,
    misdated_id.RULE,
    circular_event.RULE,
    read_before_published.RULE,
    lone_relation.RULE,
    circular_source.RULE,
    duplicate_page.RULE,
    publisher_spelling.RULE,
    unused_source.RULE,
    unsorted_table.RULE,
)
"""Every rule, in the order of its code. A new rule is one file and one line here."""


def choose(only: Collection[str] = (), skip: Collection[str] = ()) -> tuple[Rule, ...]:
    """The rules called `only` (all if empty) without those called `skip`, by code or name.

    Raises `CouldNotRun` for a name that no rule has.
    """
    known = {name for rule in RULES for name in (rule.code, rule.name)}
    if unknown := sorted({*only, *skip} - known):
        raise CouldNotRun(f'there is no rule "{unknown[0]}"; `timeline explain` lists them')
    return tuple(
        rule
        for rule in RULES
        if (not only or {rule.code, rule.name} & {*only}) and not {rule.code, rule.name} & {*skip}
    )


__all__ = ["RULES", "Rule", "choose"]
