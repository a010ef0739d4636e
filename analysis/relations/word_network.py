"""Which words go together: the co-occurrence network, and how central its words are."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import Method, record
from analysis.core.statistics.multivariate.association import Measure
from analysis.core.statistics.multivariate.graph import has_leiden
from analysis.core.text.lexicon import Array, Lexicon, Role, Unit, Words, lexicon
from analysis.core.text.methods import WORDS
from analysis.core.text.segments import SPAN, Within, presence
from analysis.relations.methods import CENTRALITY, LEIDEN, LOUVAIN, OF_MEASURES, STABILITY
from analysis.relations.networks.parts import (
    EDGES,
    MINIMUM,
    RESAMPLES,
    TOP,
    Network,
    NetworkSettings,
    Survival,
    held_in,
    network,
    places,
    stability,
    survival,
)
from analysis.words.drilldown import of_word

MEASURES: tuple[Measure, ...] = ("jaccard", "pmi", "log_likelihood")
NETWORK: Types = {
    "lemma_1": pl.String,
    "form_1": pl.String,
    "pos_1": pl.String,
    "lemma_2": pl.String,
    "form_2": pl.String,
    "pos_2": pl.String,
    "weight": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "survival": pl.Float64,
    "n_both": pl.UInt32,
    "n_1": pl.UInt32,
    "n_2": pl.UInt32,
    "n_segments": pl.UInt32,
    "n_dialogues": pl.UInt32,
    **dict.fromkeys(MEASURES, pl.Float64),
    "community_1": pl.UInt32,
    "community_2": pl.UInt32,
    **dict.fromkeys(("x_1", "y_1", "x_2", "y_2"), pl.Float64),
}
CENTRAL: Types = {
    "lemma": pl.String,
    "pos": pl.String,
    "n_segments": pl.UInt32,
    "community": pl.UInt32,
    "community_survival": pl.Float64,
    "degree": pl.UInt32,
    "strength": pl.Float64,
    "betweenness": pl.Float64,
    "closeness": pl.Float64,
    "eigenvector": pl.Float64,
}
Made = tuple[Network, Survival | None]


def network_methods(options: Mapping[str, Any]) -> tuple[Method, ...]:
    """The methods of a network by its measure."""
    return WORDS, *_found_by(options["measure"]), STABILITY


def _found_by(measure: Measure) -> tuple[Method, ...]:
    return OF_MEASURES[measure], LEIDEN if has_leiden() else LOUVAIN


def _resampled(survived: Survival | None) -> tuple[Method, ...]:
    return () if survived is None else (STABILITY,)


def centrality_methods(options: Mapping[str, Any]) -> tuple[Method, ...]:
    """The methods of the words of a network."""
    return *network_methods(options), CENTRALITY


@lru_cache(maxsize=4)
def made(selection: Selection, settings: NetworkSettings, resamples: int, seed: int) -> Made:
    """The network and what of it survives; the last ones are kept, for two tables ask for the same."""
    network_of = network(selection, settings, by_client=resamples > 0)
    survived = survival(network_of, resamples=resamples, seed=seed)
    return network_of, survived


def of_edge(row: Row, selection: Selection, *, role: Role, within: Within, span: int, unit: Unit) -> RowTarget:
    """The dialogues with a segment that holds both words."""
    ids = [lemma_id(lexicon(selection.corpus, unit), row[f"lemma_{end}"], row[f"pos_{end}"]) for end in (1, 2)]
    return RowTarget(mask=holding_both(selection, *ids, role=role, within=within, span=span, unit=unit))


def holding_both(
    selection: Selection, first: int, second: int, *, role: Role, within: Within, span: int, unit: Unit
) -> Array:
    """(n_dialogues of the corpus,) which hold a segment with both words."""
    present = presence(
        selection, np.array([first, second]), role=role, within=within, span=span, unit=unit, words="all"
    )
    both = np.bincount(present.segment, minlength=len(present.dialogue)) == 2
    there = np.zeros(len(selection.mask), dtype=bool)
    there[present.dialogue[both]] = True
    return there


def lemma_id(lex: Lexicon, lemma: str, pos: str) -> int:
    """The id of a lemma with its part of speech."""
    is_lemma = (lex.lemmas["lemma"] == lemma) & (lex.lemmas["pos"] == pos)
    return int(np.flatnonzero(is_lemma.to_numpy())[0])


@table(
    methods=network_methods,
    drilldown=Leads(of_edge, named=("lemma_1", "lemma_2")),
    not_comparable="relations",
)
def word_network(
    selection: Selection,
    *,
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    within: Within = "utterance",
    span: int = SPAN,
    measure: Measure = "jaccard",
    top: int = TOP,
    edges: int = EDGES,
    minimum: int = MINIMUM,
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> pl.DataFrame:
    """Which words occur together more than others: the edges of the co-occurrence network.

    Options:
        within: what two words must share: an utterance, a turn, a window of ``span`` utterances side by side, or
            a dialogue; only what the ``role`` says counts
        measure: what ranks the edges
        top: so many of the most frequent words
        edges: so many of the strongest pairs, of at least ``minimum`` segments
        resamples: how often clients are drawn anew, with ``seed``
        words, stop, unit: as in word_frequencies
        role: whose words: both, counselor or client
        seed: seed of the random draws
        span: how many words a window holds
        minimum: the least number of segments a word or pair occurs in

    Columns:
        lemma_1, form_1, pos_1, lemma_2, form_2, pos_2 (the two words, and how they are written)
        weight (the measure)
        low, high (its 95 % percentile interval over resamples of clients, null below 5 clients)
        survival (share of the resamples in which the pair is among the strongest, 0-1)
        n_both (segments that hold both), n_1, n_2 (that hold each), n_segments (in all, in which the role says a
            word)
        n_dialogues (with such a segment)
        jaccard (0-1), pmi (log2), log_likelihood (Dunning's G2, negative where rarer than by chance)
        community_1, community_2 (Leiden, or Louvain without igraph; from 1 by size)
        x_1, y_1, x_2, y_2 (places of the two words in the figure)

    Raises UserError above 500 words.
    """
    settings = NetworkSettings(
        role, words, stop, unit, within, int(span), measure, int(top), int(edges), int(minimum)
    )
    graph, survived = made(selection, settings, int(resamples), int(seed))
    if not len(graph.edges):
        return pl.DataFrame(schema=NETWORK)
    record(*_found_by(measure), *_resampled(survived))
    lex, ids = lexicon(selection.corpus, unit), graph.ids.tolist()
    lemmas, forms = lex.lemmas[ids].select("lemma", "pos"), lex.written.gather(ids)
    n = graph.counts
    communities, where = graph.communities + 1, places(selection, graph)
    columns: dict[str, Any] = {"weight": graph.strength}
    for number, (places_of, ends) in enumerate(zip((graph.a, graph.b), graph.ends, strict=True), 1):
        columns[f"lemma_{number}"] = lemmas["lemma"].gather(places_of)
        columns[f"form_{number}"] = forms.gather(places_of)
        columns[f"pos_{number}"] = lemmas["pos"].gather(places_of)
        columns[f"n_{number}"] = n.n_words[places_of]
        columns[f"community_{number}"] = communities[ends]
        columns[f"x_{number}"], columns[f"y_{number}"] = where[ends].T
    columns |= {name: graph.values(name) for name in MEASURES}
    columns["n_both"] = n.n_pairs[graph.edges]
    columns["n_dialogues"] = held_in(selection, graph)
    for name, values in (("low", "low"), ("high", "high"), ("survival", "share")):
        columns[name] = np.full(len(graph.edges), np.nan) if survived is None else getattr(survived, values)
    frame = pl.DataFrame(columns).with_columns(n_segments=pl.lit(n.n_segments))
    floats = pl.col(pl.Float64).fill_nan(None).round_sig_figs(10)
    return frame.select(pl.col(name).cast(dtype) for name, dtype in NETWORK.items()).with_columns(floats)


@table(
    methods=centrality_methods,
    drilldown=Leads(of_word, n="", named=("lemma", "pos")),
    not_comparable="relations",
)
def word_centralities(
    selection: Selection,
    *,
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    within: Within = "utterance",
    span: int = SPAN,
    measure: Measure = "jaccard",
    top: int = TOP,
    edges: int = EDGES,
    minimum: int = MINIMUM,
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> pl.DataFrame:
    """Which words hold the co-occurrence network together, and in which community each is.

    Options as in word_network.

    Options:
        role: whose words: both, counselor or client
        words: content words or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one word
        measure: score (the published one) or item_sum (the plain sum of the 20 items)
        top: so many of the most frequent words
        seed: seed of the random draws
        within: what counts as together: utterance, turn, window or dialogue
        span: how many words a window holds
        edges: how many of the strongest pairs are shown
        minimum: the least number of segments a word or pair occurs in
        resamples: how often clients are drawn anew for stability; 0: not at all

    Columns:
        lemma
        pos
        n_segments (that hold the word)
        community (Leiden, or Louvain without igraph; from 1 by size)
        community_survival (how well the community comes back when clients are drawn anew: mean of the best
            Jaccard overlap, 0-1, from about 0.75 on stable: Hennig 2007; null below 5 clients)
        degree (edges)
        strength (sum of their weights)
        betweenness (share of the shortest paths between other words that run through it, 0-1)
        closeness (mean of 1 / distance to all others, 0-1)
        eigenvector (0-1)
    """
    settings = NetworkSettings(
        role, words, stop, unit, within, int(span), measure, int(top), int(edges), int(minimum)
    )
    graph, survived = made(selection, settings, int(resamples), int(seed))
    if not len(graph.edges):
        return pl.DataFrame(schema=CENTRAL)
    record(*_found_by(measure), CENTRALITY, *_resampled(survived))
    central = graph.centralities
    lemmas = lexicon(selection.corpus, unit).lemmas[graph.ids[graph.vertices].tolist()]
    frame = lemmas.select("lemma", "pos").with_columns(
        n_segments=pl.Series(graph.counts.n_words[graph.vertices]),
        community=pl.Series(graph.communities + 1),
        community_survival=pl.Series(stability(graph, survived)[graph.communities]).fill_nan(None),
        **{name: pl.Series(getattr(central, name)) for name in [*CENTRAL][5:]},
    )
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in CENTRAL.items())
    ordered: pl.DataFrame = typed.sort("degree", "strength", "lemma", descending=[True, True, False])
    return ordered
