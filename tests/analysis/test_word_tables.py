"""The tables of words against a count over every utterance."""

from collections import Counter
from math import log, log2, sqrt
from types import SimpleNamespace

import numpy as np
import polars as pl
import pytest
from scipy.stats import chi2_contingency

from analysis.core.compare import both
from analysis.inference import benjamini_hochberg
from analysis.query.filter import Filter
from analysis.query.selection import Selection, select
from analysis.text.lexicon import NoSuchWord, language
from analysis.words.concordance import EXCERPT_LINES, concordance, concordance_counts, excerpt
from analysis.words.frequency import parts_of_speech, word_frequencies
from analysis.words.keyness import keyness
from analysis.words.log_odds import Prior, log_odds
from analysis.words.ngrams import ngrams
from analysis.words.occurrences import hits
from analysis.words.profile import collocates, word_forms
from analysis.words.usage import word_trend, word_use
from data.corpus import Corpus
from data.problems import UserError
from tests.analysis import naive_words as naive

ALL = {"words": "all", "stop": "", "top": 100_000}
QUERIES = ["", "topics=workplace", "id=1-12"]


@pytest.fixture(params=QUERIES)
def chosen(request: pytest.FixtureRequest, demo_ja: Corpus) -> Selection:
    return select(demo_ja, Filter.from_query(request.param)[0])


@pytest.mark.parametrize(
    ("tokenizer", "lemmas", "named", "found"),
    [
        ("unicode", ["the", "i", "garden", "you"], (), "en"),
        ("unicode", ["der", "garten", "ich", "und", "die"], (), ""),
        ("unicode", ["der", "garten"], ("fr",), "fr"),
        ("jieba", ["花园"], (), "zh"),
        ("mecab", ["庭"], (), "ja"),
        ("unicode", [], (), ""),
    ],
)
def test_the_language_of_stop_words(tokenizer: str, lemmas: list[str], named: tuple[str, ...], found: str):
    tokens = SimpleNamespace(
        about={"tokenizer": tokenizer},
        lemmas=pl.DataFrame({"lemma": lemmas}, schema={"lemma": pl.String}).with_columns(pos=pl.lit("word")),
    )
    manifest = SimpleNamespace(card=SimpleNamespace(language=""), languages=named)
    assert language(SimpleNamespace(manifest=manifest, tokens=tokens)) == found


@pytest.mark.parametrize("role", ["both", "counselor", "client"])
def test_frequencies_are_the_counts_over_all_utterances(chosen: Selection, role: str):
    expected = naive.counts(chosen, role)
    found = word_frequencies(chosen, role=role, **ALL)
    assert dict(zip(zip(found["lemma"], found["pos"], strict=True), found["n"], strict=True)) == expected
    total = sum(expected.values())
    assert found["per_million"].to_list() == pytest.approx([1e6 * n / total for n in found["n"]])
    holding = Counter(
        word
        for dialogue in chosen.dialogue_ids
        for word in {
            w for said in naive.utterances(chosen, role) if said.dialogue_id == dialogue for w in naive.words(said)
        }
    )
    assert found["n_dialogues"].to_list() == [holding[word] for word in found.select("lemma", "pos").rows()]
    assert found["dispersion"].is_between(-1e-9, 1).all()
    bounded = found.drop_nulls("low")
    assert (bounded["low"] <= bounded["per_million"]).all() and (bounded["per_million"] <= bounded["high"]).all()


def test_frequencies_by_role_stand_beside_each_other(chosen: Selection):
    found = word_frequencies(chosen, **ALL)
    for role in naive.ROLES:
        count = naive.counts(chosen, role)
        rates = [1e6 * count[word] / sum(count.values()) for word in found.select("lemma", "pos").rows()]
        assert found[f"per_million_{role}"].to_list() == pytest.approx(rates)


def test_stop_words_are_left_out(demo_ja: Corpus):
    whole = select(demo_ja)
    first = word_frequencies(whole, stop="")["lemma"][0]
    assert first not in word_frequencies(whole, stop=f"{first}、無い")["lemma"].to_list()


def test_parts_of_speech_add_up(chosen: Selection):
    found = parts_of_speech(chosen)
    for role in naive.ROLES:
        here = found.filter(pl.col("role") == role)
        assert here["share"].sum() == pytest.approx(1)
        expected = Counter()
        for (_, pos), n in naive.counts(chosen, role).items():
            expected[pos] += n
        assert {pos: n for pos, n in here.select("pos", "n").rows() if n} == expected


@pytest.mark.parametrize("size", [2, 3])
def test_runs_are_those_of_every_utterance(chosen: Selection, size: int):
    found = ngrams(chosen, size=size, **ALL)
    expected = [(" ".join(lemma for lemma, _ in run), n) for run, n in naive.runs(chosen, size).items() if n >= 3]
    assert sorted(found.select("ngram", "n").rows()) == sorted(expected)
    assert (found["n_counselor"] + found["n_client"] == found["n"]).all()


