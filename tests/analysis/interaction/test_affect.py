"""Affect over the session: the dynamics against plain Python, the sources against words counted by hand."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.interaction.affect import affect_course, affect_dynamics, affect_words
from data.affect.store import add_lexicon
from data.corpus import Corpus

DIC = "%\n1\tpos\n2\tneg\n%\n嬉しい\t1\n楽し*\t1\n安心\t1\n怖い\t2\n悲しい\t2\n不安\t2\n"


@pytest.fixture
def lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A lexicon of a few words, in a workspace of its own."""
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))
    return "lexicon:" + add_lexicon(DIC.encode(), "feelings.dic")


def test_hits_are_those_that_are_counted_by_hand(demo_ja: Corpus, lexicon: str):
    whole = select(demo_ja)
    words = affect_words(whole, source=lexicon, plus="pos", minus="neg", top=1000)
    afraid = demo_ja.tokens.vocabulary.with_row_index().filter(pl.col("lemma") == "怖い")["index"].to_numpy()
    assert words.filter(pl.col("category") == "neg")["adds"].unique().to_list() == [-1.0]
    spoken = words.filter(pl.col("word").is_in(["怖い", "こわい", "恐い"]))["n_found"].sum()
    assert spoken == np.isin(demo_ja.tokens.ids, afraid).sum()
    dynamics_of = affect_dynamics(whole, source=lexicon, plus="pos", minus="neg")
    for role in ("counselor", "client"):
        of_role = dynamics_of.filter(pl.col("role") == role)
        assert of_role["n_found"][0] == words.filter(pl.col("role") == role)["n_found"].sum()
        assert 0 < of_role["covered"][0] < 0.2


def test_a_lexicon_of_numbers_gives_their_mean(demo_ja: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))
    source = "lexicon:" + add_lexicon("word,valence\n怖い,-0.8\n好き,0.6\n".encode(), "valence.csv")
    course = affect_course(select(demo_ja), source=source)
    assert course["mean"].is_between(-0.8, 0.6).all()
    assert course["n_dialogues"].max() < 66, "a fifth without such a word has no mean"


def test_without_labels_or_lexicon_there_is_nothing_to_follow(demo_ja: Corpus):
    with pytest.raises(Absent, match="Without labels or a lexicon"):
        affect_dynamics(select(demo_ja))


def test_nothing_selected_is_an_empty_table(demo_en: Corpus):
    nothing = select(demo_en, Filter(id=((0, 0),)))
    assert affect_words(nothing).is_empty()
    assert affect_dynamics(nothing)["n_dialogues"].sum() == 0
