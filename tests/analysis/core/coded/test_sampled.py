"""Machine labels beside gold, and with which probability a coded utterance was drawn."""

import numpy as np
import polars as pl
import pytest

from analysis.core.coded.sampled import checked, drawn, held, machine_of
from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from data.corpus import Corpus
from tests.analysis.codes.invented import given, plain


def test_the_machines_code_stands_beside_that_of_people(coded_demo: Corpus):
    for chosen in (Filter(), Filter(score=(0, 70))):
        found = checked(select(coded_demo, chosen), "tag", "")
        rows = coded_demo.utterances[found.gold.row].select("dialogue_id", "position").rows()
        machine, gold = plain(coded_demo, "tag", "keywords"), plain(coded_demo, "tag", "adjudicated")
        for code in found.codes:
            by_both = held(found.machine, code)[found.at] & held(found.gold, code)
            assert by_both.tolist() == [machine[at] == gold[at] == code for at in rows]


def test_without_a_scheme_the_most_used_that_both_coded_is_taken(coded_demo: Corpus, demo_ja: Corpus):
    scheme, machine, people = machine_of(select(coded_demo), "", "")
    assert (scheme.id, machine, people) == ("tag", "keywords", "gold")
    with pytest.raises(Absent):
        machine_of(select(given(demo_ja, (1, 1, "tag", "Other", "A", "person"))), "", "")


def test_two_queues_and_a_coder_who_stopped_halfway(demo_ja: Corpus):
    columns = ("queue", "dialogue_id", "position", "probability", "stratum", "split")
    samples = pl.DataFrame(
        [("a", 1, 1, 0.2, "x", "dev"), ("a", 1, 3, 0.2, "x", "dev"), ("b", 1, 1, 0.5, "", "test")],
        schema=columns,
        orient="row",
    )
    labels = ((1, 1, "tag", "Other", "A", "person"), (1, 2, "tag", "Other", "A", "person"))
    corpus = given(demo_ja, *labels, samples=samples)
    first = corpus.offsets[corpus.dialogues["dialogue_id"].to_list().index(1)]
    probability, split = drawn(corpus, np.array([first + 1, first + 2]))
    assert probability[0] == pytest.approx(1 - (1 - 0.2 / 2) * (1 - 0.5)) and np.isnan(probability[1])
    assert split.tolist() == ["test", "none"]
