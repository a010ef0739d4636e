"""What of the clusters of words hangs on options: measure, linkage, number of words, number of clusters."""

from functools import lru_cache
from typing import Any, get_args

import numpy as np
import polars as pl

from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import record, unrecorded
from analysis.core.statistics.inference.option_grid import OptionGrid, around, combinations
from analysis.core.statistics.multivariate.association import Nearness
from analysis.core.statistics.multivariate.graph import recovery
from analysis.core.statistics.multivariate.hierarchy import Linkage, labels_of
from analysis.core.text.lexicon import Array, Role, Unit, Words
from analysis.core.text.methods import WORDS
from analysis.core.text.segments import SPAN, Within
from analysis.relations.counting.word_choice import MOST_WORDS
from analysis.relations.methods import CLUSTER_GRID
from analysis.relations.word_clusters import CLUSTERS, TOP, Clustered, clustered

OPTIONS: Types = {
    "word_nearness": pl.String,
    "linkage": pl.String,
    "top_words": pl.UInt32,
    "cluster_count": pl.UInt32,
    "recovery": pl.Float64,
}
CLUSTER: Types = {
    "word_cluster": pl.UInt32,
    "words_of_cluster": pl.String,
    "n_words": pl.UInt32,
    "grid_survival": pl.Float64,
    "n_settings": pl.UInt32,
}
Found = tuple[Clustered, OptionGrid]


@lru_cache(maxsize=4)
def made(
    selection: Selection,
    role: Role,
    words: Words,
    stop: str,
    unit: Unit,
    within: Within,
    span: int,
    top: int,
    clusters: int,
) -> Found | None:
    """The clusters that were asked for, and how each comes back in every setting; None below two words."""

    def of(n: int) -> Clustered | None:
        return clustered(selection, role, words, stop, unit, within, span, n, clusters, resamples=0)

    own = of(top)
    if own is None:
        return None
    settings: list[dict[str, Any]] = []
    kept = []
    cuts = around(clusters, 2)
    for n in around(top, 2, MOST_WORDS):
        other = own if n == top else of(n)
        if other is None:
            continue
        places, theirs = _shared(own, other)
        trees = combinations(
            {"word_nearness": get_args(Nearness), "linkage": get_args(Linkage), "cluster_count": cuts}
        )
        for chosen in trees:
            labels = labels_of(
                other.distances_of(chosen["word_nearness"]), chosen["cluster_count"], chosen["linkage"]
            )
            settings.append({**chosen, "top_words": n})
            kept.append(_recovered(own.labels, places, labels[theirs]))
    return own, OptionGrid(settings, np.array(kept))


def _shared(own: Clustered, other: Clustered) -> tuple[Array, Array]:
    """Where the words that both hold stand in either."""
    place = {key: number for number, key in enumerate(other.lemmas.select("lemma", "pos").iter_rows())}
    pairs = [
        (number, place[key])
        for number, key in enumerate(own.lemmas.select("lemma", "pos").iter_rows())
        if key in place
    ]
    shared = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return shared[:, 0], shared[:, 1]


def _recovered(reference: Array, places: Array, labels: Array) -> Array:
    """(n_clusters,) best Jaccard overlap of each cluster among words that both hold; nan where there are none."""
    kept = np.full(int(reference.max()) + 1, np.nan)
    there, numbered = np.unique(reference[places], return_inverse=True)
    kept[there] = recovery(numbered, [labels])
    return kept


@table(
    methods=(WORDS, CLUSTER_GRID),
    drilldown="a row is a choice of options, not dialogues",
    not_comparable="points",
)
def cluster_options(
    selection: Selection,
    *,
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    within: Within = "dialogue",
    span: int = SPAN,
    top: int = TOP,
    clusters: int = CLUSTERS,
) -> pl.DataFrame:
    """How far the clusters of words come back with other measures, linkages, numbers of words and cuts.

    Options:
        role: whose words: both, counselor or client
        words: content words or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one word
        within: what counts as together: utterance, turn, window or dialogue
        span: utterances in a window
        top: so many of the most frequent words
        clusters: into how many the tree that is asked about is cut

    Columns:
        word_nearness (jaccard, dice or cosine: of the segments that hold two words)
        linkage (ward, average or complete)
        top_words, cluster_count (of this setting: half, as many, twice)
        recovery (mean over the clusters asked about of their best Jaccard overlap here, among the words that both
            settings hold, 0-1)
    """
    with unrecorded():
        clustering = made(selection, role, words, stop, unit, within, int(span), int(top), int(clusters))
    if clustering is None:
        return pl.DataFrame(schema=OPTIONS)
    record(CLUSTER_GRID)
    frame = pl.DataFrame(clustering[1].settings).with_columns(recovery=pl.Series(clustering[1].shared))
    return frame.select(pl.col(name).cast(dtype) for name, dtype in OPTIONS.items())


@table(
    methods=(WORDS, CLUSTER_GRID),
    drilldown="a row is a cluster of words, not dialogues",
    not_comparable="points",
)
def word_cluster_options(
    selection: Selection,
    *,
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    within: Within = "dialogue",
    span: int = SPAN,
    top: int = TOP,
    clusters: int = CLUSTERS,
) -> pl.DataFrame:
    """Which clusters of words hang on options, those that hang on them most first.

    Options:
        role: whose words: both, counselor or client
        words: content words or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one word
        within: what counts as together: utterance, turn, window or dialogue
        span: utterances in a window
        top: so many of the most frequent words
        clusters: into how many the tree is cut

    Columns:
        word_cluster (from 1 by size, as in word_clusters)
        words_of_cluster (how its words are written, spaces between)
        n_words
        grid_survival (mean over the settings of cluster_options of its best Jaccard overlap there, 0-1)
        n_settings (in which one of its words stands)
    """
    with unrecorded():
        clustering = made(selection, role, words, stop, unit, within, int(span), int(top), int(clusters))
    if clustering is None:
        return pl.DataFrame(schema=CLUSTER)
    record(CLUSTER_GRID)
    own, grid = clustering
    forms = own.lemmas["form"].to_numpy()
    members = [forms[own.labels == label] for label in range(grid.kept.shape[1])]
    frame = pl.DataFrame(
        {
            "word_cluster": range(1, len(members) + 1),
            "words_of_cluster": [" ".join(some) for some in members],
            "n_words": [len(some) for some in members],
            "grid_survival": grid.survival,
            "n_settings": grid.n_settings,
        }
    )
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in CLUSTER.items())
    return typed.sort("grid_survival", "word_cluster")
