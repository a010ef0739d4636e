"""Keyness: counts of both sides, and the formulas of the papers one word at a time."""

from collections import Counter
from math import log, sqrt

import numpy as np
import polars as pl
import pytest
from scipy.stats import chi2_contingency, t

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.statistics.comparison.log_odds import Prior, log_odds
from analysis.core.statistics.inference import benjamini_hochberg
from analysis.core.text.lexicon import lexicon
from analysis.words.keyness import keyness
from data.corpus import Corpus
from tests.analysis import naive_words as naive
from tests.analysis.naive_words import OPTIONS, counts_of


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


def test_a_side_without_dialogues_gives_no_row(demo_ja: Corpus):
    assert keyness(select(demo_ja), against="rest").is_empty()
    assert keyness(select(demo_ja, Filter(id=((0, 0),)))).is_empty()


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


def test_survival_is_the_share_of_resamples_in_which_a_word_is_clear_again(demo_ja: Corpus):
    """Clients are drawn by hand, and each word's log-odds made from the counts of those drawn."""
    whole = select(demo_ja)
    found = keyness(whole, against="roles", resamples=40, seed=3, **OPTIONS).filter(
        pl.col("survival").is_not_null()
    )
    lex, clients = lexicon(demo_ja), np.unique(demo_ja.dialogues["client_id"].to_numpy(), return_inverse=True)[1]
    groups = int(clients.max()) + 1
    drawn = np.random.default_rng(3).multinomial(groups, np.full(groups, 1 / groups), size=40)
    total = lex.total["both"] / lex.sizes["both"].sum()
    every = keyness(whole, against="roles", resamples=0, **OPTIONS)
    assert every["survival"].null_count() == every.height and (found["p"] < 0.05).all()
    clear = every.filter(pl.col("p_adjusted") < 0.05)["p"].max() or 0.05 / every.height
    for row in (found.row(0, named=True), found.row(-1, named=True)):
        there = (lex.lemmas["lemma"] == row["lemma"]) & (lex.lemmas["pos"] == row["pos"])
        word = int(np.flatnonzero(there.to_numpy())[0])
        prior, again = 1_000 * total[word], 0
        degrees = min(groups, demo_ja.dialogues["counselor_id"].n_unique()) - 1
        error = (row["high"] - row["low"]) / 2 / t.ppf(0.975, degrees)
        for times in drawn:
            odds = []
            for role in ("counselor", "client"):
                count = times[clients] @ lex.matrices[role][:, word].toarray().ravel() + prior
                odds.append(log(count / (times[clients] @ lex.sizes[role] + 1_000 - count)))
            change = (odds[0] - odds[1]) * np.sign(row["log_odds"])
            again += change >= t.ppf(1 - clear / 2, degrees) * error
        assert row["survival"] == pytest.approx(again / 40, abs=0.026)
