"""Pieces of SQL that several rules share."""

REVIEWED = "'Reviewed: '"
"""How the note of a claim begins the sentence that lets a reviewed warning stand."""


def folded(text: str) -> str:
    """The letters and digits of the expression `text`, without case, accents, a leading The."""
    plain = f"strip_accents(lower({text}))"
    return rf"regexp_replace({plain}, '^the\s+|[^\pL\pN]+', '', 'g')"


def unreviewed(note: str = "note") -> str:
    """Whether nobody has noted on the claim itself that its warnings were looked at."""
    return f"({note} IS NULL OR NOT contains({note}, {REVIEWED}))"


NAMED_IN_REVIEW = rf"""
    SELECT event_id, unnest(regexp_extract_all(note, '[a-z0-9]+(?:-[a-z0-9]+)+')) AS named
    FROM claims WHERE contains(note, {REVIEWED})"""
"""The events that reviewing notes name, each with the event whose claim bears the note."""
