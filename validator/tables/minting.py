"""Claim ids: minted from what a row says, so that two people mint the same for the same."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base32 in lower case: no i, l, o, u, which are misread."""
LENGTH = 8
_BITS = 5 * LENGTH
_OUTSIDE = ("claim_id", "status", "note")


def mint(row: Mapping[str, str], columns: Sequence[str], taken: Collection[str] = ()) -> str:
    """The id of the claim `row`: 40 bits of SHA-256 over its cells, as eight characters.

    The cells are those of `columns`, in their order, except claim_id, status and note; an
    empty or missing cell counts as empty text. Bits 0 to 39 give the first choice; while that
    is `taken`, the next 40 follow, and after the last of a digest the digest of the digest.
    """
    cells = (row.get(name) or "" for name in columns if name not in _OUTSIDE)
    digest = hashlib.sha256("\x1f".join(cells).encode("utf-8")).digest()
    while True:
        bits = int.from_bytes(digest, "big")
        for first in range(0, 8 * len(digest) - _BITS + 1, _BITS):
            number = (bits >> (8 * len(digest) - first - _BITS)) % (1 << _BITS)
            identifier = _spelt(number)
            if identifier not in taken:
                return identifier
        digest = hashlib.sha256(digest).digest()


def _spelt(number: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
