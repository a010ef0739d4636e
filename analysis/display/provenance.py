"""Who gave the topics of a corpus: a machine, by its name where the corpus says it."""

from collections.abc import Iterable

from analysis.labels import Labels
from data.core.store.card import Card


def by_machine(labels: Labels, key: str, cards: Iterable[Card], **values: str) -> str:
    """The sentence ``key`` about these corpora's machine labels, with the models that they name; else empty."""
    machines = [card for card in cards if card.topics_by_machine]
    if not machines:
        return ""
    names = dict.fromkeys(card.topics_by for card in machines if card.topics_by)
    by = labels("topics.model", model=labels.listing(names)) if names else ""
    return labels(key, by=by, **values)
