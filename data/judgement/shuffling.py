"""In which order a rater sees the items of a study, and which of two responses is on the left.

Both follow from the study's seed, its id and the rater's name alone, so that they are found again at any time; the
side that was shown is kept with each judgement as well.
"""

from collections.abc import Iterable
from hashlib import blake2b

from data.judgement.store import Item, Study


def draw(study: Study, rater: str, number: int, what: str) -> int:
    """A number that is the same for the same study, rater, item and question, and like chance otherwise."""
    text = "\x1f".join((str(study.seed), study.id, rater, str(number), what))
    return int.from_bytes(blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest(), "big")


def order(study: Study, rater: str, items: Iterable[tuple[int, Item]]) -> list[tuple[int, Item]]:
    """The items of a rater in the order in which this rater sees them."""
    return sorted(items, key=lambda one: (draw(study, rater, one[0], "place"), one[0]))


def left_is_b(study: Study, rater: str, number: int) -> bool:
    """Whether the second system of an item is on this rater's left."""
    return bool(draw(study, rater, number, "side") & 1)
