"""n in words, and the true reason where there is no interval."""

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.core.registry import TABLES
from analysis.display.basis import interval_reasons, n_in_words
from analysis.labels import LANGUAGES, Labels
from data.corpus import Corpus

EN = Labels("en")


def told(name: str, selection: Selection, **options: object) -> str:
    table = TABLES[name]
    return interval_reasons(table.function(selection, **options), table.bases(selection, options), EN)


def test_a_share_of_everything_has_no_interval_because_it_is_everything(demo_ja: Corpus):
    assert "the share is 0% or 100%" in told("topic_counts", select(demo_ja, Filter(topics=("school",))))


def test_few_persons_are_counted(demo_en: Corpus):
    text = told("topic_counts", select(demo_en))
    assert "fewer than five clients (3)" in text and "fewer than five counselors (2)" in text
    text = told("scale_reliability", select(demo_en))  # which draws clients anew, whoever counsels them
    assert "fewer than five clients (3)" in text and "counselors" not in text


def test_rows_with_few_persons_are_counted(demo_ja: Corpus):
    table = TABLES["topic_counts"].function(select(demo_ja))
    assert f"{table['low'].null_count()} of {table.height} (fewer than five" in told(
        "topic_counts", select(demo_ja)
    )


def test_a_bootstrap_of_dialogues_needs_five_dialogues(demo_ja: Corpus):
    assert "there are fewer than five dialogues" in told("response_scores", select(demo_ja, Filter(id=((1, 3),))))
    assert "fewer than five dialogues are behind the value" in told("response_groups", select(demo_ja))


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("person_topics", "fewer than five partners are behind the value"),
        ("person_effects", "the variance between persons is estimated as 0"),
        ("social_relations", "fewer than five persons or pairs took both roles"),
        ("graded_items", "fewer than two dialogues for each parameter"),
        ("code_scores", "fewer than five clients or counselors are behind the value"),
    ],
)
def test_models_have_reasons_of_their_own(table: str, reason: str, demo_ja: Corpus):
    assert reason in told(table, select(demo_ja))


def test_where_every_row_has_an_interval_there_is_nothing_to_tell(demo_ja: Corpus):
    assert told("item_means", select(demo_ja)) == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_unit_of_analysis_comes_first(demo_ja: Corpus, lang: str):
    (words,) = TABLES["word_frequencies"].bases(select(demo_ja), {})
    (answers,) = TABLES["response_scores"].bases(select(demo_ja), {})
    labels = Labels(lang)
    first = labels.number(words.counts[0][1])
    assert n_in_words(words, labels).startswith(f"n = {labels('basis.words', n=first)}")
    assert n_in_words(answers, labels).startswith(f"n = {labels('basis.responses', n='1,050')}")
