"""Words and scores under other options, against analyses made one by one."""

import pytest

from analysis.core.query.selection import select
from analysis.relations.word_scores import word_score_options, word_score_word_options, word_scores
from data.corpus import Corpus

ASKED = {"minimum": 6, "words": "all", "clearest": 100}


def clear(demo: Corpus, outcome: str, minimum: int, unit: str) -> tuple[dict, set]:
    """(word: is it higher) for the clear words, and all words that are tested."""
    found = word_scores(select(demo), outcome=outcome, minimum=minimum, unit=unit, words="all", resamples=0)
    rows = found.rows(named=True)
    key = {(row["lemma"], row["pos"]): row for row in rows}
    return {
        word: row["points_per_sd"] > 0
        for word, row in key.items()
        if row["p_adjusted"] is not None and row["p_adjusted"] < 0.05
    }, {*key}


def test_what_stays_is_what_each_analysis_made_by_itself_says(demo_ja: Corpus):
    own, _ = clear(demo_ja, "item_sum", 6, "short")
    assert 0 < len(own) <= 100
    grid = word_score_options(select(demo_ja), **ASKED)
    assert grid.height == 18
    again, tested = dict.fromkeys(own, 0), dict.fromkeys(own, 0)
    for row in grid.iter_rows(named=True):
        theirs, every = clear(demo_ja, row["against_outcome"], row["least_dialogues"], row["word_unit"])
        there = [word for word in own if word in every]
        same = [word for word in there if theirs.get(word) == own[word]]
        assert row["shared"] == (pytest.approx(len(same) / len(there)) if there else None)
        for word in there:
            tested[word] += 1
            again[word] += word in same
    by_word = word_score_word_options(select(demo_ja), **ASKED)
    assert by_word.height == len(own)
    for lemma, pos, share, n in by_word.select("lemma", "pos", "grid_survival", "n_settings").iter_rows():
        assert n == tested[lemma, pos] and share == pytest.approx(again[lemma, pos] / n)


def test_where_no_word_is_clear_there_is_no_row(demo_ja: Corpus):
    assert word_score_options(select(demo_ja), minimum=60).is_empty()
    assert word_score_word_options(select(demo_ja), minimum=60).is_empty()
