"""The tables of topics and scores in detail: against scipy and numpy, and the paper's two correlations."""

from itertools import pairwise

import numpy as np
import polars as pl
import pytest
from scipy import stats

from analysis import inference
from analysis.core.compare import differences
from analysis.core.grouping import MINUTES, codes, grouped
from analysis.core.registry import Absent, load
from analysis.query.filter import Filter
from analysis.query.selection import Selection, select
from analysis.scores.curve import score_curve
from analysis.scores.drift import score_change, score_slopes
from analysis.scores.features import FEATURES, feature_correlations
from analysis.scores.groups import score_groups
from analysis.scores.items import half_correlations, item_correlations, item_halves, item_profile
from analysis.scores.straight_lining import straight_lining
from analysis.topics.groups import topic_groups
from analysis.topics.pairs import topic_pairs
from analysis.topics.persons import topic_persons
from analysis.topics.sub_topics import sub_topic_clusters, sub_topics
from analysis.topics.text_clusters import cluster_texts
from analysis.topics.tree import topic_tree
from data.corpus import Corpus
from data.schema import ITEMS

load()


@pytest.fixture
def whole(demo_ja: Corpus) -> Selection:
    return select(demo_ja)


@pytest.fixture
def ratings(whole: Selection) -> np.ndarray:
    return whole.items.select(ITEMS).drop_nulls().to_numpy().astype(float)


def test_the_paper_s_two_correlations(real: Corpus):
    rho = {
        (feature, kind): value
        for feature, kind, value in feature_correlations(select(real)).select("feature", "kind", "rho").iter_rows()
    }
    assert round(rho["chars_client", "pooled"], 2) == 0.42
    assert round(rho["response_s_counselor", "pooled"], 2) == -0.21


def test_what_the_reference_says_of_items_and_years(real: Corpus):
    alike = straight_lining(select(real))
    assert alike.row(0)[0] == "any" and alike["n_dialogues"][0] == 110
    assert alike.filter(pl.col("alike") != "any")["n_dialogues"].sum() == 110
    assert (
        alike.filter(pl.col("n_clients") < 5)["low"].null_count() == alike.filter(pl.col("n_clients") < 5).height
    )
    years = score_groups(select(real))
    assert years["group"].to_list() == ["2020", "2021", "2022", "2023", "2024"]
    assert years["n_dialogues"].sum() == 6_589
    assert sub_topics(select(real))["topic_sub"].n_unique() == 5_421


def test_pooled_correlations_of_features_are_scipy_s(whole: Selection):
    table = feature_correlations(whole, measure="item_sum").filter(pl.col("kind") == "pooled")
    assert table["feature"].to_list() == list(FEATURES)
    dialogues = whole.dialogues.with_columns(**FEATURES)
    for feature, rho in table.select("feature", "rho").iter_rows():
        expected = stats.spearmanr(dialogues[feature].to_numpy(), dialogues["item_sum"].to_numpy()).statistic
        assert rho == pytest.approx(expected)


def test_within_client_is_scipy_s_on_values_minus_the_client_s_mean(whole: Selection):
    table = feature_correlations(whole).filter(
        (pl.col("kind") == "within_client") & (pl.col("feature") == "n_turns")
    )
    often = whole.dialogues.filter(pl.len().over("client_id") > 1)
    x, y = (
        often.select((pl.col(c) - pl.col(c).mean().over("client_id")).round(9))[c] for c in ("n_turns", "score")
    )
    assert table["rho"][0] == pytest.approx(stats.spearmanr(x, y).statistic)
    assert table["n_dialogues"][0] == often.height


def test_corrections_count_their_family(whole: Selection):
    table = feature_correlations(whole)
    there = table.filter(pl.col("p").is_not_null())
    assert set(table["n_tests"]) == {there.height}
    expected = stats.false_discovery_control(there["p"].to_numpy(), method="bh")
    assert there["p_adjusted"].to_numpy() == pytest.approx(expected)


def test_pairs_of_topics_are_the_differences_of_their_samples_with_holm(real: Corpus):
    multiple = pytest.importorskip("statsmodels.stats.multitest")
    selection = select(real)
    table = topic_pairs(selection)
    there = table.filter(pl.col("p").is_not_null())
    assert table.height == 55 and set(table["n_tests"]) == {there.height}
    assert there["p_adjusted"].to_numpy() == pytest.approx(
        multiple.multipletests(there["p"].to_numpy(), method="holm")[1]
    )
    row = table.filter((pl.col("topic_a") == "workplace") & (pl.col("topic_b") == "school")).row(0, named=True)
    a, b = (selection.dialogues.filter(topic_main=topic) for topic in ("workplace", "school"))
    assert row["difference"] == pytest.approx(float(str(b["item_sum"].mean())) - float(str(a["item_sum"].mean())))
    assert (row["n_a"], row["n_b"]) == (a.height, b.height)
    assert table.filter(topic_b="other")["p"].null_count() == 10  # four clients have it


