"""Cohort A against cohort B: every figure draws both, every difference agrees with a regression."""

from itertools import product

import numpy as np
import polars as pl
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.sandwich_covariance import cov_cluster_2groups

from analysis.core import registry
from analysis.core.compare import both, differences
from analysis.core.registry import Absent
from analysis.inference import Clusters, difference, standard_error
from analysis.labels import LANGUAGES, Labels
from analysis.query.filter import Filter
from analysis.query.selection import Selection, select
from analysis.scores.distribution import score_summary
from analysis.topics.counts import topic_counts
from analysis.words.frequency import word_frequencies
from data.corpus import Corpus
from data.problems import Missing

registry.load()


def cohort(corpus: Corpus, query: str) -> Selection:
    return select(corpus, Filter.from_query(query)[0])


@pytest.mark.parametrize("name", registry.FIGURES)
def test_every_figure_draws_two_cohorts(name: str, demo_ja: Corpus, demo_en: Corpus):
    entry = registry.FIGURES[name]
    pairs = [
        (cohort(demo_ja, "score=0-69"), cohort(demo_ja, "score=70-100")),
        (cohort(demo_ja, ""), cohort(demo_ja, "id=12")),
        (cohort(demo_en, "id=1-3"), cohort(demo_en, "id=4-6")),
        (cohort(demo_ja, ""), cohort(demo_en, "")),
    ]
    drawn = 0
    for (a, b), lang in product(pairs, LANGUAGES):
        try:
            table = both(entry.of, a, b)
        except (Absent, Missing):
            continue
        compares = registry.TABLES[entry.of.__name__].pairs
        assert compares or table.columns[0] == "cohort"
        figure = entry.function(table, labels=Labels(lang))
        assert figure.to_dict()["data"] or table.is_empty()
        drawn += 1
    assert drawn >= len(LANGUAGES)


@pytest.mark.parametrize("name", [name for name, entry in registry.TABLES.items() if entry.samples])
def test_a_cohort_does_not_differ_from_itself(name: str, demo: Corpus):
    whole = select(demo)
    try:
        found = differences(registry.TABLES[name].function, whole, whole)
    except (Absent, Missing):
        return
    known = found["difference"].drop_nulls()
    assert known.abs().max() in (None, 0.0) or known.abs().max() < 1e-9


def test_the_difference_is_a_regression_on_the_cohort(demo_ja: Corpus):
    a, b = cohort(demo_ja, "score=0-75"), cohort(demo_ja, "score=50-100")
    found = differences(score_summary, a, b).row(0, named=True)
    stacked = pl.concat([a.dialogues, b.dialogues])
    design = sm.add_constant(np.repeat([0.0, 1.0], [a.n_dialogues, b.n_dialogues]))
    fit = sm.OLS(stacked["score"].to_numpy().astype(float), design).fit()
    groups = [np.unique(stacked[f"{role}_id"], return_inverse=True)[1] for role in ("client", "counselor")]
    covariance = cov_cluster_2groups(fit, groups[0], groups[1], use_correction=False)
    assert found["difference"] == pytest.approx(fit.params[1])
    assert (found["n_a"], found["n_b"]) == (a.n_dialogues, b.n_dialogues)
    # the same sums of scores with each cohort's own G/(G-1), as the project's intervals take them
    pair = np.unique(np.column_stack(groups), axis=0, return_inverse=True)[1].ravel()
    influence = (np.linalg.inv(design.T @ design) @ (design * fit.resid[:, None]).T)[1]
    variance, fewest = 0.0, []
    for codes, sign in ((groups[0], 1), (groups[1], 1), (pair, -1)):
        n = [len(np.unique(part)) for part in (codes[: a.n_dialogues], codes[a.n_dialogues :])]
        scale = [np.sqrt(n[int(side)] / (n[int(side)] - 1)) for side in design[:, 1]]
        sums = np.bincount(codes, weights=influence * scale)
        variance += sign * sums @ sums
        fewest += n
    half = stats.t.ppf(0.975, min(fewest[:4]) - 1) * np.sqrt(variance)
    assert found["high"] - found["difference"] == pytest.approx(half)
    assert np.sqrt(covariance[0][1, 1]) == pytest.approx(np.sqrt(variance), rel=0.15)


