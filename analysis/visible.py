"""Characters that cannot be seen, made visible: a query must not turn round the line it is shown in."""

import re
import unicodedata

# Joiners and variation selectors belong to emoji and to some scripts, and stay.
_KEPT = "\u200c\u200d"
_SEEN = re.compile(r"[^\x20-\x7e\u3000-\u30ff\u4e00-\u9fff]")


def visible(text: str) -> str:
    """The text with control, direction and zero-width characters as ⟨U+202E⟩."""
    return _SEEN.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    character = found[0]
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in _KEPT
    return f"⟨U+{ord(character):04X}⟩" if hidden else character
