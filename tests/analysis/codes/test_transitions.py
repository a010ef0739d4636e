"""Shares of what follows, and the two utterances of each pair."""

import pytest

from analysis.codes.transitions import transition_lines, transitions
from analysis.core.compare import differences
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from tests.analysis.codes.invented import plain
from tests.analysis.core.coded.test_paired import pairs_of

ASKED = {"scheme": "tag", "coder": "keywords"}


def test_shares_of_what_follows(everything: Selection):
    own = plain(everything.corpus, "tag", "keywords")
    pairs = pairs_of(everything.corpus, own, own, {"counselor"}, 1)
    found = transitions(everything, **ASKED)
    whole = sum(pairs.values())
    for row in found.iter_rows(named=True):
        n = sum(k for (_, a, b), k in pairs.items() if (a, b) == (row["code_before"], row["code_after"]))
        of = sum(k for (_, a, _), k in pairs.items() if a == row["code_before"])
        base = sum(k for (_, _, b), k in pairs.items() if b == row["code_after"])
        assert (row["n"], row["of"]) == (n, of)
        assert (row["share"], row["share_base"]) == (pytest.approx(n / of), pytest.approx(base / whole))
        assert row["low"] <= row["share"] <= row["high"]
        assert row["n_dialogues"] == len({d for (d, a, _) in pairs if a == row["code_before"]})


def test_intervals_are_those_of_the_samples_behind_a_comparison(everything: Selection):
    a, b = (select(everything.corpus, Filter(score=span)) for span in ((0, 70), (71, 100)))
    found = differences(transitions, a, b, **ASKED)
    shares = [transitions(side, **ASKED).select("code_before", "code_after", "share").rows() for side in (a, b)]
    named = [{f"{first} {second}": share for first, second, share in side} for side in shares]
    for row in found.iter_rows(named=True):
        assert row["difference"] == pytest.approx(named[1][row["key"]] - named[0][row["key"]])


def test_lines_are_the_pairs_that_a_cell_counts(everything: Selection):
    cell = transitions(everything, **ASKED).sort("n", descending=True).row(0, named=True)
    lines = transition_lines(
        everything, before=cell["code_before"], after=cell["code_after"], lines=1_000, **ASKED
    )  # fmt: skip
    assert lines.height == cell["n"]
    own = plain(everything.corpus, "tag", "keywords")
    places = everything.corpus.utterances.select("dialogue_id", "position").rows()
    texts = dict(zip(places, everything.corpus.texts, strict=True))
    for row in lines.iter_rows(named=True):
        at = row["dialogue_id"], row["position"]
        assert own[at] == cell["code_before"] and texts[at] == row["text_before"]
    assert transition_lines(everything, before="no such code", **ASKED).is_empty()
