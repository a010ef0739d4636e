"""Who coded what, counted as a plain loop counts it."""

import pytest

from analysis.codes.coders import coder_summary
from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from tests.analysis.codes.invented import coded_corpus, plain


def test_labels_of_each_coder(everything: Selection):
    for chosen in (Filter(), Filter(score=(0, 70))):
        selection = select(everything.corpus, chosen)
        inside = set(selection.dialogue_ids)
        found = coder_summary(selection)
        assert found.height == 6
        for row in found.iter_rows(named=True):
            own = [at for at in plain(everything.corpus, row["scheme"], row["coder"]) if at[0] in inside]
            assert (row["n_labels"], row["n_utterances"]) == (len(own), len(own))
            assert row["n_dialogues"] == len({dialogue for dialogue, _ in own})
    kinds = dict(found.select("coder", "coder_kind").iter_rows())
    assert kinds["keywords"] == "rule" and kinds["adjudicated"] == "gold"


def test_a_corpus_without_codes_says_so(everything: Selection):
    empty = everything.corpus.labels.clear()
    with pytest.raises(Absent):
        coder_summary(select(coded_corpus(everything.corpus, empty)))