def test_a_run_has_two_or_three_words(demo_ja: Corpus):
    with pytest.raises(UserError, match="2 or 3"):
        ngrams(select(demo_ja), size=4)


def counts_of(found: pl.DataFrame, side: str) -> dict[tuple[str, str], int]:
    return {(lemma, pos): n for lemma, pos, n in found.select("lemma", "pos", f"n_{side}").rows() if n}


OPTIONS = {"words": "all", "stop": "", "minimum": 1}


def test_keyness_counts_both_sides(demo_ja: Corpus):
    whole = select(demo_ja)
    found = keyness(whole, against="score", **OPTIONS)
    high, low = (select(demo_ja, Filter(score=span)) for span in ((70, 100), (0, 69)))
    assert counts_of(found, "a") == naive.counts(high)
    assert counts_of(found, "b") == naive.counts(low)
    roles = keyness(whole, against="roles", **OPTIONS)
    assert counts_of(roles, "a") == naive.counts(whole, "counselor")
    assert counts_of(roles, "b") == naive.counts(whole, "client")


def test_keyness_is_the_formula_of_the_counts(demo_ja: Corpus):
    found = keyness(select(demo_ja), against="roles", prior=1_000, **OPTIONS)
    a, b = (found[name].to_numpy().astype(float) for name in ("n_a", "n_b"))
    prior = 1_000 * (a + b) / (a + b).sum()
    delta, variance = log_odds(a, a.sum(), b, b.sum(), Prior(prior, 1_000))
    assert found["log_odds"].to_numpy() == pytest.approx(delta)
    assert found["z"].to_numpy() == pytest.approx(delta / np.sqrt(variance))
    assert found["z"].is_sorted(descending=True)
    p = found["p"].fill_null(np.nan).to_numpy()
    adjusted = found["p_adjusted"].fill_null(np.nan).to_numpy()
    assert adjusted == pytest.approx(benjamini_hochberg(p), nan_ok=True)
    assert found["tested"].unique().to_list() == [found.height]


@pytest.mark.parametrize(
    ("against", "query"),
    [
        ("topics:workplace", "topics=workplace"),
        ("score:90-100", "score=90-100"),
        ("year:2022", "year=2022"),
    ],
)
def test_a_condition_splits_the_selection(demo_ja: Corpus, against: str, query: str):
    whole = select(demo_ja)
    found = keyness(whole, against=against, **OPTIONS)
    inside = select(demo_ja, Filter.from_query(query)[0])
    assert counts_of(found, "a") == naive.counts(inside)
    assert Counter(counts_of(found, "a")) + Counter(counts_of(found, "b")) == naive.counts(whole)


def test_the_selection_against_the_rest_and_against_another(demo_ja: Corpus):
    part = select(demo_ja, Filter.from_query("topics=workplace")[0])
    rest = keyness(part, against="rest", **OPTIONS)
    split = keyness(select(demo_ja), against="topics:workplace", **OPTIONS)
    assert rest.drop("cohort_a", "cohort_b").equals(split.drop("cohort_a", "cohort_b"))
    other = select(demo_ja, Filter.from_query("topics=school")[0])
    asked = keyness(part, against="topics=school", **OPTIONS)
    given = both(keyness, part, other, **OPTIONS)
    assert asked.drop("cohort_a", "cohort_b").equals(given.drop("cohort_a", "cohort_b"))
    assert counts_of(given, "b") == naive.counts(other)


def test_cohorts_of_two_corpora_share_what_both_have(demo_ja: Corpus, demo_en: Corpus):
    a = select(demo_ja)
    same = keyness(a, other=a, **OPTIONS)
    assert same["log_odds"].abs().max() < 1e-9
    shared = keyness(a, other=select(demo_en), **OPTIONS)
    there = set(naive.counts(a)) & set(naive.counts(select(demo_en)))
    assert set(shared.select("lemma", "pos").rows()) == there


def test_resampled_intervals_repeat_themselves(demo_ja: Corpus):
    whole = select(demo_ja)
    once, twice = (keyness(whole, interval="resampled", seed=4) for _ in range(2))
    assert once.equals(twice)
    assert not once["low"].equals(keyness(whole, interval="resampled", seed=5)["low"])


@pytest.mark.parametrize(
    "against", ["nonsense", "colour:red", "colour=red", "score=9-1", "year:abc", "x" * 10_000]
)
def test_sides_that_cannot_be_read(demo_ja: Corpus, against: str):
    with pytest.raises(UserError):
        keyness(select(demo_ja), against=against)


