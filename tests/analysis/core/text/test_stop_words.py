"""Lists of words to leave out, and the groups that they may name."""

import numpy as np
import polars as pl

from analysis.core.query.selection import select
from analysis.core.text.lexicon import lexicon
from analysis.core.text.stop_words import AUTO, GROUPS, LISTS, NAMES, SENSITIVE, stop_words, word_groups
from analysis.export.options import settings_in_words
from analysis.labels import Labels
from analysis.words.frequency import word_frequencies
from data.corpus import Corpus


def test_a_list_may_hold_the_standard_list_words_and_groups():
    assert stop_words(AUTO, "ja") == LISTS["ja"]
    assert stop_words(f"{AUTO} 相談,仕事", "ja") == (*LISTS["ja"], "相談", "仕事")
    assert stop_words(f"{NAMES} 相談", "ja") == ("相談",)
    assert word_groups(f"{SENSITIVE} 相談 {NAMES}") == GROUPS
    assert word_groups("names") == ()


def test_personal_names_are_left_out_by_their_part_of_speech(demo_ja: Corpus):
    lex = lexicon(demo_ja)
    tagged = lex.vocabulary.with_columns(
        lemma_row=pl.Series(lex.lemma_of),
        n=pl.Series(lex.occurrences),
        name=pl.col("pos_detail").str.contains("人名"),
    )
    names = {
        row
        for row, part in tagged.group_by("lemma_row")
        if part.filter("name")["n"].sum() * 2 > part["n"].sum()
        for row in row
    }
    assert set(np.flatnonzero(lex.groups[NAMES]).tolist()) == names != set()
    every = word_frequencies(select(demo_ja), words="all", stop="", top=100_000)
    without = word_frequencies(select(demo_ja), words="all", stop=NAMES, top=100_000)
    others = {lemma for row, lemma in enumerate(lex.lemmas["lemma"]) if row not in names}
    assert set(every["lemma"]) - set(without["lemma"]) != set()
    assert set(without["lemma"]) == set(every["lemma"]) & others


def test_sensitive_words_are_left_out_where_asked(demo_ja: Corpus):
    lex = lexicon(demo_ja)
    hidden = set(lex.lemmas["lemma"].filter(pl.Series(lex.groups[SENSITIVE])))
    assert hidden <= {"死ぬ", "死", "自殺", "カット", "リスト", "殺す", "飛び降りる"}
    assert not hidden & set(word_frequencies(select(demo_ja), words="all", stop=SENSITIVE, top=100_000)["lemma"])


def test_a_caption_names_the_groups():
    for lang in ("ja", "en"):
        labels = Labels(lang)
        told = settings_in_words({"stop": f"{AUTO} {NAMES}"}, labels)
        assert labels.value("setting.stop", NAMES) in told
        assert labels.value("setting.stop", AUTO) in told
        assert "@" not in told


def test_a_caption_tells_a_score_from_the_strength_of_an_association():
    labels = Labels("en")
    assert settings_in_words({"measure": "pmi"}, labels) == "strength of co-occurrence = PMI"
    assert settings_in_words({"measure": "item_sum"}, labels) == "score = item sum"