@pytest.mark.parametrize("kind", ["pooled", "within_client", "between_clients"])
def test_item_correlations_are_numpy_s(whole: Selection, ratings: np.ndarray, kind: str):
    clients = whole.dialogues["client_id"].to_numpy()
    means = np.array([ratings[clients == c].mean(axis=0) for c in np.unique(clients)])
    if kind == "between_clients":
        ratings = means
    elif kind == "within_client":
        often = np.array([np.sum(clients == c) > 1 for c in clients])
        ratings = (ratings - means[np.searchsorted(np.unique(clients), clients)])[often]
    r = np.corrcoef(ratings.T)
    table = item_correlations(whole, kind=kind)
    assert table.height == 190 and set(table["n"]) == {len(ratings)}
    for a, b, value in table.select("item_a", "item_b", "r").iter_rows():
        assert value == pytest.approx(r[ITEMS.index(a), ITEMS.index(b)])


def test_items_stand_in_the_order_of_the_linkage(whole: Selection, ratings: np.ndarray):
    table = item_correlations(whole)
    order = [*table["item_a"].unique(maintain_order=True), table["item_b"][-1]]
    assert sorted(order) == sorted(ITEMS)
    r = np.corrcoef(ratings.T)
    at = [ITEMS.index(item) for item in order]
    beside = np.mean([r[i, j] for i, j in pairwise(at)])
    assert beside >= np.mean([r[i, i + 1] for i in range(19)])


def test_the_halves_and_their_difference(whole: Selection, ratings: np.ndarray):
    first, second = ratings[:, :10].mean(axis=1), ratings[:, 10:].mean(axis=1)
    assert item_halves(whole)["mean"].to_list() == pytest.approx(
        [first.mean(), second.mean(), (second - first).mean()]
    )
    assert half_correlations(whole)["r"][0] == pytest.approx(stats.pearsonr(first, second).statistic)


def test_the_residual_profile_adds_up_to_zero(whole: Selection, ratings: np.ndarray):
    table = item_profile(whole)
    assert table["mean"].sum() == pytest.approx(0, abs=1e-9)
    assert table["mean"].to_list() == sorted(table["mean"], reverse=True)
    left = dict(zip(ITEMS, (ratings - ratings.mean(axis=1, keepdims=True)).mean(axis=0), strict=True))
    assert dict(table.select("item", "mean").iter_rows()) == pytest.approx(left)


def test_the_curve_is_scipy_s(whole: Selection):
    scores = whole.dialogues["score"].to_numpy()
    ecdf = stats.ecdf(scores).cdf
    table = score_curve(whole).filter(measure="score")
    assert table["share"].to_list() == pytest.approx(list(ecdf.evaluate(table["value"].to_numpy())))
    assert table["share"][-1] == 1 and table["value"][-1] == scores.max()


@pytest.mark.parametrize("by", ["year", "band", "topic", "minutes", "utterances"])
def test_groups_part_the_dialogues(whole: Selection, by: str):
    table = score_groups(whole, by=by)
    assert table["n_dialogues"].sum() == whole.n_dialogues
    assert set(table["by"]) == {by}
    assert table["group"].to_list() == codes(grouped(whole, by), by)


def test_lengths_are_grouped_by_whole_numbers(whole: Selection):
    parts = grouped(whole, "minutes").select("duration_min", "group")
    for minutes, group in parts.iter_rows():
        low, _, high = group.rstrip("+").partition("-")
        assert int(low) <= minutes < (int(high) + 1 if high else 10_000)
    assert max(MINUTES) == 100


@pytest.mark.parametrize("by", ["band", "year", "minutes", "utterances"])
def test_topics_of_a_group_add_up_to_one(whole: Selection, by: str):
    table = topic_groups(whole, by=by)
    sums = table.group_by("group").agg(
        pl.col("share").sum(), pl.col("n_topic").sum(), pl.col("n_dialogues").first()
    )
    assert sums["share"].to_list() == pytest.approx([1.0] * sums.height)
    assert sums["n_topic"].to_list() == sums["n_dialogues"].to_list()


def test_slopes_are_scipy_s(whole: Selection):
    row = score_slopes(whole).row(0, named=True)
    years = whole.dialogues["started_at"].cast(pl.Int64).to_numpy() / (365.25 * 86_400_000)
    expected = stats.linregress(years, whole.dialogues["item_sum"].to_numpy())
    assert (row["model"], row["slope"]) == ("pooled", pytest.approx(expected.slope))


