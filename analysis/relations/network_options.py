"""What of a co-occurrence network hangs on its options: measure, number of words and of edges, seed."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import record
from analysis.core.statistics.inference.option_grid import OptionGrid, around, combinations
from analysis.core.statistics.multivariate.association import Measure, association, strongest
from analysis.core.statistics.multivariate.graph import communities, recovery
from analysis.core.text.lexicon import Role, Unit, Words, lexicon
from analysis.core.text.methods import WORDS
from analysis.core.text.segments import SPAN, Within
from analysis.relations.counting.word_choice import MOST_WORDS
from analysis.relations.methods import GRID
from analysis.relations.networks.parts import EDGES, MINIMUM, TOP, Network, NetworkSettings, network
from analysis.relations.word_network import MEASURES, of_edge

SEEDS = 20
OPTIONS: Types = {
    "association": pl.String,
    "top_words": pl.UInt32,
    "edges": pl.UInt32,
    "shared": pl.Float64,
    "overlap": pl.Float64,
    "n_communities": pl.UInt32,
    "seed_recovery": pl.Float64,
}
EDGE: Types = {
    "lemma_1": pl.String,
    "form_1": pl.String,
    "pos_1": pl.String,
    "lemma_2": pl.String,
    "form_2": pl.String,
    "pos_2": pl.String,
    "weight": pl.Float64,
    "grid_survival": pl.Float64,
    "n_settings": pl.UInt32,
}


@lru_cache(maxsize=4)
def made(selection: Selection, options: NetworkSettings) -> tuple[Network, list[Network], OptionGrid]:
    """The network that was asked for, those of all settings, and which of its edges each of them has."""
    own, others = network(selection, options, by_client=False), [*_settings(selection, options)]
    edges = _edges(own)
    theirs = [set(_edges(other)) for other in others]
    kept = [[float(edge in some) for edge in edges] for some in theirs]
    settings = [
        {"association": one.settings.measure, "top_words": one.settings.top, "edges": one.settings.edges}
        for one in others
    ]
    return own, others, OptionGrid(settings, np.array(kept).reshape(len(others), len(edges)))


def _settings(selection: Selection, options: NetworkSettings) -> Iterator[Network]:
    for words in around(options.top, 2, MOST_WORDS):
        counted = network(selection, replace(options, top=words), by_client=False)
        n = counted.counts
        for chosen in combinations({"measure": MEASURES, "edges": around(options.edges)}):
            measured = association(chosen["measure"], n.n_pairs, n.n_words[n.a], n.n_words[n.b], n.n_segments)
            edges = strongest(measured, n.n_pairs, chosen["edges"], options.minimum)
            yield Network(counted.ids, n, edges, measured[edges], replace(options, top=words, **chosen))


def _edges(one: Network) -> list[tuple[int, int]]:
    """The edges as pairs of lemma ids."""
    return [(int(one.ids[a]), int(one.ids[b])) for a, b in zip(one.a, one.b, strict=True)]


def _seeds(one: Network) -> float | None:
    """How well communities come back with other seeds of the algorithm, one start each."""
    if not len(one.edges):
        return None
    partitions = [
        communities(len(one.vertices), *one.ends, one.strength, seed=1 + seed, starts=1) for seed in range(SEEDS)
    ]
    return float(np.mean(recovery(one.communities, partitions)))


@table(
    methods=(WORDS, GRID),
    drilldown="a row is a choice of options, not dialogues",
    not_comparable="relations",
)
def network_options(
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
) -> pl.DataFrame:
    """How much of the network stays with another measure, and with half or twice the words and edges.

    Options:
        role: whose words: both, counselor or client
        words: content words or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one word
        within: what counts as together: utterance, turn, window or dialogue
        span: utterances in a window
        measure: what ranks the edges of the network that is asked about
        top: so many of the most frequent words
        edges: so many of the strongest pairs
        minimum: the least number of segments a pair occurs in

    Columns:
        association (jaccard, pmi or log_likelihood)
        top_words, edges (of this setting)
        shared (share of the edges asked about that are edges here, 0-1)
        overlap (Jaccard coefficient of both sets of edges, 0-1)
        n_communities
        seed_recovery (mean over communities of how well they come back with 20 other seeds, 0-1)
    """
    options = NetworkSettings(
        role, words, stop, unit, within, int(span), measure, int(top), int(edges), int(minimum)
    )
    own, others, grid = made(selection, options)
    if not len(own.edges):
        return pl.DataFrame(schema=OPTIONS)
    record(GRID)
    both = grid.kept.sum(axis=1)
    columns = {
        "shared": grid.shared,
        "overlap": both / (len(own.edges) + np.array([len(other.edges) for other in others]) - both),
        "n_communities": [int(other.communities.max(initial=-1)) + 1 for other in others],
        "seed_recovery": [_seeds(other) for other in others],
    }
    frame = pl.DataFrame(grid.settings).hstack(pl.DataFrame(columns))
    return frame.select(pl.col(name).cast(dtype) for name, dtype in OPTIONS.items())


@table(
    methods=(WORDS, GRID),
    drilldown=Leads(of_edge, n="", named=("lemma_1", "lemma_2")),
    not_comparable="relations",
)
def network_edge_options(
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
) -> pl.DataFrame:
    """Which edges of the co-occurrence network hang on its options, those that hang on them most first.

    Options:
        role: whose words: both, counselor or client
        words: content words or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one word
        within: what counts as together: utterance, turn, window or dialogue
        span: utterances in a window
        measure: what ranks the edges
        top: so many of the most frequent words
        edges: so many of the strongest pairs
        minimum: the least number of segments a pair occurs in

    Columns:
        lemma_1, form_1, pos_1, lemma_2, form_2, pos_2 (the two words, and how they are written)
        weight (the measure)
        grid_survival (share of the settings of network_options in which the pair is an edge, 0-1)
        n_settings
    """
    options = NetworkSettings(
        role, words, stop, unit, within, int(span), measure, int(top), int(edges), int(minimum)
    )
    own, _, grid = made(selection, options)
    if not len(own.edges):
        return pl.DataFrame(schema=EDGE)
    record(GRID)
    lex = lexicon(selection.corpus, unit)
    columns: dict[str, pl.Series] = {"weight": pl.Series(own.strength)}
    ends = own.ids[own.a], own.ids[own.b]
    for number, ids in enumerate(ends, 1):
        lemmas = lex.lemmas[ids.tolist()]
        columns |= {f"{name}_{number}": lemmas[name] for name in ("lemma", "pos")}
        columns[f"form_{number}"] = lex.written.gather(ids.tolist())
    frame = pl.DataFrame(columns).with_columns(
        grid_survival=pl.Series(grid.survival), n_settings=pl.Series(grid.n_settings)
    )
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in EDGE.items())
    return typed.sort("grid_survival", "weight", descending=[False, True])
