"""Pairs of labelled utterances: counts by dialogue, with one code an utterance or several."""

from collections import Counter

import numpy as np
import pytest

from analysis.core.coded.paired import PairSettings, paired
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from data.corpus import Corpus
from tests.analysis.codes.invented import given, plain


def pairs_of(corpus: Corpus, first: dict, second: dict, roles: set[str], lag: int) -> Counter:
    """Each (dialogue, code, following code) as a plain loop counts it."""
    found: Counter = Counter()
    for (dialogue,), rows in corpus.utterances.partition_by("dialogue_id", as_dict=True).items():
        spoken = [at for at, role in zip(rows["position"], rows["role"], strict=True) if role in roles]
        for at, then in zip(spoken, spoken[lag:], strict=False):
            if (dialogue, at) in first and (dialogue, then) in second:
                found[dialogue, str(first[dialogue, at]), str(second[dialogue, then])] += 1
    return found


@pytest.mark.parametrize("lag", [1, 3])
@pytest.mark.parametrize("chosen", [Filter(), Filter(score=(0, 70))], ids=["whole", "part"])
def test_a_scheme_of_the_counselor_goes_from_one_to_the_next(coded_demo: Corpus, lag: int, chosen: Filter):
    selection = select(coded_demo, chosen)
    own = plain(coded_demo, "tag", "keywords")
    expected = pairs_of(coded_demo, own, own, {"counselor"}, lag)
    found = paired(selection, PairSettings("tag", coder="keywords", lag=lag))
    ids = coded_demo.dialogues["dialogue_id"].to_numpy()
    counts, begun = found.counts(found.dialogue[found.steps.first], len(ids))
    inside = set(selection.dialogue_ids)
    for (row, a, b), n in np.ndenumerate(counts):
        wanted = expected[ids[row], found.before.codes[a], found.after.codes[b]] if ids[row] in inside else 0
        assert n == wanted
    assert (begun == counts.sum(axis=2)).all()


def test_from_the_counselors_code_to_the_clients_number(coded_demo: Corpus):
    own, then = plain(coded_demo, "tag", "keywords"), plain(coded_demo, "distress_level", "Aoi")
    expected = pairs_of(
        coded_demo, own, {at: f"{value:g}" for at, value in then.items()}, {"counselor", "client"}, 1
    )
    found = paired(select(coded_demo), PairSettings("tag", "distress_level", "keywords", "counselor", "client"))
    counts, _ = found.counts(np.zeros(len(found.steps.first), dtype=int), 1)
    assert counts.sum() == expected.total()


def test_several_codes_of_an_utterance_each_begin_and_follow(demo_ja: Corpus):
    spoken = demo_ja.utterances.filter(dialogue_id=1, role="counselor")["position"].head(2).to_list()
    places = zip([spoken[0], *spoken], ("SR", "AF", "Q"), strict=True)
    labels = [(1, at, "miti", code, "A", "person") for at, code in places]
    found = paired(select(given(demo_ja, *labels)), PairSettings("miti"))
    counts, begun = found.counts(np.zeros(len(found.steps.first), dtype=int), 1)
    to_q = counts[0][:, found.after.codes.index("Q")]
    assert {code: to_q[found.before.codes.index(code)] for code in ("SR", "AF")} == {"SR": 1, "AF": 1}
    assert counts.sum() == 2 == begun.sum()
    assert found.where_it_is("AF", "Q").tolist() == [True]
