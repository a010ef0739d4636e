"""Terms of a model in words."""

import pytest

from analysis.display.terms import term_in_words
from analysis.labels import Labels

EN = Labels("en")


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (None, ""),
        ("topic=workplace", EN.value("topic", "workplace")),
        ("year=2021", "2021"),
        ("duration_min", EN.value("feature", "duration_min")),
        ("reply_s_counselor", EN("axis.of_role", measure=EN.value("interaction", "reply_s"), role="Counselor")),
    ],
)
def test_a_term_in_words(term: str | None, words: str):
    assert term_in_words(term, EN) == words


def test_a_label_names_its_scheme():
    assert "move" in term_in_words("labels:move:feeling", EN) and "feeling" in term_in_words(
        "labels:move:feeling", EN
    )
