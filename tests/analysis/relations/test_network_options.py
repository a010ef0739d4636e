"""The network under other options, setting by setting."""

import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.relations.network_options import network_edge_options, network_options
from analysis.relations.word_network import word_network
from data.corpus import Corpus

ASKED = {"top": 20, "edges": 8, "minimum": 2}


def edges(frame: pl.DataFrame) -> set[frozenset[tuple[str, str]]]:
    columns = ("lemma_1", "pos_1", "lemma_2", "pos_2")
    return {frozenset([(a, b), (c, d)]) for a, b, c, d in frame.select(columns).iter_rows()}


def test_what_stays_is_what_each_network_made_by_itself_holds(demo_ja: Corpus):
    selection = select(demo_ja)
    own, grid = word_network(selection, resamples=0, **ASKED), network_options(selection, **ASKED)
    assert grid.height == 27
    others = []
    for row in grid.iter_rows(named=True):
        other = word_network(
            selection, measure=row["association"], top=row["top_words"], edges=row["edges"], minimum=2, resamples=0
        )
        others.append(edges(other))
        both, any_of = edges(own) & others[-1], edges(own) | others[-1]
        assert row["shared"] == pytest.approx(len(both) / own.height)
        assert row["overlap"] == pytest.approx(len(both) / len(any_of))
    by_edge = network_edge_options(selection, **ASKED)
    assert edges(by_edge) == edges(own) and by_edge["grid_survival"].is_sorted()
    for row in by_edge.iter_rows(named=True):
        (edge,) = edges(pl.DataFrame([row]))
        assert row["grid_survival"] == pytest.approx(sum(edge in other for other in others) / 27)
