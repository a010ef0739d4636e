"""Experience against a slow count of earlier dialogues."""

from datetime import datetime

import polars as pl
import pytest

from analysis.core.experience import experience
from data.corpus import Corpus


@pytest.mark.parametrize("role", ["counselor", "client"])
def test_experience_counts_the_earlier_dialogues_of_the_same_person(demo_ja: Corpus, role: str):
    dialogues = demo_ja.dialogues
    order = dialogues.select("dialogue_id", "started_at", f"{role}_id").rows()
    expected = [sum(p == person and (at, i) < (began, n) for i, at, p in order) for n, began, person in order]
    assert dialogues.select(experience(role)).to_series().to_list() == expected


def test_undated_dialogues_come_last_and_unknown_persons_have_none():
    day = [datetime(2020, 1, d) for d in (2, 1)]
    frame = pl.DataFrame(
        {"dialogue_id": [1, 2, 3, 4, 5], "started_at": [None, *day, None, day[0]], "client_id": [7, 7, 7, 7, None]}
    )
    assert frame.select(experience("client")).to_series().to_list() == [2, 1, 0, 3, None]
