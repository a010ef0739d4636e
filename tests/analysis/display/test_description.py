"""A corpus is described by what it holds, and by nothing that it lacks."""

from analysis.display.description import description
from analysis.labels import Labels
from data.corpus import Corpus


def test_a_corpus_says_who_speaks_when_and_what_was_rated(demo_ja: Corpus):
    text = description(demo_ja, Labels("en"))
    dialogues = demo_ja.dialogues
    years = dialogues["started_at"].dt.year()
    for number in (
        dialogues.height,
        dialogues["counselor_id"].n_unique(),
        dialogues["client_id"].n_unique(),
        years.min(),
        years.max(),
    ):
        assert str(number) in text
    assert "20 items" in text and "invented" in text
    assert description(demo_ja, Labels("ja")).count("。") >= 3


def test_what_a_corpus_lacks_is_not_described(demo_en: Corpus):
    text = description(demo_en, Labels("en"))
    assert ("20 items" in text) == demo_en.has("feedback")
    assert ("recorded" in text) == demo_en.has("times")
