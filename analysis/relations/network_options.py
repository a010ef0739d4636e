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
from analysis.core.text.lexicon import Array, Role, Unit, Words, lexicon
from analysis.core.text.methods import WORDS
from analysis.relations.counting.segments import SPAN, Within
from analysis.relations.counting.word_choice import MOST_WORDS
from analysis.relations.methods import GRID
from analysis.relations.networks.parts import EDGES, MINIMUM, TOP, Asked, Network, network
from analysis.relations.word_network import MEASURES, of_edge
from analysis.statistics.inference.methods import record
from analysis.statistics.multivariate.association import Measure, association, strongest
from analysis.statistics.multivariate.graph import communities, recovery

SEEDS = 20
FACTORS = (0.5, 1.0, 2.0)
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
Pairs = set[tuple[int, int]]


@lru_cache(maxsize=4)
def made(selection: Selection, asked: Asked) -> tuple[Network, list[tuple[Measure, Network]]]:
    """The network that was asked for, and those of all other settings."""
    return network(selection, asked), [*_settings(selection, asked)]


def _settings(selection: Selection, asked: Asked) -> Iterator[tuple[Measure, Network]]:
    for words in dict.fromkeys(max(2, min(MOST_WORDS, round(factor * asked.top))) for factor in FACTORS):
        counted = network(selection, replace(asked, top=words))
        n = counted.counts
        for measure in MEASURES:
            measured = association(measure, n.n_pairs, n.n_words[n.a], n.n_words[n.b], n.n_segments)
            for most in dict.fromkeys(max(1, round(factor * asked.edges)) for factor in FACTORS):
                edges = strongest(measured, n.n_pairs, most, asked.minimum)
                own = replace(asked, top=words, measure=measure, edges=most)
                yield measure, Network(counted.ids, n, edges, measured[edges], own)


def _pairs(one: Network) -> Pairs:
    """The edges as pairs of lemma ids."""
    return {(int(one.ids[a]), int(one.ids[b])) for a, b in zip(one.a, one.b, strict=True)}


def _seeds(one: Network) -> Array:
    """How well communities come back with other seeds of the algorithm, one start each."""
    found = [
        communities(len(one.vertices), *one.ends, one.strength, seed=1 + seed, starts=1) for seed in range(SEEDS)
    ]
    return recovery(one.communities, found)


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
    asked = Asked(role, words, stop, unit, within, int(span), measure, int(top), int(edges), int(minimum))
    own, others = made(selection, asked)
    if not len(own.edges):
        return pl.DataFrame(schema=OPTIONS)
    record(GRID)
    pairs = _pairs(own)
    rows = []
    for name, other in others:
        theirs = _pairs(other)
        both, any_of = len(pairs & theirs), len(pairs | theirs)
        seeds = float(np.mean(_seeds(other))) if theirs else None
        n = int(other.communities.max(initial=-1)) + 1
        rows.append((name, other.asked.top, other.asked.edges, both / len(pairs), both / max(1, any_of), n, seeds))
    return pl.DataFrame(rows, schema=OPTIONS, orient="row")


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
    asked = Asked(role, words, stop, unit, within, int(span), measure, int(top), int(edges), int(minimum))
    own, others = made(selection, asked)
    if not len(own.edges):
        return pl.DataFrame(schema=EDGE)
    record(GRID)
    theirs = [_pairs(other) for _, other in others]
    lex = lexicon(selection.corpus, unit)
    columns: dict[str, pl.Series] = {"weight": pl.Series(own.strength)}
    ends = own.ids[own.a], own.ids[own.b]
    for number, ids in enumerate(ends, 1):
        lemmas = lex.lemmas[ids.tolist()]
        columns |= {f"{name}_{number}": lemmas[name] for name in ("lemma", "pos")}
        columns[f"form_{number}"] = lex.written.gather(ids.tolist())
    shares = [np.mean([(int(a), int(b)) in edges_of for edges_of in theirs]) for a, b in zip(*ends, strict=True)]
    frame = pl.DataFrame(columns).with_columns(grid_survival=pl.Series(shares), n_settings=pl.lit(len(theirs)))
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in EDGE.items())
    return typed.sort("grid_survival", "weight", descending=[False, True])
