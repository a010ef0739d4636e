"""The stage of utterances: distinct texts, turns, what is refused, and what the opened map gives."""

import numpy as np
import polars as pl
import pytest

from data.core.problems import UserError
from data.corpus import Corpus
from data.vectors import utterance_stage
from data.vectors.utterance_stage import numbered


def test_distinct_texts_are_numbered_in_order_of_first_use():
    of, distinct = numbered(pl.Series(["b", "a", "b", None, None, "c"]))
    assert of.tolist() == [0, 1, 0, 2, 2, 3]
    assert distinct.to_dict(as_series=False) == {"first": [0, 1, 3, 5], "n": [2, 1, 2, 1]}


def test_the_map_of_the_demo(demo: Corpus):
    spoken = demo.utterance_map
    assert len(spoken.of) == demo.utterances.height
    assert (
        demo.texts[spoken.points["first"].to_list()].to_list() == demo.texts.unique(maintain_order=True).to_list()
    )
    length = np.linalg.norm(spoken.matrix, axis=1)
    assert np.allclose(length[length > 0], 1, atol=1e-4)
    n_turns = int(demo.dialogues["n_turns"].sum())
    assert spoken.turns.shape == (n_turns, spoken.matrix.shape[1])
    assert spoken.themes["level"].unique().sort().to_list() == [1, 2, 3]
    for theme, parent in spoken.themes.filter(pl.col("level") == 2).select("theme", "parent").iter_rows():
        own = spoken.points.filter(pl.col("theme_2") == theme)["theme_1"].to_list()
        assert own.count(parent) == max(own.count(other) for other in set(own))


def test_a_sentence_of_the_corpus_finds_itself(demo_ja: Corpus):
    spoken = demo_ja.utterance_map
    row = int(np.flatnonzero(demo_ja.texts.str.len_chars() > 15)[3])
    vector = spoken.encode([demo_ja.texts[row]])[0]
    assert int(np.argmax(spoken.likeness(vector))) == spoken.of[row]
    assert spoken.likeness(vector).max() == pytest.approx(1, abs=1e-3)


def test_a_turn_of_one_utterance_is_that_utterance(demo_ja: Corpus):
    from data.core.turns import turn_starts

    spoken = demo_ja.utterance_map
    starts = np.flatnonzero(demo_ja.utterances.select(turn_starts()).to_series().to_numpy())
    alone = np.flatnonzero(np.diff(np.append(starts, demo_ja.utterances.height)) == 1)[:20]
    assert np.allclose(spoken.turns[alone], spoken.matrix[spoken.of[starts[alone]]], atol=1e-4)


def test_too_many_are_refused_with_their_size(monkeypatch, demo_en: Corpus, tmp_path):
    monkeypatch.setattr(utterance_stage, "MOST", 100)
    folders = [demo_en.folder / demo_en.manifest.stages[name] for name in ("records", "tokens", "lemmas")]
    with pytest.raises(UserError, match=r"0\.\d GB .* GB of memory.*--without utterances"):
        utterance_stage.make_utterances(*folders, tmp_path, lambda *_: None)
