"""An invented study and its judgements."""

from data.coding.store import Place
from data.judgement.store import PAIR, Item, Study


def study(**more) -> Study:
    given = {"mode": PAIR, "attributes": ("overall", "safety"), "systems": ("x", "y"), "seed": 3, **more}
    return Study("", "c", "pilot", **given)


def items(n: int = 6) -> list[Item]:
    return [Item(Place("1", position, "v", "h"), "y", "x") for position in range(n)]
