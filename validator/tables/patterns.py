"""Regular expressions that mean the same to Python and to the engine's RE2."""

from __future__ import annotations

import re

_SAFE = re.compile(
    r"""(?:
        [A-Za-z0-9 _,:;=@~%&"'<>!/#-]           # letters that stand for themselves
      | \\[.\\/+*?()\[\]{}|^$~%:&@=!<>"'\#-]    # punctuation, escaped
      | \[\^?(?:\\[\]\[\\^./+*?$|(){}:=@~%&!-]|[A-Za-z0-9 _,.:;=@~%&"'<>!/\#+*?()|{}$-])+\]
      | \((?:\?:)? | \) | \|                      # groups and alternatives
      | [?*+]\??                                 # repetition
      | \{[0-9]{1,3}(?:,[0-9]{0,3})?\}
    )*""",
    re.VERBOSE,
)


def portable(pattern: str) -> bool:
    r"""Whether `pattern`, taken as a whole-value match, is in the subset both engines share.

    Outside it lie anchors, the dot, classes such as \d (Unicode in Python, ASCII in RE2),
    look-around, back-references and possessive repetition.
    """
    return pattern.isascii() and _SAFE.fullmatch(pattern) is not None and "*+" not in pattern
