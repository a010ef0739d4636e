"""Every table has a difference, or says why not; each kind of it against a second computation."""

import inspect
from itertools import product

import numpy as np
import polars as pl
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_effectsize

from analysis import inference
from analysis.core import registry
from analysis.core.compare import DIFFERENCE, differences
from analysis.core.registry import TABLES, Absent
from analysis.corpus.overview import collection_over_time, overview, session_durations
from analysis.corpus.quality import data_quality
from analysis.display.filters import differences_in_words
from analysis.display.tables import present
from analysis.inference import Clusters, Sides, largest_gap
from analysis.labels import LANGUAGES, TEXTS, Labels
from analysis.query.filter import Filter
from analysis.query.selection import Selection, select
from analysis.scores.curve import score_curve
from analysis.scores.drift import score_slopes
from analysis.scores.items import item_correlations
from analysis.scores.ratings import label_counts
from analysis.text.lexicon import NoSuchWord
from analysis.topics.counts import topic_counts
from analysis.topics.pairs import topic_pairs
from analysis.topics.persons import topic_persons
from analysis.topics.sub_topics import sub_topics
from analysis.words.concordance import concordance_counts
from analysis.words.frequency import parts_of_speech, word_frequencies
from analysis.words.ngrams import ngrams
from analysis.words.profile import collocates, word_forms
from data.corpus import Corpus
from data.problems import Missing

registry.load()
WORDS = {"concordance_counts": {"query": "つらい"}, "collocates": {"word": "もう"}}
SEARCHES = {"search_counts": "text=の"}


def cohorts(corpus: Corpus) -> tuple[Selection, Selection]:
    numbers = corpus.dialogues["dialogue_id"]
    half = len(numbers) // 2
    spans = (((numbers[0], numbers[half]),), ((numbers[half - 3], numbers[-1]),))
    first, second = (select(corpus, Filter(id=span)) for span in spans)
    return first, second


def row(table: pl.DataFrame, key: str) -> dict:
    return table.filter(pl.col("key") == key).row(0, named=True)


@pytest.mark.parametrize("entry", TABLES.values(), ids=list(TABLES))
def test_a_table_has_a_difference_or_says_why_not(entry: registry.Entry):
    assert [entry.samples is not None, entry.pairs, bool(entry.apart)].count(True) == 1
    assert not entry.apart or TEXTS[f"cohort.apart.{entry.apart}"]


@pytest.mark.parametrize("entry", [e for e in TABLES.values() if e.samples], ids=lambda entry: entry.name)
def test_a_difference_takes_every_option_of_its_table(entry: registry.Entry):
    assert entry.samples is not None
    taken = inspect.signature(entry.samples).parameters
    assert set(entry.options) <= set(taken)
    assert all(taken[name].default == option.default for name, option in entry.options.items())


@pytest.mark.parametrize("name", [name for name, entry in TABLES.items() if entry.samples])
def test_every_difference_has_its_kind_and_reads_in_both_languages(name: str, demo_ja: Corpus, demo_en: Corpus):
    made = []
    for a, b in (*map(cohorts, (demo_ja, demo_en)), (select(demo_ja), select(demo_en))):
        if name in SEARCHES:
            a, b = (select(s.corpus, Filter.from_query(SEARCHES[name])[0]) for s in (a, b))
        try:
            made.append(differences(TABLES[name].function, a, b, **WORDS.get(name, {})))
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


def test_what_only_one_cohort_has_is_nothing_in_the_other(demo_ja: Corpus):
    a = select(demo_ja, Filter.from_query("topics=workplace,school")[0])
    b = select(demo_ja, Filter.from_query("topics=workplace,family")[0])
    found = differences(topic_counts, a, b)
    assert set(found["key"]) == {"workplace", "school", "family"}
    assert row(found, "school")["b"] == 0 == row(found, "family")["a"]
    assert row(found, "family")["low"] is None  # a share of 0 says nothing of its error
    assert row(found, "family")["effect"] > 0


