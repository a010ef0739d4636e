"""The tables of each page over many filters, nothing cached; pandas computes the same means beside them."""

import statistics
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from analysis import registry
from analysis.registry import Absent
from analysis.selection import Filter, Selection, select
from data.corpus import Corpus
from tests.bench.filters import FILTERS
from tests.bench.material import Material
from tests.bench.row import Row, percentile, seconds

GOAL_MS = 150
PAGES = {
    "home": ("overview", "data_quality", "topic_counts", "session_durations", "collection_over_time"),
    "topics": ("topic_counts", "topic_scores"),
    "scores": (
        "score_counts",
        "score_summary",
        "band_counts",
        "regime_counts",
        "item_means",
        "rating_summary",
        "label_counts",
    ),
}


def rows(material: Material) -> Iterator[Row]:
    """Per page: selecting, then every table; then the slowest single tables and the peer."""
    registry.load()
    corpus = material.corpus()
    _draw(corpus, Filter(), tuple(registry.TABLES))
    shown = {name for names in PAGES.values() for name in names}
    others = tuple(name for name in registry.TABLES if name not in shown)
    for page, names in {**PAGES, "no page yet": others}.items():
        there = tuple(name for name in names if name in registry.TABLES)
        if there:
            took = [1000 * seconds(lambda f=chosen, n=there: _draw(corpus, f, n)) for chosen in FILTERS]
            name = f"tables of {page} ({len(there)})"
            yield Row(f"{name}, median of {len(took)} filters", statistics.median(took), "ms", goal=GOAL_MS)
            yield Row(f"{name}, p95", percentile(took, 0.95), "ms")
    yield _slowest(corpus)
    yield from _beside_pandas(corpus)


def _draw(corpus: Corpus, chosen: Filter, names: tuple[str, ...]) -> None:
    selection = select(corpus, chosen)
    for name in names:
        _table(selection, name)


def _table(selection: Selection, name: str) -> None:
    try:
        registry.TABLES[name].function(selection)
    except Absent:
        return


def _slowest(corpus: Corpus) -> Row:
    medians = {}
    for name in registry.TABLES:
        took = [seconds(lambda s=chosen, n=name: _table(s, n)) for chosen in [select(corpus, f) for f in FILTERS]]
        medians[name] = 1000 * statistics.median(took)
    name = max(medians, key=lambda name: medians[name])
    return Row(f"slowest table: {name}, median", medians[name], "ms")


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
