"""What every table of relations does with one word, no pair, words said once, and a cohort of two dialogues."""

from collections.abc import Callable

import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.relations.correspondence import correspondence_points
from analysis.relations.question_answer import question_answers
from analysis.relations.variable_links import variable_links
from analysis.relations.word_clusters import word_clusters, word_merges
from analysis.relations.word_network import word_centralities, word_network
from analysis.relations.word_scores import word_scores
from data.core.problems import UserError
from data.corpus import Corpus

TABLES = (
    *(word_network, word_centralities, word_clusters, word_merges, correspondence_points),
    *(variable_links, question_answers, word_scores),
)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("wanted", [Filter(id=((11, 12),)), Filter(id=((0, 0),))], ids=["two dialogues", "none"])
def test_few_dialogues_give_rows_without_intervals_or_none(
    demo_ja: Corpus, table: Callable[..., pl.DataFrame], wanted: Filter
):
    found = table(select(demo_ja, wanted))
    for name in ("low", "high", "survival", "cluster_survival", "half_long"):
        if name in found.columns:
            assert found[name].null_count() == found.height


def test_one_word_makes_no_cluster_and_no_plane(demo_ja: Corpus):
    whole = select(demo_ja)
    assert word_clusters(whole, top=1).is_empty() and word_merges(whole, top=1).is_empty()
    assert correspondence_points(whole, top=1).is_empty() and question_answers(whole, top=1).height <= 1


def test_pairs_that_are_too_rare_make_no_edge(demo_ja: Corpus):
    whole = select(demo_ja)
    assert word_network(whole, minimum=10_000).is_empty() and word_centralities(whole, minimum=10_000).is_empty()


def test_five_thousand_words_are_refused_by_the_number_allowed(demo_ja: Corpus):
    with pytest.raises(UserError, match="500"):
        word_clusters(select(demo_ja), top=5_000)


def test_words_said_once_are_never_in_a_pair(demo_ja: Corpus):
    found = word_network(select(demo_ja), top=500, minimum=1, edges=1_000)
    assert found.height and found.select(pl.min_horizontal("n_1", "n_2").min()).item() >= 1
    assert found.select((pl.col("n_both") <= pl.min_horizontal("n_1", "n_2")).all()).item()
