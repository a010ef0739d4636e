"""Concordance lines are the raw texts, in the order asked for."""

from itertools import product

import polars as pl
import pytest

from analysis.core.compare import differences
from analysis.core.query.selection import Selection, select
from analysis.words.concordance import EXCERPT_LINES, concordance, concordance_counts, excerpt
from analysis.words.frequency import word_frequencies
from analysis.words.profile import collocates, word_forms
from analysis.words.usage import word_trend, word_use
from data.corpus import Corpus
from tests.analysis import naive_words as naive
from tests.analysis.cohorts import cohorts, row_of


def test_a_line_is_the_raw_text(selection: Selection):
    raw = {(s.dialogue_id, s.position): s.text for s in naive.utterances(selection)}
    lines = concordance(selection, query="pos:名詞 *", lines=100_000, window=10_000)
    assert lines.height
    for left, keyword, right, *at in lines.select("left", "keyword", "right", "dialogue_id", "position").rows():
        assert left + keyword + right == raw[tuple(at)]
        assert keyword


@pytest.mark.parametrize("sort", ["left1", "left2", "right1", "right3", "score", "time"])
def test_an_order_keeps_every_line_and_its_pages_are_slices(demo_ja: Corpus, sort: str):
    whole = select(demo_ja)
    every = concordance(whole, query="pos:名詞", sort=sort, lines=100_000)
    plain = concordance(whole, query="pos:名詞", lines=100_000)
    key = ["dialogue_id", "position", "left", "keyword", "right"]
    assert every.select(key).sort(key).equals(plain.select(key).sort(key))
    second = concordance(whole, query="pos:名詞", sort=sort, lines=7, page=2)
    assert second.equals(every[7:14])
    if sort in ("score", "time"):
        assert every["score" if sort == "score" else "said_at"].is_sorted()


@pytest.mark.parametrize(("sort", "steps"), [("left1", (-1, -2, -3)), ("right1", (1, 2, 3)), ("right2", (2, 3))])
def test_an_order_is_by_the_words_beside_however_they_are_used(
    selection: Selection, sort: str, steps: tuple[int, ...]
):
    def beside(words: list[tuple[str, str, str, str | None]], at: int) -> list[tuple[str, ...]]:
        near = [words[at + step] if 0 <= at + step < len(words) else None for step in steps]
        return [(word[3] or word[0], word[0]) if word else () for word in near]

    found = [
        (beside(said.words, at), (said.dialogue_id, said.position))
        for said in naive.utterances(selection)
        for at, word in enumerate(said.words)
        if word[2] == "名詞"
    ]
    lines = concordance(selection, query="pos:名詞", sort=sort, lines=100_000)  # type: ignore[arg-type]
    assert lines.select("dialogue_id", "position").rows() == [
        at for _, at in sorted(found, key=lambda hit: hit[0])
    ]


def test_an_excerpt_holds_fifty_lines_with_their_source(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch):
    whole = select(demo_ja)
    lines = concordance(whole, query="/./")
    assert excerpt(lines, whole).height == 100
    card = demo_ja.manifest.card
    object.__setattr__(card, "text_export", "excerpts")
    try:
        kept = excerpt(lines, whole)
    finally:
        object.__setattr__(card, "text_export", "free")
    assert kept.height == EXCERPT_LINES
    assert set(kept["licence"]) == {card.licence} and kept["dialogue_id"].null_count() == 0


def test_a_compound_noun_is_found_as_one_word(demo_ja: Corpus):
    whole = select(demo_ja)
    made = demo_ja.tokens.in_unit("compound").vocabulary.filter(pl.col("pos_detail") == "複合名詞")
    word = made["lemma"][0]
    n = naive.counts(whole, unit="compound")[word, "名詞"]
    query = f'lemma:"{word}"&pos:名詞'
    lines = concordance(whole, query=query, unit="compound", lines=100_000)
    assert lines.height == n == concordance_counts(whole, query=query, unit="compound")["n"].sum()
    assert set(lines["keyword"]) <= set(made.filter(pl.col("lemma") == word)["surface"])
    raw = {(s.dialogue_id, s.position): s.text for s in naive.utterances(whole)}
    whole_lines = concordance(whole, query=query, unit="compound", lines=100_000, window=10_000)
    for row in whole_lines.iter_rows(named=True):
        assert row["left"] + row["keyword"] + row["right"] == raw[row["dialogue_id"], row["position"]]
    assert word_forms(whole, word=word, unit="compound")["n"].sum() >= n
    assert not collocates(whole, word=word, unit="compound", words="all", stop="").is_empty()
    rates = word_use(whole, word=word, unit="compound", by="role")
    said = [
        1e6 * sum(c for (lemma, _), c in found.items() if lemma == word) / sum(found.values())
        for found in (naive.counts(whole, role, "compound") for role in naive.ROLES)
    ]
    assert rates["per_million"].to_list() == pytest.approx(said)
    assert word_trend(whole, word=word, unit="compound")["per_million"].max() > 0


def test_hits_have_a_rate_and_a_share_of_dialogues(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    query = word_frequencies(a, top=1)["form"][0]
    found, own = differences(concordance_counts, a, b, query=query), concordance_counts(b, query=query)
    for one, name in product(own.iter_rows(named=True), ("per_million", "share_dialogues")):
        assert row_of(found, f"{one['role']} {name}")["b"] == pytest.approx(one[name])