def test_change_is_from_the_client_s_own_first_year(whole: Selection):
    rows = whole.dialogues.select("client_id", "item_sum", year=pl.col("started_at").dt.year()).rows()
    changes: dict[str, list[float]] = {}
    for client in {row[0] for row in rows}:
        own = [row for row in rows if row[0] == client]
        first = min(row[2] for row in own)
        base = np.mean([row[1] for row in own if row[2] == first])
        for _, rating, year in own:
            if year > first:
                changes.setdefault(f"+{year - first}", []).append(rating - base)
    found = dict(score_change(whole).select("years_since", "mean").iter_rows())
    assert found == pytest.approx({since: np.mean(values) for since, values in changes.items()})


def test_concentration(whole: Selection):
    table = topic_persons(whole)
    topic = table["topic_main"][0]
    clients = whole.dialogues.filter(topic_main=topic)["client_id"].value_counts()["count"].to_numpy()
    row = table.filter(topic_main=topic, role="client").row(0, named=True)
    part = clients / clients.sum()
    assert (row["n_persons"], row["n_dialogues"]) == (len(clients), clients.sum())
    assert [row["largest_share"], row["five_share"], row["effective"]] == pytest.approx(
        [part.max(), np.sort(part)[-5:].sum(), 1 / (part**2).sum()]
    )


def test_the_tree_adds_up(demo: Corpus):
    tree = topic_tree(select(demo))
    mains = tree.filter(level="main")
    assert mains["n_dialogues"].sum() == select(demo).n_dialogues
    parts = tree.filter(pl.col("level") != "main").group_by("topic_main").agg(pl.col("n_dialogues").sum())
    assert dict(parts.iter_rows()).items() <= dict(mains.select("topic_main", "n_dialogues").iter_rows()).items()


def test_finding_a_sub_topic(demo_en: Corpus):
    everything = sub_topics(select(demo_en))
    first = everything["topic_sub"][0]
    assert first in sub_topics(select(demo_en), find=first.upper())["topic_sub"].to_list()
    assert sub_topics(select(demo_en), find="no such words .*").is_empty()
    assert sub_topics(select(demo_en), find="  ").equals(everything)


def test_clusters_are_those_of_the_corpus_whatever_is_selected(demo_ja: Corpus):
    whole, part = (sub_topic_clusters(select(demo_ja, chosen)) for chosen in (Filter(), Filter(id=((1, 40),))))
    assert set(part["cluster"]) <= set(whole["cluster"])
    assert whole["n_dialogues"].sum() <= 66


def test_clusters_tell_words_apart_and_repeat():
    first = [f"上司との関係{n}" for n in "甲乙丙丁戊己庚"]
    second = [f"母の介護{n}" for n in "甲乙丙丁戊己庚"]
    texts = [*first, *second]
    found = [cluster_texts(texts, np.ones(len(texts)), k=2) for _ in range(2)]
    assert len(set(found[0].of[:7])) == len(set(found[0].of[7:])) == 1
    assert found[0].of[0] != found[0].of[7]
    assert (found[0].of == found[1].of).all() and found[0].terms == found[1].terms
    assert set(found[0].centres) <= set(texts)


@pytest.mark.parametrize(
    "texts", [[], ["a"], ["一つ"] * 1, ["", "。"], ["distinct words here", "none shared at all"]]
)
def test_too_little_text_has_no_clusters(texts: list[str]):
    found = cluster_texts(texts, np.ones(len(texts)), k=5)
    assert (found.of == -1).all() and found.centres == []


NEW = [
    score_change, score_curve, score_groups, score_slopes, feature_correlations, half_correlations, item_halves,
    item_profile, straight_lining, sub_topic_clusters, topic_groups, topic_tree,
]  # fmt: skip


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


def test_the_difference_of_two_correlations(real: Corpus):
    a, b = select(real, Filter(year=((2020, 2021),))), select(real, Filter(year=((2022, 2024),)))
    row = differences(feature_correlations, a, b).filter(key="chars_client pooled").row(0, named=True)
    rho = [feature_correlations(s).filter(feature="chars_client", kind="pooled")["rho"][0] for s in (a, b)]
    assert [row["a"], row["b"], row["difference"]] == pytest.approx([*rho, rho[1] - rho[0]])
    assert row["low"] < row["difference"] < row["high"]
    assert row["effect"] == pytest.approx(np.arctanh(rho[1]) - np.arctanh(rho[0]))
    assert row["effect_kind"] == "cohen_q"


@pytest.mark.parametrize(
    "function", [score_groups, item_correlations, feature_correlations, score_slopes, straight_lining]
)
def test_what_the_english_demo_lacks(demo_en: Corpus, function):
    with pytest.raises(Absent):
        function(select(demo_en))


def test_inference_has_one_home():
    assert inference.spearman.__module__.startswith("analysis.inference")
