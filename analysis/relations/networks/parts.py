"""A co-occurrence network of words: its edges, how sure each is, its communities and its places."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from analysis.core.query.selection import Selection, select
from analysis.core.statistics.inference import LEVEL
from analysis.core.statistics.inference.client_weights import groups_of, weights
from analysis.core.statistics.multivariate.association import Measure, association, strongest
from analysis.core.statistics.multivariate.graph import Centralities, centralities, communities, recovery
from analysis.core.statistics.multivariate.layout import classical, graph_distances, settled
from analysis.core.text.lexicon import Array, Role, Unit, Words
from analysis.core.text.per_corpus import once_per_corpus
from analysis.core.text.segments import SPAN, Presence, Within, presence
from analysis.relations.counting.pair_counts import CELLS, PairCounts, pair_counts
from analysis.relations.counting.pair_table import PairTable, pair_table
from analysis.relations.counting.word_choice import most_frequent
from data.corpus import Corpus

TOP, EDGES, MINIMUM, RESAMPLES = 100, 60, 3, 200
CANDIDATES = 20  # so many times the edges are followed through the resamples
REFERENCE_WORDS, REFERENCE_EDGES = 200, 400
ANCHOR = 0.08


@dataclass(frozen=True)
class NetworkSettings:
    """What a network is made of."""

    role: Role = "both"
    words: Words = "content"
    stop: str = "auto"
    unit: Unit = "short"
    within: Within = "utterance"
    span: int = SPAN
    measure: Measure = "jaccard"
    top: int = TOP
    edges: int = EDGES
    minimum: int = MINIMUM


@dataclass(frozen=True, eq=False)
class Survival:
    """How the edges of a network fare when clients are drawn anew, (n_edges,) each.

    ``share``: of the resamples in which the edge is among the strongest. ``low``, ``high``: 95 %
    percentile interval of its strength. ``communities``: (n_words,) communities of each resample.
    """

    share: Array
    low: Array
    high: Array
    communities: list[Array]


@dataclass(frozen=True, eq=False)
class Network:
    """The strongest associations between some words of a selection.

    ``ids``: (n_words,) lemma ids of all words that were counted. ``edges``: the pairs of ``counts`` that are
    edges, strongest first. ``strength``: (n_edges,).
    """

    ids: Array
    counts: PairCounts
    edges: Array
    strength: Array
    settings: NetworkSettings

    @property
    def a(self) -> Array:
        """(n_edges,) one end of each edge, a place in ``ids``."""
        return np.asarray(self.counts.a[self.edges])

    @property
    def b(self) -> Array:
        """(n_edges,) the other end."""
        return np.asarray(self.counts.b[self.edges])

    @cached_property
    def vertices(self) -> Array:
        """The words with an edge, ascending places in ``ids``."""
        return np.unique(np.concatenate([self.a, self.b]))

    @cached_property
    def ends(self) -> tuple[Array, Array]:
        """Both ends of each edge as places in ``vertices``."""
        return np.searchsorted(self.vertices, self.a), np.searchsorted(self.vertices, self.b)

    @cached_property
    def communities(self) -> Array:
        """(n_vertices,) community of each word with an edge, from 0."""
        return communities(len(self.vertices), *self.ends, self.strength)

    @cached_property
    def centralities(self) -> Centralities:
        """How central each word with an edge is."""
        return centralities(len(self.vertices), *self.ends, self.strength)

    def values(self, measure: Measure) -> Array:
        """(n_edges,) another measure of the same edges."""
        n = self.counts
        return association(measure, n.n_pairs[self.edges], n.n_words[self.a], n.n_words[self.b], n.n_segments)


def network(selection: Selection, settings: NetworkSettings, *, by_client: bool = True) -> Network:
    """The network of a selection, counted by client, so that clients can be drawn anew, or all in one.

    Raises UserError where it is asked for too many words.
    """
    ids = most_frequent(
        selection,
        role=settings.role,
        words=settings.words,
        stop=settings.stop,
        top=settings.top,
        unit=settings.unit,
    )
    dialogues = selection.corpus.dialogues
    groups = _dense(groups_of(dialogues)[0], selection.mask) if by_client else np.zeros(dialogues.height, np.int64)
    table = _table(selection, ids, settings)
    if table is None:
        counts = pair_counts(_presence(selection, ids, settings), groups)
    else:
        counts = table.counts(ids, selection.mask, groups)
    measured = association(
        settings.measure, counts.n_pairs, counts.n_words[counts.a], counts.n_words[counts.b], counts.n_segments
    )
    edges = strongest(measured, counts.n_pairs, max(1, int(settings.edges)), settings.minimum)
    return Network(ids, counts, edges, measured[edges], settings)


def _presence(selection: Selection, ids: Array, settings: NetworkSettings) -> Presence:
    return presence(
        selection,
        ids,
        role=settings.role,
        within=settings.within,
        span=settings.span,
        unit=settings.unit,
        words=settings.words,
    )


def _table(selection: Selection, ids: Array, settings: NetworkSettings) -> PairTable | None:
    return pair_table(
        selection,
        ids,
        role=settings.role,
        words=settings.words,
        stop=settings.stop,
        unit=settings.unit,
        within=settings.within,
        span=settings.span,
    )


def held_in(selection: Selection, made: Network) -> Array:
    """(n_edges,) in how many dialogues the two words of each edge share a segment."""
    table = _table(selection, made.ids, made.settings)
    if table is not None:
        return table.dialogues(made.ids, made.a, made.b, selection.mask)
    held = _presence(selection, made.ids[made.vertices], made.settings)
    order = np.argsort(held.word, kind="stable")
    rows = np.split(held.segment[order], np.searchsorted(held.word[order], np.arange(1, len(made.vertices))))
    marked = np.zeros(len(held.dialogue), dtype=bool)
    counted = np.zeros(len(made.edges), dtype=np.int64)
    for edge, ends in enumerate(zip(*made.ends, strict=True)):
        rare, often = sorted((rows[end] for end in ends), key=len)
        marked[often] = True
        both = rare[marked[rare]]
        marked[often] = False
        counted[edge] = np.count_nonzero(np.diff(held.dialogue[both], prepend=-1))
    return counted


def _dense(groups: Array, mask: Array) -> Array:
    """The groups of the masked dialogues numbered from 0; the others are group 0, of which nothing is counted."""
    numbered = np.zeros(len(groups), dtype=np.int64)
    numbered[mask] = np.unique(groups[mask], return_inverse=True)[1]
    return numbered


def survival(made: Network, *, resamples: int, seed: int) -> Survival | None:
    """How the edges fare when clients are drawn anew; None below five clients, or without an edge.

    Where there are very many pairs only those that are near to being an edge are followed.
    """
    counts, settings = made.counts, made.settings
    drawn = weights(len(counts.segments), resamples, seed)
    if drawn is None or not len(made.edges):
        return None
    point = association(
        settings.measure, counts.n_pairs, counts.n_words[counts.a], counts.n_words[counts.b], counts.n_segments
    )
    most = len(made.edges) if len(made.edges) < settings.edges else int(settings.edges)
    room = max(CANDIDATES * most, CELLS // (8 * resamples) if len(point) < CELLS // (8 * resamples) else 0)
    followed = strongest(point, counts.n_pairs, room, min(settings.minimum, 1))
    part = counts.of_pairs(followed)
    both, a, b, total = part.draws(drawn)
    strength = association(settings.measure, both, a, b, total)
    usable = np.where(
        np.isfinite(strength) & (both >= max(1, settings.minimum)) & (strength > 0), strength, -np.inf
    )
    kept = _among_strongest(usable, most)
    places = {int(pair): place for place, pair in enumerate(followed)}
    own = np.array([places[int(pair)] for pair in made.edges])
    tail = (1 - LEVEL) / 2
    low, high = np.nanquantile(np.where(np.isfinite(strength), strength, np.nan)[:, own], [tail, 1 - tail], axis=0)
    return Survival(kept[:, own].mean(axis=0), low, high, _communities(made, part, kept, usable))


def _among_strongest(strength: Array, most: int) -> Array:
    """(n_draws, n_pairs) which pairs are among the strongest of their draw."""
    n = strength.shape[1]
    if n <= most:
        return np.asarray(strength > -np.inf)
    edge = np.partition(strength, n - most, axis=1)[:, n - most]
    return np.asarray((strength >= edge[:, None]) & (strength > -np.inf))


def _communities(made: Network, part: PairCounts, kept: Array, strength: Array) -> list[Array]:
    """(n_vertices,) communities of the network of each resample; -1 for a word without an edge there."""
    place = np.full(len(made.ids), -1, dtype=np.int64)
    place[made.vertices] = np.arange(len(made.vertices))
    a, b = place[part.a], place[part.b]
    inside = (a >= 0) & (b >= 0)
    parts = []
    for chosen, values in zip(kept & inside, strength, strict=True):
        labels = communities(len(made.vertices), a[chosen], b[chosen], values[chosen], starts=1)
        alone = np.ones(len(labels), dtype=bool)
        alone[a[chosen]] = alone[b[chosen]] = False
        parts.append(np.where(alone, -1, labels))
    return parts


def stability(made: Network, survived: Survival | None) -> Array:
    """(n_communities,) how well each community comes back in the resamples, 0 to 1; nan where unknown."""
    if survived is None:
        return np.full(int(made.communities.max(initial=-1)) + 1, np.nan)
    return recovery(made.communities, survived.communities)


def places(selection: Selection, made: Network) -> Array:
    """(n_vertices, 2) places that hardly move when the selection changes.

    They begin where the same words lie in the network of the whole corpus, and are held there a little.
    """
    n = len(made.vertices)
    distances = graph_distances(n, *made.ends)
    known, there = _reference(selection.corpus, made.settings)
    first = np.full((n, 2), np.nan)
    lemmas = made.ids[made.vertices]
    at = np.searchsorted(known, lemmas)
    at = np.minimum(at, max(0, len(known) - 1))
    is_known = known[at] == lemmas if len(known) else np.zeros(n, dtype=bool)
    first[is_known] = there[at[is_known]]
    if is_known.sum() < 3:
        return settled(distances, classical(distances))
    first = _beside_neighbours(first, *made.ends)
    upper = np.triu_indices(n, 1)
    spread = np.sqrt(((first[:, None, :] - first[None, :, :]) ** 2).sum(axis=2))[upper]
    first = first * (distances[upper].sum() / max(1e-9, spread.sum()))
    return settled(distances, first, anchor=ANCHOR)


def _beside_neighbours(places: Array, a: Array, b: Array) -> Array:
    """Words without a place stand beside the words they are joined to, else at the edge in a row."""
    filled = places.copy()
    for _ in range(3):
        missing = np.flatnonzero(np.isnan(filled[:, 0]))
        for vertex in missing:
            near = np.concatenate([b[a == vertex], a[b == vertex]])
            near = near[~np.isnan(filled[near, 0])]
            if len(near):
                turn = 2.4 * vertex
                filled[vertex] = filled[near].mean(axis=0) + 0.3 * np.array([np.cos(turn), np.sin(turn)])
    missing = np.flatnonzero(np.isnan(filled[:, 0]))
    reach = np.nanmax(np.abs(filled)) if np.isfinite(filled).any() else 1.0
    turns = 2 * np.pi * np.arange(len(missing)) / max(1, len(missing))
    filled[missing] = reach * np.column_stack([np.cos(turns), np.sin(turns)])
    return filled


def _reference(corpus: Corpus, settings: NetworkSettings) -> tuple[Array, Array]:
    """(lemma ids, ascending; their places) in the network of the whole corpus."""
    whole = replace(settings, top=REFERENCE_WORDS, edges=REFERENCE_EDGES, minimum=MINIMUM)
    return _reference_of(corpus, whole)


@once_per_corpus
def _reference_of(corpus: Corpus, settings: NetworkSettings) -> tuple[Array, Array]:
    made = network(select(corpus), settings, by_client=False)
    distances = graph_distances(len(made.vertices), *made.ends)
    return made.ids[made.vertices], settled(distances, classical(distances))
