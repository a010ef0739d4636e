"""Groups of dialogues and how often each is drawn."""

import numpy as np
import polars as pl

from analysis.core.statistics.inference.client_weights import groups_of, weights


def test_clients_are_the_groups_and_where_one_is_unknown_dialogues_are():
    groups, of_clients = groups_of(pl.DataFrame({"client_id": ["b", "a", "b"]}))
    assert (groups.tolist(), of_clients) == ([1, 0, 1], True)
    groups, of_clients = groups_of(pl.DataFrame({"client_id": ["b", None, "b"]}))
    assert (groups.tolist(), of_clients) == ([0, 1, 2], False)


def test_as_many_groups_are_drawn_as_there_are():
    drawn = weights(7, 500, seed=3)
    assert drawn.shape == (500, 7)
    assert (drawn.sum(axis=1) == 7).all()
    assert np.abs(drawn.mean(axis=0) - 1).max() < 0.2
    assert weights(4, 500, seed=3) is None
    assert weights(7, 0, seed=3) is None