def test_shares_have_cohen_s_h(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    for found in (differences(collection_over_time, a, b), differences(sub_topics, a, b)):
        for one in found.head(8).iter_rows(named=True):
            assert one["effect"] == pytest.approx(proportion_effectsize(one["b"], one["a"]))


def test_periods_are_shares_of_the_dated_dialogues(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    found = differences(collection_over_time, a, b, every="year")
    for one, side in product(found.iter_rows(named=True), (("a", a), ("b", b))):
        years = side[1].dialogues["started_at"].dt.year()
        assert one[side[0]] == pytest.approx((years == int(one["key"][:4])).mean())
    assert found["a"].sum() == pytest.approx(1) and found["b"].sum() == pytest.approx(1)


def test_data_quality_is_subtracted_from_its_own_table(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    found = differences(data_quality, a, b)
    for one, (name, side) in product(found.iter_rows(named=True), (("a", a), ("b", b))):
        assert one[name] == pytest.approx(data_quality(side).filter(aspect=one["key"])["share"][0]), one["key"]
    kinds = dict(found.select("key", "effect_kind").iter_rows())
    assert kinds["largest_client"] == kinds["largest_counselor"] == "fact"
    assert kinds["same_role_pairs"] == kinds["repeated_pairs"] == "cohen_h"


def test_the_overview_is_subtracted_row_by_row(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    found = differences(overview, a, b)
    sides = zip("ab", (a, b), strict=True)
    own = {name: {r["statistic"]: r for r in overview(side).iter_rows(named=True)} for name, side in sides}
    for one in found.iter_rows(named=True):
        statistic, _, role = one["key"].partition(" ")
        for name in "ab":
            assert one[name] == pytest.approx(own[name][statistic][role or "total"], abs=0.005), one["key"]
    assert row(found, "dialogues")["effect_kind"] == "fact" and row(found, "dialogues")["low"] is None
    lengths = [side.dialogues["n_utterances"].to_numpy().astype(float) for side in (a, b)]
    assert row(found, "utterances_per_dialogue")["effect"] == pytest.approx(inference.hedges_g(*lengths))


def jackknifed(statistic, groups: list[np.ndarray], n: int) -> float:
    """The two-way clustered error of a statistic of rows, leaving out a person at a time."""
    variance = 0.0
    pair = np.unique(np.column_stack(groups), axis=0, return_inverse=True)[1].ravel()
    for codes, sign in ((groups[0], 1), (groups[1], 1), (pair, -1)):
        names = np.unique(codes)
        left = np.array([statistic(codes != name) for name in names])
        variance += sign * (len(names) - 1) / len(names) * ((left - left.mean()) ** 2).sum()
    return float(np.sqrt(variance))


def degrees(groups: list[np.ndarray]) -> int:
    return min(len(np.unique(codes)) for codes in groups) - 1


def stacked(a: Selection, b: Selection) -> tuple[pl.DataFrame, np.ndarray, list[np.ndarray]]:
    both = pl.concat([a.dialogues, b.dialogues])
    of_b = np.repeat([False, True], [a.n_dialogues, b.n_dialogues])
    return both, of_b, [both[f"{role}_id"].to_numpy() for role in ("client", "counselor")]


def test_a_ratio_s_interval_is_the_jackknife_s(real: Corpus):
    a, b = (select(real, Filter.from_query(query)[0]) for query in ("id=1-900", "id=700-1600"))
    both, of_b, groups = stacked(a, b)
    part, whole = both["same_role_pairs"].to_numpy().astype(float), both["n_utterances"].to_numpy() - 1.0

    def apart(rows: np.ndarray) -> float:
        second, first = rows & of_b, rows & ~of_b
        return part[second].sum() / whole[second].sum() - part[first].sum() / whole[first].sum()

    found = row(differences(data_quality, a, b), "same_role_pairs")
    error = jackknifed(apart, groups, len(of_b))
    half = stats.t.ppf(0.975, degrees(groups)) * error
    assert found["difference"] == pytest.approx(apart(np.ones(len(of_b), dtype=bool)))
    assert found["high"] - found["difference"] == pytest.approx(half, rel=0.05)


def test_a_correlation_s_interval_is_the_jackknife_s_and_its_effect_cohen_s_q(real: Corpus):
    a, b = (select(real, Filter.from_query(query)[0]) for query in ("id=1-900", "id=700-1600"))
    _, of_b, groups = stacked(a, b)
    items = pl.concat([a.items, b.items])
    names = [name for name in items.columns if name != "dialogue_id"][:2]
    x, y = (items[name].to_numpy().astype(float) for name in names)

    def apart(rows: np.ndarray) -> float:
        first, second = (np.corrcoef(x[part], y[part])[0, 1] for part in (rows & ~of_b, rows & of_b))
        return second - first

    found = row(differences(item_correlations, a, b), " ".join(names))
    assert found["difference"] == pytest.approx(apart(np.ones(len(of_b), dtype=bool)))
    half = stats.t.ppf(0.975, degrees(groups)) * jackknifed(apart, groups, len(of_b))
    assert found["high"] - found["difference"] == pytest.approx(half, rel=0.05)
    assert found["effect"] == pytest.approx(np.arctanh(found["b"]) - np.arctanh(found["a"]))


def test_slopes_are_told_in_standard_deviations(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    found = row(differences(score_slopes, a, b), "pooled")
    spread = [side.dialogues["item_sum"].cast(pl.Float64).std() for side in (a, b)]
    assert found["effect"] == pytest.approx(found["difference"] / np.sqrt(np.mean(np.square(spread))))


def test_pairs_of_topics_differ_by_the_difference_of_their_differences(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    for one in differences(topic_pairs, a, b).head(5).iter_rows(named=True):
        first, second = one["key"].split(" ")
        for name, side in (("a", a), ("b", b)):
            means = dict(side.dialogues.group_by("topic_main").agg(pl.col("item_sum").mean()).iter_rows())
            assert one[name] == pytest.approx(means[second] - means[first])


def test_concentration_describes_and_estimates_nothing(demo_ja: Corpus):
    found = differences(topic_persons, *cohorts(demo_ja))
    assert set(found["effect_kind"]) == {"fact"} and found["low"].null_count() == found.height


def test_labels_are_shares_of_the_role_s_labels(demo_en: Corpus):
    a, b = cohorts(demo_en)
    found = differences(label_counts, a, b)
    own = label_counts(b)
    for one in own.iter_rows(named=True):
        key = f'"{one["scheme"]}" {one["role"]} "{one["label"]}"'
        assert row(found, key)["b"] == pytest.approx(one["share"])


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


def test_neighbours_and_forms_are_those_of_the_table(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    word = "もう"
    near = differences(collocates, a, b, word=word)
    for one in collocates(b, word=word).head(10).iter_rows(named=True):
        assert near.height and row(near, f'"{one["lemma"]}" {one["pos"]}')["b"] == pytest.approx(one["log_dice"])
    assert near["difference"].drop_nulls().to_list() == pytest.approx(near["effect"].drop_nulls().to_list())
    forms = differences(word_forms, a, b, word=word)
    assert forms["a"].sum() == pytest.approx(1) and forms["b"].sum() == pytest.approx(1)


def test_hits_have_a_rate_and_a_share_of_dialogues(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    query = word_frequencies(a, top=1)["form"][0]
    found, own = differences(concordance_counts, a, b, query=query), concordance_counts(b, query=query)
    for one, name in product(own.iter_rows(named=True), ("per_million", "share_dialogues")):
        assert row(found, f"{one['role']} {name}")["b"] == pytest.approx(one[name])


def independent(n: int) -> Clusters:
    """As many persons as rows, so that nothing is clustered."""
    return Clusters(*(np.arange(n),) * 3)


@pytest.mark.parametrize("shift", [0.0, 0.08, 0.2])
def test_the_largest_gap_is_kolmogorov_and_smirnov_s(shift: float):
    rng = np.random.default_rng(5)
    a, b = rng.integers(0, 101, 400).astype(float), (rng.integers(0, 101, 500) + 100 * shift).round()
    gap = largest_gap(a, b, Sides(independent(900), 400), draws=20_000)
    known = stats.ks_2samp(a, b, method="asymp")
    assert abs(gap.value) == pytest.approx(known.statistic)
    assert gap.at == known.statistic_location
    assert gap.p == pytest.approx(known.pvalue, abs=0.05)
    if known.pvalue < 1e-4:
        assert gap.p < 0.002
    # its half width is the critical value that puts p at 5 %
    half = (gap.high - gap.low) / 2
    assert half == pytest.approx(1.358 * np.sqrt(1 / 400 + 1 / 500), rel=0.08)


def test_the_largest_gap_s_covariance_is_summed_person_by_person():
    from analysis.inference import gaps

    rng = np.random.default_rng(3)
    a, b = rng.integers(0, 12, 60).astype(float), rng.integers(2, 14, 80).astype(float)
    clusters = Clusters.from_ids(rng.integers(0, 15, 140), rng.integers(0, 11, 140))
    places = np.unique(np.concatenate([a, b]))
    shares = [np.array([(side <= place).mean() for place in places]) for side in (a, b)]
    adds = np.zeros((140, len(places)))
    adds[:60] = -((a[:, None] <= places) - shares[0]) / 60
    adds[60:] = ((b[:, None] <= places) - shares[1]) / 80
    expected = np.zeros((len(places), len(places)))
    for codes, sign in ((clusters.client, 1), (clusters.counselor, 1), (clusters.pair, -1)):
        names = np.unique(codes)
        sizes = [len(np.unique(side)) for side in (codes[:60], codes[60:])]
        own = np.repeat(np.sqrt([n / (n - 1) for n in sizes]), [60, 80])[:, None]
        sums = np.array([(own * adds)[codes == name].sum(axis=0) for name in names])
        expected += sign * sums.T @ sums
    found = gaps._covariance(a, b, places, *shares, Sides(clusters, 60))
    np.testing.assert_allclose(found, expected, atol=1e-12)


def test_persons_behind_many_rows_widen_the_gap_s_interval():
    rng = np.random.default_rng(8)
    person = np.repeat(np.arange(60), 20)
    values = (rng.normal(size=60)[person] + 0.3 * rng.normal(size=1200)).round(1)
    clustered = Sides(Clusters.from_ids(person, rng.integers(0, 400, 1200)), 600)
    alone = Sides(independent(1200), 600)
    wide, narrow = (largest_gap(values[:600], values[600:], sides) for sides in (clustered, alone))
    assert wide.high - wide.low > 2 * (narrow.high - narrow.low)
    assert wide.p > narrow.p


def test_curves_differ_at_every_value_and_most_at_one(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    found = differences(score_curve, a, b)
    for one in found.filter(pl.col("key").str.contains("^score ≤")).iter_rows(named=True):
        value = int(one["key"].partition("≤")[2])
        assert one["a"] == pytest.approx((a.dialogues["score"] <= value).mean())
    gap = row(found, next(key for key in found["key"] if key.startswith("score largest_gap")))
    at_values = found.filter(pl.col("key").str.contains("^score ≤"))["difference"]
    assert abs(gap["difference"]) == pytest.approx(at_values.abs().max())


def test_durations_have_a_mean_and_a_distribution(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    kinds = differences(session_durations, a, b)["effect_kind"].to_list()
    assert kinds == ["hedges_g", "ks_d"]


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_share_that_cannot_vary_has_no_interval(share: float):
    a, b = np.full(50, share), np.tile([0.0, 1.0], 25)
    found = inference.difference(a, b, independent(100), is_share=True)
    assert np.isnan([found.low, found.high, found.p]).all() and not np.isnan(found.effect)


def test_a_share_of_few_persons_has_no_interval():
    hits = np.repeat([1.0, 0.0], [8, 92])
    clusters = Clusters.from_ids(np.repeat(np.arange(50), 4), np.repeat(np.arange(50), 4))
    found = inference.difference(hits, np.repeat([0.0, 1.0], [98, 2]), clusters, is_share=True)
    assert np.isnan(found.low)
