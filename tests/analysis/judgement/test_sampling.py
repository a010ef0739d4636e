"""Items of a study: turns that all answered, every pair equally often, few of one dialogue."""

from collections import Counter

import polars as pl

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.judgement.sampling import answered_turns, draw
from data.corpus import Corpus
from data.judgement.store import SCALE
from tests.analysis.judgement.invented import SYSTEMS, turns


def test_pairs_are_even_and_drawn_again_with_the_same_seed(demo_ja: Corpus):
    selection, names = select(demo_ja, Filter()), [*SYSTEMS, "gold"]
    answered = set(answered_turns(selection, names).rows())
    assert answered < set(turns(demo_ja))  # without those that a system answered with nothing
    found = draw(selection, names, 36, seed=5)
    assert found.equals(draw(selection, names, 36, seed=5)) and not found.equals(
        draw(selection, names, 36, seed=6)
    )
    assert set(Counter(found.select("a", "b").rows()).values()) == {6}
    assert found.group_by("dialogue_id").len()["len"].max() <= 2 and found.height == 36


def test_more_pairs_than_turns_come_again_with_other_systems(demo_ja: Corpus):
    selection = select(demo_ja, Filter.from_query("id=11-12")[0])
    found = draw(selection, list(SYSTEMS), 100, per_dialogue=2)
    assert (
        found.height
        == found.unique(["dialogue_id", "position", "a", "b"]).height
        == 3 * found.select("dialogue_id", "position").n_unique()
    )
    single = draw(selection, list(SYSTEMS), 6, mode=SCALE)
    assert single.height == 6 and set(single["b"]) == {""}
    assert (
        draw(selection, [], 5).is_empty()
        and draw(select(demo_ja, Filter.from_query("id=0-0")[0]), list(SYSTEMS), 5).is_empty()
    )
    assert pl.DataFrame(found).columns == ["dialogue_id", "position", "a", "b"]
