"""Groups of words that occur together: Ward's clusters with their dendrogram, and a plane of all words."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.client_weights import weights
from analysis.core.statistics.inference.methods import Method, record
from analysis.core.statistics.multivariate.association import Nearness, nearness
from analysis.core.statistics.multivariate.graph import recovery
from analysis.core.statistics.multivariate.hierarchy import Tree, labels_of, ward
from analysis.core.statistics.multivariate.layout import classical, settled, stress
from analysis.core.text.lexicon import Array, Role, Unit, Words, lexicon
from analysis.core.text.methods import CO_OCCURRENCE, WORDS
from analysis.core.text.segments import SPAN, Within
from analysis.relations.counting.pair_counts import PairCounts
from analysis.relations.methods import SCALING, STABILITY, WARD
from analysis.relations.networks.parts import MINIMUM, RESAMPLES, NetworkSettings, network
from analysis.words.drilldown import of_word

TOP, CLUSTERS = 60, 8
CLUSTERED: Types = {
    "lemma": pl.String,
    "form": pl.String,
    "pos": pl.String,
    "word_cluster": pl.UInt32,
    "cluster_survival": pl.Float64,
    "n_segments": pl.UInt32,
    "x": pl.Float64,
    "y": pl.Float64,
    "stress": pl.Float64,
}
MERGES: Types = {
    "step": pl.UInt32,
    "lemma_1": pl.String,
    "form_1": pl.String,
    "lemma_2": pl.String,
    "form_2": pl.String,
    "height": pl.Float64,
    "words_below": pl.UInt32,
    "word_cluster": pl.UInt32,
    "cluster_survival": pl.Float64,
    "cut": pl.Float64,
    **dict.fromkeys(("place_1", "place_2", "height_1", "height_2"), pl.Float64),
}
METHODS = (WORDS, CO_OCCURRENCE, WARD, STABILITY)


@dataclass(frozen=True, eq=False)
class Clustered:
    """Words in clusters. ``labels``: (n_words,) from 0; ``survival``: (n_clusters,) nan where unknown.

    ``counts``: of the words and their pairs. ``a``, ``b``: both words of each pair.
    """

    lemmas: pl.DataFrame
    n: Array
    counts: PairCounts
    a: Array
    b: Array
    distances: Array
    tree: Tree
    labels: Array
    survival: Array

    @property
    def resampled(self) -> tuple[Method, ...]:
        """The method of ``survival``, where there is any."""
        return (STABILITY,) if np.isfinite(self.survival).any() else ()

    def distances_of(self, kind: Nearness) -> Array:
        """(n_words, n_words) 1 less another measure of how near two words are."""
        n = self.counts
        return _distances(len(self.n), self.a, self.b, nearness(kind, n.n_pairs, n.n_words[n.a], n.n_words[n.b]))


@lru_cache(maxsize=8)
def clustered(
    selection: Selection,
    role: Role,
    words: Words,
    stop: str,
    unit: Unit,
    within: Within,
    span: int,
    top: int,
    clusters: int,
    *,
    resamples: int,
    seed: int = 1,
) -> Clustered | None:
    """The clusters of the most frequent words; None below two words."""
    settings = NetworkSettings(role, words, stop, unit, within, span, "jaccard", top, 1, MINIMUM)
    whole = network(selection, settings)
    counts = whole.counts
    there = np.flatnonzero(counts.n_words > 0)
    if len(there) < 2:
        return None
    lex, chosen = lexicon(selection.corpus, unit), whole.ids[there].tolist()
    lemmas = lex.lemmas[chosen].select("lemma", "pos", form=lex.written.gather(chosen))
    inside = np.isin(counts.a, there) & np.isin(counts.b, there)
    part = counts.of_pairs(inside)
    a, b = np.searchsorted(there, part.a), np.searchsorted(there, part.b)
    shared = nearness("jaccard", part.n_pairs, part.n_words[part.a], part.n_words[part.b])
    distances = _distances(len(there), a, b, shared)
    tree = ward(distances)
    labels = tree.cut(clusters)
    survived: list[Array] = []
    drawn = weights(len(part.segments), resamples, seed)
    if drawn is not None:
        both, ends_a, ends_b, _ = part.draws(drawn)
        for strength in nearness("jaccard", both, ends_a, ends_b):
            survived.append(labels_of(_distances(len(there), a, b, strength), clusters))
    survival = recovery(labels, survived)
    return Clustered(lemmas, counts.n_words[there], part, a, b, distances, tree, labels, survival)


def _distances(n: int, a: Array, b: Array, shared: Array) -> Array:
    """(n, n) 1 less how near two words are; 1 where a word is absent."""
    distances = np.zeros((n, n))
    distances[a, b] = distances[b, a] = 1 - np.nan_to_num(shared)
    return distances


@table(
    methods=(*METHODS, SCALING),
    drilldown=Leads(of_word, n="", named=("lemma", "pos")),
    not_comparable="points",
)
def word_clusters(
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
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> pl.DataFrame:
    """Which words form groups, and where they lie in a plane in which words that occur together are near.

    Ward's method and multidimensional scaling on the same distances, 1 less the Jaccard coefficient.

    Options:
        clusters: into how many the tree is cut. Other options as in word_network
        role: whose words: both, counselor or client
        words: content words or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one word
        top: so many of the most frequent words
        seed: seed of the random draws
        within: what counts as together: utterance, turn, window or dialogue
        span: how many words a window holds
        resamples: how often clients are drawn anew for stability; 0: not at all

    Columns:
        lemma
        form (how it is written)
        pos
        word_cluster (from 1 by size)
        cluster_survival (how well the cluster comes back when clients are drawn anew: mean of the best Jaccard
            overlap, 0-1, from about 0.75 on stable: Hennig 2007; null below 5 clients)
        n_segments (that hold the word)
        x, y (places in the plane)
        stress (Kruskal's stress 1 of the plane, 0 perfect)

    Raises UserError above 500 words.
    """
    whose = role, words, stop, unit, within, int(span)
    clustering = clustered(selection, *whose, int(top), int(clusters), resamples=int(resamples), seed=int(seed))
    if clustering is None:
        return pl.DataFrame(schema=CLUSTERED)
    record(CO_OCCURRENCE, WARD, SCALING, *clustering.resampled)
    places = settled(clustering.distances, classical(clustering.distances), power=0)
    frame = clustering.lemmas.with_columns(
        word_cluster=pl.Series(clustering.labels + 1),
        cluster_survival=pl.Series(clustering.survival[clustering.labels]).fill_nan(None),
        n_segments=pl.Series(clustering.n),
        x=pl.Series(places[:, 0]),
        y=pl.Series(places[:, 1]),
        stress=pl.lit(stress(clustering.distances, places)),
        order=pl.Series(np.argsort(clustering.tree.order)),
    )
    ordered = frame.sort("word_cluster", "order")
    return ordered.select(pl.col(name).cast(dtype) for name, dtype in CLUSTERED.items())


@table(
    methods=METHODS,
    drilldown="a row is a step of the clustering, not dialogues",
    not_comparable="points",
)
def word_merges(
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
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> pl.DataFrame:
    """How words join to groups, step by step: the dendrogram of Ward's method.

    Options as in word_clusters.

    Options:
        role: whose words: both, counselor or client
        words: content words or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one word
        top: so many of the most frequent words
        seed: seed of the random draws
        within: what counts as together: utterance, turn, window or dialogue
        span: how many words a window holds
        clusters: how many clusters the words are cut into
        resamples: how often clients are drawn anew for stability; 0: not at all

    Columns:
        step (from 1)
        lemma_1, form_1, lemma_2, form_2 (the two words that join, and how they are written; null for a group)
        height (distance at which they join)
        words_below (in the new group)
        word_cluster (the cluster the group belongs to, null above the cut)
        cluster_survival (of that cluster, 0-1, null below 5 clients)
        cut (height of the cut)
        place_1, place_2 (where the two stand in the dendrogram, 0 the first word)
        height_1, height_2 (at which they were made, 0 for a word)
    """
    whose = role, words, stop, unit, within, int(span)
    clustering = clustered(selection, *whose, int(top), int(clusters), resamples=int(resamples), seed=int(seed))
    if clustering is None:
        return pl.DataFrame(schema=MERGES)
    record(CO_OCCURRENCE, WARD, *clustering.resampled)
    tree, n = clustering.tree, clustering.tree.n
    place = np.concatenate([np.argsort(tree.order).astype(float), np.zeros(n - 1)])
    height = np.concatenate([np.zeros(n), tree.heights])
    names, forms = clustering.lemmas["lemma"].to_list(), clustering.lemmas["form"].to_list()
    k = min(max(1, int(clusters)), n)
    rows = []
    for step, (members, (left, right)) in enumerate(zip(tree.members(), tree.merges.tolist(), strict=True)):
        left, right = sorted((left, right), key=lambda one: place[one])
        place[n + step] = (place[left] + place[right]) / 2
        label = int(clustering.labels[members[0]]) if step < n - k else None
        survived = (
            None if label is None or np.isnan(clustering.survival[label]) else float(clustering.survival[label])
        )
        rows.append(
            {
                "step": step + 1,
                "lemma_1": names[left] if left < n else None,
                "form_1": forms[left] if left < n else None,
                "lemma_2": names[right] if right < n else None,
                "form_2": forms[right] if right < n else None,
                "height": tree.heights[step],
                "words_below": len(members),
                "word_cluster": None if label is None else label + 1,
                "cluster_survival": survived,
                "cut": _cut(tree, k),
                "place_1": place[left],
                "place_2": place[right],
                "height_1": height[left],
                "height_2": height[right],
            }
        )
    return pl.DataFrame(rows, schema=MERGES)


def _cut(tree: Tree, k: int) -> float:
    """A height between the last step below the cut and the first above it."""
    heights = np.concatenate([[0.0], tree.heights, [1.05 * tree.heights[-1]]])
    return float((heights[tree.n - k] + heights[tree.n - k + 1]) / 2)
