"""Shares in groups are the means of corrected values of the group, utterance by utterance."""

import numpy as np
import pytest

from analysis.codes.corrected_groups import corrected_groups
from analysis.codes.shares import By
from analysis.core.query.selection import Selection
from data.core.problems import UserError
from tests.analysis.codes.invented import DRAWN, plain


@pytest.mark.parametrize("by", ["role", "phase", "topic"])
def test_a_group_is_corrected_by_what_was_coded_of_it(everything: Selection, by: By):
    corpus, code = everything.corpus, "OpenQuestion"
    machine, gold = (plain(corpus, "tag", coder) for coder in ("keywords", "adjudicated"))
    topics = dict(corpus.dialogues.select("dialogue_id", "topic_main").iter_rows())
    lengths = dict(corpus.dialogues.select("dialogue_id", "n_utterances").iter_rows())
    roles = {(d, p): r for d, p, r in corpus.utterances.select("dialogue_id", "position", "role").iter_rows()}
    group_of = {
        "role": lambda at: roles[at],
        "phase": lambda at: str(min(5, 5 * at[1] // lengths[at[0]] + 1)),
        "topic": lambda at: topics[at[0]],
    }[by]
    found = corrected_groups(everything, code=code, by=by)
    for group in found["group"].unique():
        own = [at for at in machine if group_of(at) == group]
        naive, corrected = found.filter(group=group)["estimate"]
        values = [
            (machine[at] == code) + (((gold[at] == code) - (machine[at] == code)) / DRAWN if at in gold else 0)
            for at in own
        ]
        assert naive == pytest.approx(np.mean([machine[at] == code for at in own]))
        coded = found.filter(group=group)["n_coded"][0]
        assert coded == sum(at in gold for at in own)
        if coded:
            assert corrected == pytest.approx(min(1, max(0, np.mean(values))))
        else:
            assert corrected is None
    with pytest.raises(UserError, match="nothing"):
        corrected_groups(everything, code="nothing")
