"""The rules of meaning, each a query that returns the rows which break it."""

from collections.abc import Collection

from validator.findings import CouldNotRun
from validator.rules import unsupported_event
from validator.rules.model import Rule

RULES: tuple[Rule, ...] = (unsupported_event.RULE,)
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