@pytest.mark.parametrize(
    ("persons", "rows"), [((6, 150), (30, 900)), ((12, 12), (60, 60)), ((90, 90), (400, 400))]
)
def test_the_interval_covers_as_often_as_it_says_where_one_cohort_has_few_persons(persons, rows):
    rng, inside, drawn = np.random.default_rng(20), 0, 300
    for _ in range(drawn):
        sides = [_invented(rng, *size) for size in zip(persons, rows, strict=True)]
        ids = [np.concatenate([sides[0][i], sides[1][i] + 1_000]) for i in (1, 2)]
        found = difference(sides[0][0], sides[1][0], Clusters.from_ids(*ids))
        inside += bool(np.isnan(found.low) or found.low < 0 < found.high)
    assert 0.91 < inside / drawn < 0.99


def test_errors_of_cohorts_that_share_nobody_add_up_as_squares():
    rng = np.random.default_rng(4)
    (a, *of_a), (b, *of_b) = (_invented(rng, *size) for size in ((8, 40), (30, 200)))
    clusters = Clusters.from_ids(*(np.concatenate([x, y + 1_000]) for x, y in zip(of_a, of_b, strict=True)))
    apart = [standard_error(y - y.mean(), Clusters.from_ids(*who)) for y, who in ((a, of_a), (b, of_b))]
    found = difference(a, b, clusters)
    assert (found.high - found.value) / stats.t.ppf(0.975, 7) == pytest.approx(np.hypot(*apart))


def test_dialogues_in_both_cohorts_count_once():
    """The cohort against all: what both share cancels, so the error is that of the part against the rest."""
    rng = np.random.default_rng(5)
    y, client, counselor = _invented(rng, 60, 600)
    part = rng.random(600) < 0.4
    rows = np.concatenate([np.flatnonzero(part), np.arange(600)])
    found = difference(y[part], y, Clusters.from_ids(client[rows], counselor[rows]))
    rest = difference(
        y[part],
        y[~part],
        Clusters.from_ids(*(np.concatenate([who[part], who[~part]]) for who in (client, counselor))),
    )
    share = 1 - part.mean()
    assert found.value == pytest.approx(share * rest.value)
    assert found.high - found.low == pytest.approx(share * (rest.high - rest.low), rel=0.02)


def test_a_cohort_beside_itself_has_no_test():
    y, client, counselor = _invented(np.random.default_rng(6), 30, 200)
    twice = Clusters.from_ids(np.tile(client, 2), np.tile(counselor, 2))
    found = difference(y, y.copy(), twice)
    assert (found.value, found.low, found.high, found.effect) == (0, 0, 0, 0)
    assert np.isnan(found.p)


def _invented(rng: np.random.Generator, persons: int, rows: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Values with what each client and each counselor adds, and who they are."""
    client, counselor = (rng.integers(0, persons, rows).astype(np.uint64) for _ in range(2))
    added = rng.normal(0, 1, persons)[client] + rng.normal(0, 0.5, persons)[counselor]
    return added + rng.normal(0, 1, rows), client, counselor


def test_rows_of_b_stand_in_the_order_of_a(demo_ja: Corpus):
    table = both(topic_counts, cohort(demo_ja, "year=2020-2022"), cohort(demo_ja, "year=2023-2024"))
    first, second = (table.filter(pl.col("cohort") == name)["topic_main"].to_list() for name in "AB")
    assert [topic for topic in first if topic in second] == [topic for topic in second if topic in first]


def test_persons_of_another_corpus_are_other_persons(demo_ja: Corpus, real: Corpus):
    found = differences(score_summary, select(real), select(demo_ja)).row(0, named=True)
    assert (found["n_a"], found["n_b"]) == (6589, 66)
    assert found["low"] < found["difference"] < found["high"]


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
