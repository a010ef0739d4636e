"""A person as counselor:12."""

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.person import only, person_of
from analysis.core.query.selection import select
from data.core.problems import UserError
from data.corpus import Corpus


def test_a_person_is_a_role_and_a_number(demo_ja: Corpus):
    whole = select(demo_ja)
    assert person_of(whole, "client:7") == ("client", 7)
    assert person_of(whole) == ("counselor", whole.dialogues["counselor_id"][0])
    assert person_of(select(demo_ja, Filter(id=((0, 0),)))) is None
    assert only("client", 7) == Filter(client=((7, 7),))


@pytest.mark.parametrize("text", ["7", "client:", "client:-1", "client:٧", "other:7", "client:" + "9" * 11])
def test_anything_else_is_refused(text: str, demo_ja: Corpus):
    with pytest.raises(UserError, match="person"):
        person_of(select(demo_ja), text)
