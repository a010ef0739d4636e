"""Foreign words as plain text where Streamlit would read Markdown."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def plain(text: str) -> str:
    """The text with everything escaped that Markdown could take for its own."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
