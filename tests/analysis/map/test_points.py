"""Points of the map and their colours."""

import pytest

from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.map.neighbours import sentence_neighbours
from analysis.map.points import choices, map_points
from data.corpus import Corpus
from tests.analysis.map.material import SENTENCE


def test_points_are_all_dialogues_and_say_which_are_chosen(demo_ja: Corpus):
    chosen = select(demo_ja, Filter(topics=("school",)))
    points = map_points(chosen)
    assert points["dialogue_id"].equals(demo_ja.dialogues["dialogue_id"])
    assert set(points.filter("chosen")["topic_main"]) == {"school"}
    assert points["chosen"].sum() == chosen.n_dialogues


def test_experience_as_by_hand(demo_ja: Corpus):
    points = map_points(select(demo_ja))
    rows = demo_ja.dialogues.select("dialogue_id", "counselor_id", "started_at").rows()
    for found, (dialogue, counselor, start) in zip(points["experience"], rows, strict=True):
        before = [d for d, c, s in rows if c == counselor and (s, d) < (start, dialogue)]
        assert found == len(before)


@pytest.mark.parametrize("by", ["topic", "cluster", "score", "year", "regime", "experience", "preservation"])
def test_colours(demo_ja: Corpus, demo_en: Corpus, by: str):
    points = map_points(select(demo_ja), by=by)
    coded = by in ("topic", "cluster", "regime")
    assert points["map_group" if coded else "map_number"].null_count() == 0
    assert points["map_number" if coded else "map_group"].null_count() == points.height
    if by in choices(select(demo_en)):
        assert map_points(select(demo_en), by=by).height == 6
    else:
        with pytest.raises(Absent):
            map_points(select(demo_en), by=by)


def test_likeness_colours_the_map(demo_ja: Corpus):
    points = map_points(select(demo_ja), by="likeness", text=SENTENCE)
    first = sentence_neighbours(select(demo_ja), text=SENTENCE, k=3)
    best = points.sort("map_number", descending=True).head(3)
    assert best["dialogue_id"].to_list() == first["dialogue_id"].to_list()
