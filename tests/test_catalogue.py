"""The catalogue holds every code, and each link of its overview leads to an entry."""

import re

from validator.docs import catalogue
from validator.faults import FAULTS
from validator.rules import RULES

PAGE = catalogue.render()


def test_every_code_has_one_entry() -> None:
    headings = re.findall(r"^### (\w+) ", PAGE, re.MULTILINE)
    assert sorted(headings) == sorted(fault.code for fault in (*FAULTS, *RULES))


def test_every_link_of_the_overview_leads_to_an_entry() -> None:
    links = re.findall(r"\(#([\w-]+)\)", PAGE)
    headings = re.findall(r"^### (.+)$", PAGE, re.MULTILINE)
    assert links == [heading.lower().replace(" ", "-") for heading in headings]


def test_no_line_holds_a_character_that_cannot_be_seen() -> None:
    assert all(line.isprintable() for line in PAGE.split("\n"))
