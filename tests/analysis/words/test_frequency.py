"""Word frequencies and parts of speech against a count over every utterance."""

from collections import Counter

import numpy as np
import polars as pl
import pytest

from analysis.core.compare import both, differences
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.core.text import repeated, spoken_tokens
from analysis.core.text.lexicon import lexicon
from analysis.words.concordance import concordance, concordance_counts
from analysis.words.frequency import parts_of_speech, word_frequencies
from analysis.words.keyness import keyness
from analysis.words.ngrams import ngrams
from analysis.words.occurrences import hits
from analysis.words.profile import collocates, word_forms
from analysis.words.usage import word_trend, word_use
from data.core.problems import UserError
from data.corpus import Corpus
from tests.analysis import naive_words as naive
from tests.analysis.cohorts import cohorts
from tests.analysis.naive_words import ALL, OPTIONS, counts_of


@pytest.mark.parametrize("role", ["both", "counselor", "client"])
def test_frequencies_are_the_counts_over_all_utterances(selection: Selection, role: str):
    expected = naive.counts(selection, role)
    found = word_frequencies(selection, role=role, **ALL)
    assert dict(zip(zip(found["lemma"], found["pos"], strict=True), found["n"], strict=True)) == expected
    total = sum(expected.values())
    assert found["per_million"].to_list() == pytest.approx([1e6 * n / total for n in found["n"]])
    holding = Counter(
        word
        for dialogue in selection.dialogue_ids
        for word in {
            w
            for said in naive.utterances(selection, role)
            if said.dialogue_id == dialogue
            for w in naive.words(said)
        }
    )
    assert found["n_dialogues"].to_list() == [holding[word] for word in found.select("lemma", "pos").rows()]
    assert found["dispersion"].is_between(-1e-9, 1).all()
    bounded = found.drop_nulls("low")
    assert (bounded["low"] <= bounded["per_million"]).all() and (bounded["per_million"] <= bounded["high"]).all()


def test_frequencies_by_role_stand_beside_each_other(selection: Selection):
    found = word_frequencies(selection, **ALL)
    for role in naive.ROLES:
        count = naive.counts(selection, role)
        rates = [1e6 * count[word] / sum(count.values()) for word in found.select("lemma", "pos").rows()]
        assert found[f"per_million_{role}"].to_list() == pytest.approx(rates)


def test_templates_are_left_out_of_every_count_of_words(selection: Selection, monkeypatch):
    monkeypatch.setattr(repeated, "TEMPLATE_DIALOGUES", 2)
    spoken_tokens._of_some.cache_clear()
    corpus = selection.corpus
    held: dict[str, set[int]] = {}
    for text, dialogue in zip(corpus.texts, corpus.utterances["dialogue_id"], strict=True):
        held.setdefault(text, set()).add(dialogue)
    left = [said for said in naive.utterances(selection) if len(held[said.text]) < 2]
    assert len(left) < len(naive.utterances(selection))
    expected = Counter(word for said in left for word in naive.words(said))
    found = word_frequencies(selection, templates=False, **ALL)
    assert dict(zip(found.select("lemma", "pos").rows(), found["n"], strict=True)) == expected
    assert parts_of_speech(selection, templates=False)["n"].sum() == expected.total()
    pairs = keyness(selection, against="roles", resamples=0, templates=False, **OPTIONS)
    assert (pairs["n_a"].sum() + pairs["n_b"].sum()) == sum(
        n for word, n in expected.items() if word in set(pairs.select("lemma", "pos").rows())
    )
    lemma = found["lemma"][0]
    same = sum(n for (name, _), n in expected.items() if name == lemma)
    query = f'lemma:"{lemma}"'
    assert len(concordance(selection, query=query, templates=False)) == min(100, same)
    assert concordance_counts(selection, query=query, templates=False)["n"].sum() == same
    assert word_forms(selection, word=lemma, templates=False)["n"].sum() == same
    assert len(spoken_tokens.SpokenTokens.of(selection, "both", templates=False).utterances) == len(left)
    spoken_tokens._of_some.cache_clear()


def test_stop_words_are_left_out(demo_ja: Corpus):
    whole = select(demo_ja)
    first = word_frequencies(whole, stop="")["lemma"][0]
    assert first not in word_frequencies(whole, stop=f"{first}、無い")["lemma"].to_list()


def test_parts_of_speech_add_up(selection: Selection):
    found = parts_of_speech(selection)
    for role in naive.ROLES:
        here = found.filter(pl.col("role") == role)
        assert here["share"].sum() == pytest.approx(1)
        expected = Counter()
        for (_, pos), n in naive.counts(selection, role).items():
            expected[pos] += n
        assert {pos: n for pos, n in here.select("pos", "n").rows() if n} == expected


def test_other_languages_have_words_too(demo_en: Corpus):
    whole = select(demo_en)
    assert counts_of(keyness(whole, against="roles", **OPTIONS), "a") == naive.counts(whole, "counselor")
    assert word_frequencies(whole)["lemma"].len() > 20
    assert keyness(whole)["low"].null_count() == keyness(whole).height  # no ids of persons, no interval


