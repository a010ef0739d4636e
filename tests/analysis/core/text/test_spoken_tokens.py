"""Tokens in scope against those of all utterances, one by one."""

import numpy as np
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.text.repeated import is_template
from analysis.core.text.spoken_tokens import counting, in_scope, lexicon_of
from data.core.problems import UserError
from data.corpus import Corpus


@pytest.mark.parametrize("role", ["client", "counselor", "both"])
@pytest.mark.parametrize("templates", [True, False])
def test_utterances_in_scope_are_of_the_selection_and_the_role(demo_ja: Corpus, role: str, templates: bool):
    selection = select(demo_ja, Filter(score=(60, 100)))
    inside = {*selection.dialogue_ids}
    left_out = is_template(demo_ja)
    expected = [
        dialogue in inside and role in ("both", said_by) and (templates or not left_out[i])
        for i, (dialogue, said_by) in enumerate(demo_ja.utterances.select("dialogue_id", "role").iter_rows())
    ]
    assert in_scope(selection, role, templates).tolist() == expected


def test_without_templates_the_words_are_those_of_the_others(demo_ja: Corpus):
    everything, some = (lexicon_of(demo_ja, "short", "", templates) for templates in (True, False))
    assert counting(demo_ja, "short", "").all()
    assert np.array_equal(counting(demo_ja, "short", "", templates=False), ~is_template(demo_ja))
    assert 0 < some.matrices["both"].sum() < everything.matrices["both"].sum()


def test_an_unknown_label_is_a_mistake(demo_ja: Corpus):
    with pytest.raises(UserError, match="nobody"):
        lexicon_of(demo_ja, "short", "nobody:knows@it")
