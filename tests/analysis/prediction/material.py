"""The demo's predictions in plain Python: (system, dialogue, target) to (prediction, rating)."""

from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from data.core.schema import ITEMS
from data.corpus import Corpus
from data.predictions.store import PREDICTIONS


def whole(corpus: Corpus) -> Selection:
    return select(corpus, Filter())


def pairs(corpus: Corpus, target: str) -> dict[str, dict[int, tuple[float, float]]]:
    """Of each system; the item sum is the sum of its items."""
    store = corpus.predictions
    rows = store.tables(store.fitting(), PREDICTIONS)
    items = corpus.items.rows_by_key("dialogue_id", named=True, unique=True)
    found: dict[str, dict[int, tuple[float, float]]] = {}
    for system, dialogue, of, value, trained_on, _ in rows.iter_rows():
        rated = items[dialogue]
        if trained_on is not None:
            continue
        mine = found.setdefault(system, {})
        if of == target:
            mine[dialogue] = (value, float(rated[of]))
        elif target == "item_sum" and of in ITEMS:
            before = mine.get(dialogue, (0.0, 0.0))[0]
            mine[dialogue] = (before + value, float(sum(rated[item] for item in ITEMS)))
    return found
