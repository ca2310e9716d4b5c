"""Which data a row is from: name, version, date and licence, as short as a row can bear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def stamp(descriptor: Mapping[str, Any]) -> str:
    """For example `syria-timeline 0.1.0 (2026-11-22), CC-BY-4.0`; what is not said is left out."""
    licences = descriptor.get("licenses")
    first = licences[0] if isinstance(licences, list) and licences else {}
    licence = first.get("name") if isinstance(first, dict) else None
    day = str(descriptor.get("created") or "")[:10]
    name = [str(descriptor.get(key) or "") for key in ("name", "version")]
    version = [*filter(None, name), *([f"({day})"] if day else [])]
    return ", ".join(part for part in (" ".join(version), str(licence or "")) if part)