def test_a_side_without_dialogues_gives_no_row(demo_ja: Corpus):
    assert keyness(select(demo_ja), against="rest").is_empty()
    assert keyness(select(demo_ja, Filter(id=((0, 0),)))).is_empty()


@pytest.mark.parametrize(
    ("query", "patterns"),
    [
        ("不安", ["^不安$"]),
        ("/./", ["."]),
        ("/さん|様/", ["さん|様"]),
        ("* です", ["", "^です$"]),
        ("です * *", ["^です$", "", ""]),
        ("で*", ["^で"]),
        ("nowhere", ["^nowhere$"]),
    ],
)
@pytest.mark.parametrize("role", ["both", "client"])
def test_every_hit_is_counted(chosen: Selection, query: str, patterns: list[str], role: str):
    expected = naive.matches(chosen, patterns, role)
    assert (
        hits(chosen, query, role).n
        == len(expected)
        == concordance_counts(chosen, query=query, role=role)["n"].sum()
    )
    lines = concordance(chosen, query=query, role=role, lines=100_000)
    assert lines.select("dialogue_id", "position").rows() == expected


def test_a_line_is_the_raw_text(chosen: Selection):
    raw = {(s.dialogue_id, s.position): s.text for s in naive.utterances(chosen)}
    lines = concordance(chosen, query="pos:名詞 *", lines=100_000, window=10_000)
    assert lines.height
    for left, keyword, right, *at in lines.select("left", "keyword", "right", "dialogue_id", "position").rows():
        assert left + keyword + right == raw[tuple(at)]
        assert keyword


def test_written_forms_are_cut_as_the_texts_were(demo_ja: Corpus):
    whole = select(demo_ja)
    said = next(
        s
        for s in naive.utterances(whole)
        if len(s.words) > 4 and all(naive.is_word(w[1], w[2]) for w in s.words[:3])
    )
    together = "".join(word[0] for word in said.words[:3])
    assert hits(whole, together).n >= 1


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
    chosen: Selection, sort: str, steps: tuple[int, ...]
):
    def beside(words: list[tuple[str, str, str, str | None]], at: int) -> list[tuple[str, ...]]:
        near = [words[at + step] if 0 <= at + step < len(words) else None for step in steps]
        return [(word[3] or word[0], word[0]) if word else () for word in near]

    found = [
        (beside(said.words, at), (said.dialogue_id, said.position))
        for said in naive.utterances(chosen)
        for at, word in enumerate(said.words)
        if word[2] == "名詞"
    ]
    lines = concordance(chosen, query="pos:名詞", sort=sort, lines=100_000)  # type: ignore[arg-type]
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


def word_of(chosen: Selection) -> str:
    return next(lemma for (lemma, pos), _ in naive.counts(chosen).most_common() if pos == "名詞")


