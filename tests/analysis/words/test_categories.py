"""Word categories of a dictionary against counting word by word."""

from collections import Counter

import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.core.text.lexicon import lexicon
from analysis.figures.words.category_rate_dots import category_rate_dots
from analysis.labels import Labels
from analysis.words.categories import category_rates, category_words, members
from data.affect.store import add_lexicon
from data.core.problems import UserError
from data.core.turns import fifth
from data.corpus import Corpus
from tests.analysis import naive_words

DIC = "%\n1\tsleep\n2\tfeeling\n%\n眠*\t1\n夜\t1\n不安\t2\n気持ち\t2\t1\n"
LISTED = {"sleep": ("眠*", "夜", "気持ち"), "feeling": ("不安", "気持ち")}


@pytest.fixture(scope="module")
def short() -> str:
    return add_lexicon(DIC.encode("cp932"), "own.dic")


def is_in(category: str, surface: str, lemma: str) -> bool:
    return any(
        form.startswith(word[:-1]) if word.endswith("*") else form == word
        for word in LISTED[category]
        for form in (surface, lemma)
    )


@pytest.mark.parametrize("by", ["role", "fifth"])
def test_rates_are_those_of_a_count_word_by_word(demo_ja: Corpus, short: str, by: str):
    selection = select(demo_ja)
    lengths = dict(selection.dialogues.select("dialogue_id", "n_utterances").iter_rows())
    n, of = Counter(), Counter()
    for said in naive_words.utterances(selection):
        group = said.role if by == "role" else str(fifth(said.position, lengths[said.dialogue_id]))
        spoken = naive_words.words(said)
        of[group] += len(spoken)
        for surface, lemma, *_ in spoken:
            for category in LISTED:
                n[category, group] += is_in(category, surface, lemma)
    found = category_rates(selection, dictionary=short, by=by)
    counted = {(row["category"], row["group"]): (row["n"], row["of"]) for row in found.iter_rows(named=True)}
    assert counted == {(category, group): (n[category, group], of[group]) for category in LISTED for group in of}
    assert found["n"].sum() > 20
    assert (found["share"] - found["n"] / found["of"]).abs().max() < 1e-12
    assert (found["low"] <= found["share"]).all() and (found["share"] <= found["high"]).all()


def test_the_words_behind_a_rate_add_up_to_it(demo_ja: Corpus, short: str):
    selection = select(demo_ja)
    words = category_words(selection, dictionary=short, category="sleep", top=1_000)
    rates = category_rates(selection, dictionary=short).filter(pl.col("category") == "sleep")
    assert words["n"].sum() == rates["n"].sum()
    assert words["share"].sum() == pytest.approx(1)


def test_a_written_form_or_a_lemma_makes_a_member(demo_ja: Corpus):
    lex = lexicon(demo_ja, "short")
    found = lex.vocabulary.filter(pl.Series(members(lex, ["眠る"])))["lemma"].unique().to_list()
    assert found == ["眠る"]


def test_numbers_are_no_categories_and_nothing_named_is_no_row(demo_ja: Corpus):
    weighted = add_lexicon("不安,-0.5\n安心,0.7\n".encode(), "weights.csv")
    with pytest.raises(UserError, match="numbers"):
        category_rates(select(demo_ja), dictionary=weighted)
    assert category_rates(select(demo_ja)).is_empty() and category_words(select(demo_ja)).is_empty()


def test_a_figure_has_a_line_for_each_category_and_group(demo_ja: Corpus, short: str):
    drawn = category_rate_dots(category_rates(select(demo_ja), dictionary=short), labels=Labels("en"))
    values = [x for trace in drawn.to_dict()["data"] for x in trace["x"] if x is not None]
    assert len(values) >= 4 and max(values) < 100
