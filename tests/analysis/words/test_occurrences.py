"""Occurrences of a query against a loop over every utterance."""

import pytest

from analysis.core.query.selection import Selection, select
from analysis.words.concordance import concordance, concordance_counts
from analysis.words.occurrences import hits
from data.corpus import Corpus
from tests.analysis import naive_words as naive


@pytest.mark.parametrize(
    ("query", "patterns"),
    [
        ("不安", ["^不安$"]),
        ("/./", ["."]),
        ("/さん|様/", ["さん|様"]),
        ("* です", ["", "^です$"]),
        ("です * *", ["^です$", "", ""]),
        ("で*", ["^で"]),
        ("nowhere", ["^nowhere$"]),
    ],
)
@pytest.mark.parametrize("role", ["both", "client"])
def test_every_hit_is_counted(selection: Selection, query: str, patterns: list[str], role: str):
    expected = naive.matches(selection, patterns, role)
    assert (
        hits(selection, query, role).n
        == len(expected)
        == concordance_counts(selection, query=query, role=role)["n"].sum()
    )
    lines = concordance(selection, query=query, role=role, lines=100_000)
    assert lines.select("dialogue_id", "position").rows() == expected


def test_written_forms_are_cut_as_the_texts_were(demo_ja: Corpus):
    whole = select(demo_ja)
    said = next(
        s
        for s in naive.utterances(whole)
        if len(s.words) > 4 and all(naive.is_word(w[1], w[2]) for w in s.words[:3])
    )
    together = "".join(word[0] for word in said.words[:3])
    assert hits(whole, together).n >= 1
