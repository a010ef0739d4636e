"""Shares of themes and their groups, as counted by hand."""

import pytest

from analysis.core.dialogues.spoken import has_value, spoken
from analysis.core.errors import Mistake
from analysis.core.query.selection import select
from analysis.utterances.themes import utterance_theme_shares, utterance_themes
from data.corpus import Corpus


@pytest.mark.parametrize("level", [1, 3])
def test_shares_as_by_hand(demo_ja: Corpus, level: int):
    frame = utterance_themes(select(demo_ja), level=level)
    theme = spoken(select(demo_ja)).theme(level)
    assert frame["n"].to_list() == [int((theme == number).sum()) for number in range(1, frame.height + 1)]
    assert frame["share"].to_numpy() == pytest.approx((frame["n"] / frame["of"]).to_numpy())
    assert frame["share"].sum() == pytest.approx(1)


def test_shares_of_groups_as_by_hand(demo_ja: Corpus):
    found = spoken(select(demo_ja))
    for row in utterance_theme_shares(select(demo_ja), by="phase").iter_rows(named=True):
        part = found.where(has_value(found, "phase", row["group"]))
        assert row["n"] == int((part.theme(1) == int(row["theme"][2:])).sum())
        assert row["share"] == pytest.approx(row["n"] / len(part.rows))


def test_every_theme_has_a_name_and_a_parent(demo_ja: Corpus):
    coarse, fine = (utterance_themes(select(demo_ja), level=level) for level in (1, 2))
    assert set(fine["parent"]) == set(coarse["theme"])
    assert all(fine["theme_name"])
    assert fine["theme_stability"].is_between(0, 1).all()


def test_a_level_there_is_not(demo_ja: Corpus):
    with pytest.raises(Mistake):
        utterance_themes(select(demo_ja), level=4)
