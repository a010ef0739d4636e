"""What a coder gave as arrays: whose, where, which codes; what is asked for and is not there is said."""

import numpy as np
import pytest

from analysis.core.coded.coded import coded, coder_names, place_in_roles, scheme_ids
from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from data.core.problems import UserError
from data.core.schema import ROLES
from data.corpus import Corpus
from tests.analysis.codes.invented import given, plain


def test_arrays_say_what_the_labels_say(coded_demo: Corpus):
    found = coded(select(coded_demo), "tag", "Aoi")
    rows = coded_demo.utterances[found.row]
    expected = plain(coded_demo, "tag", "Aoi")
    places = list(zip(rows["dialogue_id"], rows["position"], strict=True))
    assert places == sorted(expected)
    assert [found.codes[place] for place in found.held.argmax(axis=1)] == [expected[place] for place in places]
    assert [ROLES[place] for place in found.role] == rows["role"].to_list()
    lengths = dict(coded_demo.dialogues.select("dialogue_id", "n_utterances").iter_rows())
    assert found.phase.tolist() == [5 * position // lengths[dialogue] + 1 for dialogue, position in places]


def test_numbers_have_values_and_few_of_them_are_codes(coded_demo: Corpus):
    found = coded(select(coded_demo), "distress_level", "Aoi")
    assert found.codes == ("0", "1", "2", "3")
    assert [float(found.codes[place]) for place in found.held.argmax(axis=1)] == found.value.tolist()


def test_settled_codes_come_first_and_machines_by_their_name(coded_demo: Corpus):
    assert coder_names(coded_demo, "tag")[0] == "gold" == coded(select(coded_demo), "tag", "").coder
    assert coder_names(coded_demo, "tag", ("rule",)) == ["keywords"]
    assert scheme_ids(coded_demo, numbers=False) == ["tag"]


def test_a_selection_has_its_own_utterances(coded_demo: Corpus):
    part = select(coded_demo, Filter(score=(0, 60)))
    found = coded(part, "tag", "keywords")
    assert set(coded_demo.dialogues["dialogue_id"].to_numpy()[found.dialogue]) <= set(part.dialogue_ids)
    assert 0 < len(found.row) < len(coded(select(coded_demo), "tag", "keywords").row)


def test_an_utterance_may_have_several_codes(demo_ja: Corpus):
    corpus = given(demo_ja, (1, 1, "miti", "SR", "A", "person"), (1, 1, "miti", "AF", "A", "person"),
                   (1, 3, "miti", "SR", "A", "person"))  # fmt: skip
    found = coded(select(corpus), "miti", "A")
    state, sets = found.states
    assert found.held.sum(axis=1).tolist() == [2, 1] and len(sets) == 2
    assert (sets[state] == found.held).all()


def test_what_is_not_there_is_said(coded_demo: Corpus, demo_ja: Corpus):
    with pytest.raises(UserError, match="no scheme 'moods'"):
        coded(select(coded_demo), "moods", "")
    with pytest.raises(UserError, match="no coder 'Nobody'"):
        coded(select(coded_demo), "tag", "Nobody")
    corpus = given(demo_ja, (1, 1, "tag", "Other", "A", "person"))
    with pytest.raises(Absent):
        coded(select(corpus), "", "", numbers=True)


def test_places_are_counted_among_the_utterances_of_a_role(coded_demo: Corpus):
    places = place_in_roles(coded_demo, ("counselor",))
    roles = coded_demo.utterances["role"].to_list()
    for begin, stop in zip(coded_demo.offsets[:5], coded_demo.offsets[1:6], strict=True):
        own = [roles[begin:at].count("counselor") for at in range(begin, stop)]
        assert places[begin:stop].tolist() == own
    assert np.issubdtype(places.dtype, np.integer)
