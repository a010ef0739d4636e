"""Cohort A compared with cohort B: every table subtracts or says why not; differences agree with a regression."""

from contextlib import suppress
from itertools import product

import numpy as np
import polars as pl
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.sandwich_covariance import cov_cluster_2groups

from analysis.core import registry
from analysis.core.compare import DIFFERENCE, both, differences
from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.registry import TABLES
from analysis.core.text.lexicon import NoSuchWord
from analysis.display.filters import differences_in_words
from analysis.display.tables import present
from analysis.labels import LANGUAGES, TEXTS, Labels
from analysis.scores.curve import score_curve
from analysis.scores.distribution import score_summary
from analysis.scores.drift import score_change, score_slopes
from analysis.scores.features import feature_correlations
from analysis.scores.groups import score_groups
from analysis.scores.items import half_correlations, item_halves, item_profile
from analysis.scores.straight_lining import straight_lining
from analysis.topics.counts import topic_counts
from analysis.topics.groups import topic_groups
from analysis.topics.sub_topics import sub_topic_clusters
from analysis.topics.tree import topic_tree
from data.affect.store import add_lexicon
from data.core.problems import Missing
from data.corpus import Corpus
from tests.analysis.answers import answer, few
from tests.analysis.cohorts import cohort, cohorts

WORDS = {
    "concordance_counts": {"query": "つらい"},
    "collocates": {"word": "もう"},
    "themes_around": {"of_theme": "1.1"},
}
SEARCHES = {"search_counts": "text=の"}
NEW = [
    score_change, score_curve, score_groups, score_slopes, feature_correlations, half_correlations, item_halves,
    item_profile, straight_lining, sub_topic_clusters, topic_groups, topic_tree,
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def dictionary() -> None:
    """Word categories that a table can be asked with."""
    WORDS["category_rates"] = {"dictionary": add_lexicon("%\n1\tsleep\n%\n眠*\t1\n夜\t1\n".encode(), "own.dic")}


@pytest.mark.parametrize(("turn", "name"), [*enumerate(registry.FIGURES)])
def test_every_figure_draws_two_cohorts(turn: int, name: str, demo_ja: Corpus, demo_en: Corpus):
    """One of these pairs, in turn: the next that has what the figure is drawn from."""
    entry = registry.FIGURES[name]
    pairs = [
        (cohort(demo_ja, "score=0-69"), cohort(demo_ja, "score=70-100")),
        (cohort(demo_ja, ""), cohort(demo_ja, "id=12")),
        (cohort(demo_ja, ""), cohort(demo_en, "")),
        (cohort(demo_en, "id=1-3"), cohort(demo_en, "id=4-6")),
    ]
    for a, b in pairs[turn % 4 :] + pairs[: turn % 4]:
        try:
            table = answer(entry.table, a, b)
        except (Absent, Missing):
            continue
        assert entry.table.compares or table.columns[0] == "cohort"
        for lang in LANGUAGES:
            figure = entry.function(table, labels=Labels(lang))
            assert figure.to_dict()["data"] or table.is_empty()
        return
    pytest.fail(f"{name} can be drawn of no pair")


@pytest.mark.parametrize("name", [name for name, entry in registry.TABLES.items() if entry.samples])
def test_a_cohort_does_not_differ_from_itself(name: str, demo_ja: Corpus, demo_en: Corpus):
    for demo in (demo_ja, demo_en):
        with suppress(Absent, Missing):
            whole = select(demo)
            table = differences(TABLES[name].function, whole, whole, **few(TABLES[name]))
            assert table["difference"].drop_nulls().abs().max() in (None, pytest.approx(0, abs=1e-9))
            return


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


def test_rows_of_b_stand_in_the_order_of_a(demo_ja: Corpus):
    table = both(topic_counts, cohort(demo_ja, "year=2020-2022"), cohort(demo_ja, "year=2023-2024"))
    first, second = (table.filter(pl.col("cohort") == name)["topic_main"].to_list() for name in "AB")
    assert [topic for topic in first if topic in second] == [topic for topic in second if topic in first]


def test_persons_of_another_corpus_are_other_persons(demo_ja: Corpus, real: Corpus):
    found = differences(score_summary, select(real), select(demo_ja)).row(0, named=True)
    assert (found["n_a"], found["n_b"]) == (6589, 66)
    assert found["low"] < found["difference"] < found["high"]


@pytest.mark.parametrize("entry", TABLES.values(), ids=list(TABLES))
def test_a_table_has_a_difference_or_says_why_not(entry: registry.Table):
    assert [entry.samples is not None, entry.compares, bool(entry.not_comparable)].count(True) == 1
    assert not entry.not_comparable or TEXTS[f"cohort.apart.{entry.not_comparable}"]


@pytest.mark.parametrize("name", [name for name, entry in TABLES.items() if entry.samples])
def test_every_difference_has_its_kind_and_reads_in_both_languages(name: str, demo_ja: Corpus, demo_en: Corpus):
    made = []
    for a, b in (*map(cohorts, (demo_ja, demo_en)), (select(demo_ja), select(demo_en))):
        if name in SEARCHES:
            a, b = (select(s.corpus, Filter.from_query(SEARCHES[name])[0]) for s in (a, b))
        try:
            made.append(differences(TABLES[name].function, a, b, **few(TABLES[name]), **WORDS.get(name, {})))
        except (Absent, Missing, NoSuchWord):
            continue
    assert any(table.height for table in made), name
    for table, lang in product(made, LANGUAGES):
        assert dict(table.schema) == {"key": pl.String, **DIFFERENCE}
        assert table["effect_kind"].null_count() == 0 and table["key"].is_unique().all()
        bounded = table.drop_nulls("low")
        assert (bounded["low"] <= bounded["difference"]).all() and (bounded["difference"] <= bounded["high"]).all()
        facts = table.filter(pl.col("effect_kind") == "fact")
        assert facts.select("low", "high", "effect", "p").null_count().sum_horizontal().sum() == 4 * facts.height
        assert present(table, Labels(lang)).height == table.height
        assert differences_in_words(table, Labels(lang))


@pytest.mark.parametrize("function", NEW, ids=lambda function: function.__name__)
def test_differences_of_two_cohorts(demo_ja: Corpus, function):
    numbers = demo_ja.dialogues["dialogue_id"]
    a = select(demo_ja, Filter(id=((1, numbers[40]),)))
    b = select(demo_ja, Filter(id=((numbers[41], numbers[-1]),)))
    table = differences(function, a, b)
    assert table.height > 0
    assert table["effect_kind"].null_count() == 0
    own = differences(function, a, a)
    assert own["difference"].drop_nulls().abs().max() == pytest.approx(0, abs=1e-9)
