"""Paths: means of fifths, how far they are apart, courses and their shares."""

import numpy as np
import polars as pl
import pytest

from analysis.core.dialogues.spoken import phase_of
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.utterances.paths import path_lengths, utterance_paths
from data.corpus import Corpus


def test_distances_as_by_hand(demo_ja: Corpus):
    spoken, phase = demo_ja.utterance_map, phase_of(demo_ja, "")
    places = np.isfinite(spoken.places[:, 0])
    apart = []
    for a, b in zip(demo_ja.offsets[:-1], demo_ja.offsets[1:], strict=True):
        rows = np.arange(a, b)[places[a:b]]
        means = [np.asarray(spoken.matrix[spoken.of[rows[phase[rows] == part]]]).sum(axis=0) for part in (1, 2)]
        if all((phase[rows] == part).sum() >= 3 for part in (1, 2)):
            apart.append(1 - means[0] @ means[1] / np.linalg.norm(means[0]) / np.linalg.norm(means[1]))
    row = path_lengths(select(demo_ja)).row(0, named=True)
    assert (row["fifths"], row["n_dialogues"]) == ("1-2", len(apart))
    assert row["mean"] == pytest.approx(np.mean(apart), abs=1e-4)


def test_a_dialogue_stands_beside_the_mean(demo_ja: Corpus):
    whole = utterance_paths(select(demo_ja), dialogue=11)
    behind = whole.filter(pl.col("path") == "map")
    known = np.isfinite(demo_ja.utterance_map.places[:, 0]).sum()
    assert behind.filter(pl.col("theme").is_null())["n_utterances"].sum() == known
    assert behind["theme_name"].drop_nulls().len() > 0
    frame = whole.filter(pl.col("path") != "map")
    assert frame["path"].to_list() == ["mean"] * 5 + ["one"] * 5
    alone = utterance_paths(select(demo_ja, Filter(id=((11, 11),)))).head(5)
    assert np.allclose(alone.select("x", "y").to_numpy(), frame.tail(5).select("x", "y").to_numpy(), atol=1e-3)
    assert utterance_paths(select(demo_ja), dialogue=999_999)["path"].to_list().count("one") == 0


def test_nothing_has_no_path(demo_ja: Corpus):
    none = select(demo_ja, Filter(id=((0, 0),)))
    assert utterance_paths(none).is_empty()
    assert path_lengths(none).is_empty()
