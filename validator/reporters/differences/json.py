"""A comparison for programs."""

from __future__ import annotations

import dataclasses
import json

from validator.comparison.difference import Diff


def render(diff: Diff, *, whole: bool) -> str:  # noqa: ARG001 - it is never cut here
    """One JSON object; `rows_counted` and `counted` have the true numbers of long lists."""
    return json.dumps(dataclasses.asdict(diff), ensure_ascii=True, indent=2) + "\n"