def test_nothing_selected_is_no_error(demo_ja: Corpus):
    none = select(demo_ja, Filter(id=((0, 0),)))
    for table in (
        word_frequencies,
        parts_of_speech,
        ngrams,
        keyness,
        word_trend,
        word_use,
        word_forms,
        collocates,
    ):
        assert table(none).is_empty(), table.__name__
    assert concordance(none, query="不安").is_empty()


def test_compound_nouns_are_counted_by_every_table(selection: Selection):
    expected = naive.counts(selection, unit="compound")
    found = word_frequencies(selection, unit="compound", **ALL)
    assert dict(zip(zip(found["lemma"], found["pos"], strict=True), found["n"], strict=True)) == expected
    whole = parts_of_speech(selection, unit="compound")
    assert int(whole["n"].sum()) == sum(expected.values()) < int(parts_of_speech(selection)["n"].sum())
    runs = ngrams(selection, unit="compound", **ALL)
    assert sorted(runs["n"]) == sorted(n for n in naive.runs(selection, 2, unit="compound").values() if n >= 3)
    roles = keyness(selection, against="roles", unit="compound", **OPTIONS)
    assert counts_of(roles, "b") == naive.counts(selection, "client", "compound")


@pytest.mark.corpus
def test_the_real_corpus_is_counted_as_one_by_one(real: Corpus):
    part = select(real, Filter(id=((1, 250),)))  # one by one the whole takes minutes
    expected = naive.counts(part)
    found = word_frequencies(part, **ALL)
    assert dict(zip(zip(found["lemma"], found["pos"], strict=True), found["n"], strict=True)) == expected
    for query, patterns in (
        ("不安", ["^不安$"]),
        ("死に たい", ["^死に$", "^たい$"]),
        ("/心配|不安/ *", ["心配|不安", ""]),
    ):
        assert hits(part, query).n == len(naive.matches(part, patterns))
    runs = naive.runs(part, 2)
    best = ngrams(part, words="all", stop="", top=50)
    assert best["n"].to_list() == [n for _, n in runs.most_common(50)]


@pytest.mark.parametrize(
    ("function", "key", "rate", "scale"),
    [
        (word_frequencies, '"{lemma}" {pos}', "per_million", np.log2),
        (ngrams, '"{ngram}"', "per_million", np.log2),
        (parts_of_speech, "{pos} {role}", "share", lambda share: 2 * np.arcsin(np.sqrt(share))),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_rates_of_words_are_those_of_the_table(demo_ja: Corpus, function, key: str, rate: str, scale):
    a, b = cohorts(demo_ja)
    found = {one["key"]: one for one in differences(function, a, b).iter_rows(named=True)}
    for name, side in (("a", a), ("b", b)):
        for one in function(side).head(40).iter_rows(named=True):
            told = found[key.format(**one)]
            assert told[name] == pytest.approx(one[rate])
            if told["a"] and told["b"]:
                assert told["effect"] == pytest.approx(scale(told["b"] / 1) - scale(told["a"] / 1))


def test_words_of_another_corpus_are_found_by_name(demo_ja: Corpus, demo_en: Corpus):
    for function in (word_frequencies, ngrams):
        found = differences(function, select(demo_ja), select(demo_en))
        assert found.filter((pl.col("a") == 0) & (pl.col("b") > 0)).height
        assert found.filter((pl.col("b") == 0) & (pl.col("a") > 0)).height


def test_a_word_that_one_cohort_lists_is_shown_of_both(demo_ja: Corpus):
    a, b = (select(demo_ja, Filter.from_query(query)[0]) for query in ("topics=school", "topics=workplace"))
    alone = {row for side in (a, b) for row in word_frequencies(side, top=60).select("lemma", "pos").rows()}
    found = both(word_frequencies, a, b, top=60)
    for cohort, side in (("A", a), ("B", b)):
        here = found.filter(pl.col("cohort") == cohort).drop("cohort")
        every = word_frequencies(side, top=100_000)
        expected = {row for row in every.select("lemma", "pos").rows() if row in alone}
        assert set(here.select("lemma", "pos").rows()) == expected
        assert here.join(every, on=here.columns, how="anti", nulls_equal=True).is_empty()


def test_words_and_runs_in_utterances_with_a_label_as_counted_one_by_one(demo_ja: Corpus):
    label, whole = "tag:Reflection@gold", select(demo_ja)
    with_label = {
        (row["dialogue_id"], row["position"])
        for row in demo_ja.labels.iter_rows(named=True)
        if row["code"] == "Reflection" and row["kind"] == "gold"
    }
    lex = lexicon(demo_ja)
    places = demo_ja.utterances.select("dialogue_id", "position").rows()
    said = Counter(
        (lex.lemmas["lemma"][int(lemma)], lex.lemmas["pos"][int(lemma)])
        for lemma, row in zip(lex.lemma_ids, lex.utterance_of, strict=True)
        if places[int(row)] in with_label
    )
    found = word_frequencies(whole, codes=label, words="all")
    counted = {(lemma, pos): n for lemma, pos, n in found.select("lemma", "pos", "n").iter_rows()}
    assert counted == {word: said[word] for word in counted}
    runs = ngrams(whole, codes=label)
    assert 0 < runs["n"].max() <= max(said.values())  # type: ignore[operator]
    assert parts_of_speech(whole, codes=label).filter(role="client")["n"].sum() == 0
    with pytest.raises(UserError, match="tag:Reflection@gold"):
        word_frequencies(whole, codes="nobody@x")
