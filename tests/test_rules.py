"""Every rule flags its bad example where it says, and nothing else."""

import re

import pytest

from tests.rule_engine import places, widened
from validator.rules import RULES, Rule
from validator.rules.examples import parse

LINKED = {
    "event_id": "event",
    "source_id": "source",
    "actor_id": "actor",
    "status": "active",
    "date": "event_earliest",
    "date_end": "event_ended",
}
"""What the relation `claimed` makes of a column."""

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@every_rule
def test_the_bad_example_is_flagged_exactly_there(rule: Rule) -> None:
    assert places(rule, rule.bad) == sorted(rule.at)


@every_rule
def test_the_good_example_is_clean(rule: Rule) -> None:
    assert places(rule, rule.good) == []


@every_rule
def test_both_examples_hold_the_columns_that_the_rule_reads_and_no_others(rule: Rule) -> None:
    for example in (rule.bad, rule.good):
        headers = {name: tuple(rows[0]) for name, rows in parse(example).items()}
        assert headers == dict(rule.reads)


@every_rule
def test_the_query_names_every_column_that_the_rule_reads(rule: Rule) -> None:
    for columns in rule.reads.values():
        for column in columns:
            assert re.search(rf"\b({column}|{LINKED.get(column, column)})\b", rule.query)


@every_rule
def test_columns_that_it_does_not_read_change_nothing(rule: Rule) -> None:
    assert places(rule, widened(parse(rule.bad))) == sorted(rule.at)
    assert places(rule, widened(parse(rule.good))) == []


@every_rule
def test_a_table_without_rows_is_clean(rule: Rule) -> None:
    empty = "\n\n".join(f"{name}:\n{','.join(columns)}" for name, columns in rule.reads.items())
    assert places(rule, empty) == []


@every_rule
def test_a_rule_stands_in_a_module_of_its_name(rule: Rule) -> None:
    from importlib import import_module

    module = import_module(f"validator.rules.{rule.name.replace('-', '_')}")
    assert module.RULE is rule


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)
