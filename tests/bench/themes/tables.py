"""The tables of each page over many filters, nothing cached; pandas computes the same means beside them."""

import statistics
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from analysis.core import registry
from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from data.core.problems import Missing
from data.corpus import Corpus
from tests.bench import shown
from tests.bench.filters import FILTERS
from tests.bench.material import Material
from tests.bench.row import Row, percentile, seconds

GOAL_MS = 150
SLOWEST = 5


def rows(material: Material) -> Iterator[Row]:
    """Per page: selecting, then every table; then the slowest single tables and the peer."""
    registry.load()
    corpus = material.corpus()
    _draw(corpus, Filter(), tuple(registry.TABLES))
    for page, names in shown.tables().items():
        took = [1000 * seconds(lambda f=chosen, n=names: _draw(corpus, f, n)) for chosen in FILTERS]
        name = f"all {len(names)} tables of {page}"
        yield Row(f"{name}, median of {len(took)} filters", statistics.median(took), "ms", goal=GOAL_MS)
        yield Row(f"{name}, p95", percentile(took, 0.95), "ms")
    yield from _slowest(corpus)
    yield from _beside_pandas(corpus)


def _draw(corpus: Corpus, chosen: Filter, names: tuple[str, ...]) -> None:
    selection = select(corpus, chosen)
    for name in names:
        _table(selection, name)


def _table(selection: Selection, name: str) -> None:
    try:
        registry.TABLES[name].function(selection)
    except (Absent, Missing):
        return


def _slowest(corpus: Corpus) -> Iterator[Row]:
    selections = [select(corpus, chosen) for chosen in FILTERS]
    took = {
        name: [1000 * seconds(lambda s=selection, n=name: _table(s, n)) for selection in selections]
        for name in registry.TABLES
    }
    for name in sorted(took, key=lambda name: -statistics.median(took[name]))[:SLOWEST]:
        yield Row(f"one of the slowest: {name}, median", statistics.median(took[name]), "ms", goal=GOAL_MS)


def _beside_pandas(corpus: Corpus) -> Iterator[Row]:
    dialogues, utterances = corpus.dialogues.to_pandas(), corpus.utterances.to_pandas()

    def overview(ids: Any) -> None:
        chosen = utterances[utterances["dialogue_id"].isin(ids)]
        chosen.groupby("role", observed=True)["chars"].agg(["size", "mean"])
        pd.unique(dialogues.loc[dialogues["dialogue_id"].isin(ids), ["client_id", "counselor_id"]].values.ravel())

    def topics(ids: Any) -> None:
        chosen = dialogues[dialogues["dialogue_id"].isin(ids)]
        chosen["topic_main"].value_counts(normalize=True)
        chosen.groupby("topic_main", observed=True)["item_sum"].mean()

    peers: dict[tuple[str, ...], Callable[[Any], None]] = {
        ("overview",): overview,
        ("topic_counts", "topic_scores"): topics,
    }
    for names, peer in peers.items():
        ours, theirs = [], []
        for chosen in FILTERS:
            ids = select(corpus, chosen).dialogue_ids.to_pandas()
            ours.append(1000 * seconds(lambda f=chosen, n=names: _draw(corpus, f, n)))
            theirs.append(1000 * seconds(lambda p=peer, i=ids: p(i)))
        name = "pandas, means without intervals" if len(names) > 1 else "pandas"
        yield Row(" + ".join(names), statistics.median(ours), "ms", name, statistics.median(theirs))
