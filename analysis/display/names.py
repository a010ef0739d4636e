"""Names as they are shown where there is little room: a very long one without its middle."""

from itertools import accumulate
from unicodedata import east_asian_width

LONGEST, BEFORE, AFTER = 76, 40, 18  # columns; a full-width letter takes two


def shorter(name: str) -> str:
    """A name of at most 76 columns as it is; of a longer one the beginning and the end."""
    if len(name) <= LONGEST // 2 or _fitting(name, LONGEST) == len(name):
        return name
    return f"{name[: _fitting(name, BEFORE)]}…{name[len(name) - _fitting(name[::-1], AFTER) :]}"


def _fitting(name: str, columns: int) -> int:
    """How many letters of a name fit into so many columns."""
    widths = accumulate(2 if east_asian_width(letter) in "WFA" else 1 for letter in name)
    return sum(width <= columns for width in widths)