def test_a_trend_over_the_fifths(chosen: Selection):
    word = word_of(chosen)
    length = dict(chosen.dialogues.select("dialogue_id", "n_utterances").rows())
    n: Counter[tuple[str, int]] = Counter()
    size: Counter[tuple[str, int]] = Counter()
    for said in naive.utterances(chosen):
        cell = (said.role, said.position * 5 // length[said.dialogue_id] + 1)
        n[cell] += sum(lemma == word for _, lemma, *_ in said.words)
        size[cell] += len(naive.words(said))
    found = word_trend(chosen, word=word)
    for role, period, rate in found.select("role", "period", "per_million").rows():
        assert rate == pytest.approx(1e6 * n[role, period] / size[role, period], abs=1e-6)


def test_who_uses_a_word(demo_ja: Corpus):
    whole = select(demo_ja)
    word = word_of(whole)
    found = word_use(whole, word=word, by="topic")
    for topic, rate, low, high in found.select("key", "per_million", "low", "high").rows():
        count = naive.counts(select(demo_ja, Filter(topics=(topic,))))
        expected = 1e6 * sum(n for (lemma, _), n in count.items() if lemma == word) / sum(count.values())
        assert rate == pytest.approx(expected, abs=1e-6)
        assert low is None or low <= rate <= high
    years = word_trend(whole, word=word, by="year")
    assert set(years["period"]) == set(demo_ja.dialogues["started_at"].dt.year())


def test_forms_and_readings(chosen: Selection):
    word = word_of(chosen)
    expected = Counter(
        (surface, reading)
        for s in naive.utterances(chosen)
        for surface, lemma, _, reading in s.words
        if lemma == word
    )
    found = word_forms(chosen, word=word)
    spelt: Counter[tuple[str, str | None]] = Counter()
    for surface, reading, n in found.select("surface", "reading", "n").rows():
        spelt[surface, reading] += n
    assert spelt == expected
    assert found["share"].sum() == pytest.approx(1)


def test_neighbours(chosen: Selection):
    word, window = word_of(chosen), 3
    near: Counter[tuple[str, str]] = Counter()
    n_word = 0
    for said in naive.utterances(chosen):
        for i, (_, lemma, *_) in enumerate(said.words):
            if lemma != word:
                continue
            n_word += 1
            around = said.words[max(0, i - window) : i] + said.words[i + 1 : i + 1 + window]
            near.update({(w[1], w[2]) for w in around if naive.is_word(w[1], w[2]) and w[1] != word})
    found = collocates(chosen, word=word, window=window, words="all", stop="", top=10_000)
    expected = {key: n for key, n in near.items() if n >= 3}
    assert {(lemma, pos): n for lemma, pos, n in found.select("lemma", "pos", "n").rows()} == expected
    everywhere = naive.counts(chosen)
    for lemma, pos, n, n_all, dice in found.select("lemma", "pos", "n", "n_all", "log_dice").rows():
        assert n_all == everywhere[lemma, pos]
        assert dice == pytest.approx(14 + log2(2 * n / (n_word + n_all)))


def test_an_unknown_word_is_said_so(demo_ja: Corpus):
    with pytest.raises(NoSuchWord, match="nowhere"):
        word_forms(select(demo_ja), word="nowhere")


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


def test_compound_nouns_are_counted_by_every_table(chosen: Selection):
    expected = naive.counts(chosen, unit="compound")
    found = word_frequencies(chosen, unit="compound", **ALL)
    assert dict(zip(zip(found["lemma"], found["pos"], strict=True), found["n"], strict=True)) == expected
    whole = parts_of_speech(chosen, unit="compound")
    assert int(whole["n"].sum()) == sum(expected.values()) < int(parts_of_speech(chosen)["n"].sum())
    runs = ngrams(chosen, unit="compound", **ALL)
    assert sorted(runs["n"]) == sorted(n for n in naive.runs(chosen, 2, unit="compound").values() if n >= 3)
    roles = keyness(chosen, against="roles", unit="compound", **OPTIONS)
    assert counts_of(roles, "b") == naive.counts(chosen, "client", "compound")


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


def monroe(a: Counter, b: Counter, whole: Counter, prior: float) -> dict[tuple[str, str], tuple[float, float]]:
    """Log-odds and z of Monroe, Colaresi and Quinn (2008), eq. 16, 20 and 22, one word at a time."""
    n_a, n_b, n = (sum(counted.values()) for counted in (a, b, whole))
    found = {}
    for word, times in whole.items():
        alpha, y_a, y_b = prior * times / n, a[word], b[word]
        delta = log((y_a + alpha) / (n_a + prior - y_a - alpha)) - log((y_b + alpha) / (n_b + prior - y_b - alpha))
        found[word] = delta, delta / sqrt(1 / (y_a + alpha) + 1 / (y_b + alpha))
    return found


def dunning(y_a: int, n_a: int, y_b: int, n_b: int) -> float:
    """G2 of the two-by-two table of a word, by scipy."""
    found = chi2_contingency([[y_a, y_b], [n_a - y_a, n_b - y_b]], correction=False, lambda_="log-likelihood")
    return float(found.statistic)


def same_as_the_formulas(corpus: Corpus, minimum: int) -> None:
    """Keyness of score >= 70 against the rest, all words, from counts made one utterance at a time."""
    a, b = (naive.counts(select(corpus, Filter(score=span))) for span in ((70, 100), (0, 69)))
    whole = a + b
    found = keyness(select(corpus), against="score", words="all", stop="", minimum=minimum, prior=500)
    expected = {word: values for word, values in monroe(a, b, whole, 500).items() if a[word] + b[word] >= minimum}
    assert set(found.select("lemma", "pos").rows()) == expected.keys()
    n_a, n_b = sum(a.values()), sum(b.values())
    columns = ("lemma", "pos", "log_odds", "z", "log_likelihood", "n_a", "n_b")
    for lemma, pos, delta, z, g2, y_a, y_b in found.select(columns).iter_rows():
        word = lemma, pos
        assert (y_a, y_b) == (a[word], b[word])
        assert (delta, z) == pytest.approx(expected[word], rel=1e-9, abs=1e-9)
        assert abs(g2) == pytest.approx(dunning(y_a, n_a, y_b, n_b), rel=1e-6, abs=1e-6)


def test_keyness_is_that_of_the_paper_on_the_demo(demo_ja: Corpus):
    same_as_the_formulas(demo_ja, minimum=1)


@pytest.mark.corpus
def test_keyness_is_that_of_the_paper_on_the_real_corpus(real: Corpus):
    same_as_the_formulas(real, minimum=10)


@pytest.mark.corpus
def test_the_real_corpus_is_counted_as_one_by_one(real: Corpus):
    part = select(real, Filter(id=((1, 1_000),)))  # one by one the whole takes minutes
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
