"""Foreign words as plain text where Streamlit would read Markdown."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")
# What Streamlit makes of text after Markdown was read, where no backslash helps: icons, its logo,
# links, arrows, dashes. A word joiner, which has no width, keeps the parts of such a sign apart.
_SIGN = re.compile(r"(?<=:)(?=material/|streamlit:|//)|(?<=[-<>~])(?=[-<>=])|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
_JOINER = "\u2060"


def plain(text: str) -> str:
    """The text with everything escaped that Streamlit could take for its own."""
    return _SPECIAL.sub(r"\\\1", _SIGN.sub(_JOINER, " ".join(text.split())))


def plain_lines(text: str) -> str:
    """The same for several lines, each on a line of its own."""
    return "  \n".join(map(plain, text.splitlines()))
