"""Question and answer against going through the turns one by one."""

from collections import Counter
from itertools import groupby

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.text.lexicon import lexicon
from analysis.relations.question_answer import answer_lines, question_answers
from data.corpus import Corpus
from tests.analysis import naive_words


def turns(selection):
    """(dialogue, role, the words of the turn) of every turn."""
    found = []
    for (dialogue, role), run in groupby(
        naive_words.utterances(selection), key=lambda one: (one.dialogue_id, one.role)
    ):
        found.append((dialogue, role, {word for one in run for word in naive_words.words(one)}))
    lemmas = lexicon(selection.corpus, "short").lemmas.filter("is_content")
    content = set(lemmas.select("lemma", "pos").iter_rows())
    return [(dialogue, role, words, words & content) for dialogue, role, words in found]


def exchanges(selection, first, lag):
    every = turns(selection)
    step = 2 * lag - 1
    for place in range(len(every) - step):
        one, other = every[place], every[place + step]
        if one[0] == other[0] and one[1] == first and other[1] != first and one[2] and other[2]:
            yield one[0], one[3], other[3]


@pytest.mark.parametrize("first", ["counselor", "client"])
@pytest.mark.parametrize("lag", [1, 2])
def test_counts_and_expected_counts_are_those_of_a_naive_reading(demo_ja: Corpus, first: str, lag: int):
    selection = select(demo_ja, Filter(id=((1, 60),)))
    found = question_answers(selection, first=first, lag=lag, strata="dialogue", minimum=2, top=40)
    assert found.height > 3
    pairs = [*exchanges(selection, first, lag)]
    sizes = Counter(dialogue for dialogue, _, _ in pairs)
    for row in found.head(8).iter_rows(named=True):
        before, after = row["word_before"], row["word_after"]
        held = [
            (dialogue, any(word == before for word, _ in one), any(word == after for word, _ in other))
            for dialogue, one, other in pairs
        ]
        assert row["n_pairs"] == sum(x and y for _, x, y in held)
        assert row["n_before"] == sum(x for _, x, _ in held)
        xs, ys = (Counter(d for d, *flags in held if flags[i]) for i in (0, 1))
        expected = sum(xs[d] * ys[d] / sizes[d] for d in sizes)
        assert row["expected"] == pytest.approx(expected)
        assert row["lift"] == pytest.approx(row["n_pairs"] / expected)


def test_a_link_opens_its_exchanges(demo_ja: Corpus):
    selection = select(demo_ja)
    row = question_answers(selection, minimum=2).row(0, named=True)
    lines = answer_lines(selection, before=row["word_before"], after=row["word_after"], lines=10_000)
    assert lines.height == row["n_pairs"]
    assert lines["dialogue_id"].n_unique() == row["n_dialogues"]
    assert set(lines["role"]) == {"counselor"}
    assert (lines["position_2"] > lines["position"]).all()


def test_kinds_of_question_and_openings_are_told_apart(demo_ja: Corpus, demo_en: Corpus):
    for corpus in (demo_ja, demo_en):
        kinds = question_answers(select(corpus), asks="questions", minimum=1, strata="dialogue")
        assert all(code.startswith("q:") for code in kinds["word_before"])
    openings = question_answers(select(demo_ja), asks="openings", minimum=2, strata="dialogue")
    assert all(1 <= len(name.split(" ")) <= 2 for name in openings["word_before"])


def test_permutations_correct_for_all_links_at_once(demo_ja: Corpus):
    found = question_answers(select(demo_ja), minimum=2, permutations=60)
    assert found["p_permuted"].is_between(1 / 61, 1).all()
    assert (found["p_permuted"] >= found["p"] * 0.99 - 1 / 61).all()
    assert found["p_permuted"].is_sorted()


def test_nothing_said_links_nothing(demo_ja: Corpus):
    assert question_answers(select(demo_ja, Filter(id=((0, 0),)))).is_empty()
    assert answer_lines(select(demo_ja)).is_empty()
