"""The figures that the paper prints, from our tables, on the real corpus."""

import pytest

from analysis.core.query.filter import PRESETS, Filter
from analysis.core.query.selection import select
from analysis.corpus.overview import collection_over_time, overview, session_durations
from analysis.corpus.quality import data_quality
from analysis.scores.distribution import band_counts, item_means, regime_counts, score_counts, score_summary
from analysis.topics.counts import topic_counts, topic_scores
from data.core.schema import SCORE_HIGH
from data.corpus import Corpus

pytestmark = pytest.mark.corpus

OVERVIEW = {
    "dialogues": (6_589, None, None),
    "speakers": (480, 424, 463),
    "pairs": (4_900, None, None),
    "utterances": (600_939, 306_495, 294_444),
    "turns": (471_940, None, None),
    "utterances_per_dialogue": (91.20, 46.52, 44.69),
    "turns_per_dialogue": (71.63, None, None),
    "chars_per_utterance": (28.39, 35.84, 20.63),
}
SUBSETS = {"paper_low": 3_870, "paper_high": 2_601, "paper_full": 6_471, "paper_test": 118}
TOPICS = [
    ("family", 20.2),
    ("workplace", 17.0),
    ("mental_health", 14.7),
    ("school", 14.1),
    ("career", 12.9),
    ("romantic", 6.9),
    ("spouse", 6.6),
    ("interpersonal", 4.6),
    ("financial", 2.1),
    ("physical_health", 0.7),
    ("other", 0.1),
]


def test_overview_is_the_paper_s_table(real: Corpus):
    assert {row[0]: row[1:] for row in overview(select(real)).rows()} == OVERVIEW


def test_subsets(real: Corpus):
    assert dict(band_counts(select(real)).select("subset", "n_dialogues").iter_rows()) == SUBSETS


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_select_the_subsets(real: Corpus, preset: str):
    assert select(real, PRESETS[preset]).n_dialogues == SUBSETS[preset]


def test_topics(real: Corpus):
    table = topic_counts(select(real))
    assert [
        (topic, round(100 * share, 1)) for topic, share in table.select("topic_main", "share").iter_rows()
    ] == (TOPICS)
    assert dict(table.select("topic_main", "n_dialogues").tail(2).iter_rows()) == {
        "physical_health": 49,
        "other": 7,
    }
    bounded = table.filter(table["low"].is_not_null())
    assert table.filter(table["low"].is_null())["topic_main"].to_list() == ["other"]  # four clients
    assert bounded.filter(bounded["low"] >= bounded["share"]).is_empty()


def test_score(real: Corpus):
    row = score_summary(select(real)).row(0, named=True)
    assert (round(row["mean"], 2), row["median"], round(row["sd"], 2)) == (63.58, 64, 20.83)
    assert (row["minimum"], row["maximum"], row["n_dialogues"]) == (0, SCORE_HIGH, 6_589)
    assert (row["n_clients"], row["n_counselors"], round(row["largest_share"] * 6_589)) == (463, 424, 289)
    assert row["low"] < row["mean"] < row["high"]


def test_clustering_by_person_widens_the_interval(real: Corpus):
    row = score_summary(select(real)).row(0, named=True)
    independent = 1.96 * row["sd"] / row["n_dialogues"] ** 0.5
    assert (row["high"] - row["low"]) / 2 > 2 * independent


def test_regimes(real: Corpus):
    assert regime_counts(select(real)).select("regime", "n_dialogues").rows() == [
        ("sum", 6_374),
        ("halved", 203),
        ("zero", 12),
    ]


def test_a_topic_of_seven_has_its_persons_counted(real: Corpus):
    row = topic_scores(select(real)).filter(topic_main="other").row(0, named=True)
    assert row["n_dialogues"] == 7
    assert (row["low"] is None) == (min(row["n_clients"], row["n_counselors"]) < 5)


def test_data_quality(real: Corpus):
    found = dict(data_quality(select(real)).select("aspect", "n").iter_rows())
    assert found == {
        "same_role_pairs": 128_999,
        "score_halved": 203,
        "score_zero": 12,
        "straight_lining": 110,
        "zero_gaps": 2_173,
        "backward_gaps": 0,
        "repeated_pairs": 6_589 - 4_900,
        "largest_client": 289,
        "largest_counselor": 144,
    }
    assert round(128_999 / (600_939 - 6_589), 3) == 0.217


def test_counts_add_up(real: Corpus):
    whole = select(real)
    for table in (score_counts(whole), session_durations(whole), collection_over_time(whole)):
        assert table["n_dialogues"].sum() == 6_589
    assert item_means(whole)["n_dialogues"].to_list() == [6_589] * 20
    durations = session_durations(whole)
    assert (durations["low"][0], durations["high"][-1]) == (30, 135) or durations["high"][-1] <= 140


@pytest.mark.parametrize(
    "query", ["text=はい", "regex=(不安|心配).{0,5}(です|ます)&role=client", "topics=school&score=70-98"]
)
def test_filters_agree_with_a_plain_scan(real: Corpus, query: str):
    chosen, notes = Filter.from_query(query)
    found = select(real, chosen)
    assert notes == [] and not found.notes
    assert 0 < found.n_dialogues < 6_589
    assert found.n_utterances == found.utterances.height == len(found.texts)
