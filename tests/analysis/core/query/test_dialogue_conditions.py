"""Dialogues most like a sentence."""

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.map.neighbours import sentence_neighbours
from data.corpus import Corpus
from data.encoders import DEFAULT
from tests.analysis.map.material import SENTENCE


def test_near_selects_the_most_like(demo_ja: Corpus):
    chosen = select(demo_ja, Filter(near=(SENTENCE, 7, DEFAULT)))
    first = sentence_neighbours(select(demo_ja), text=SENTENCE, k=7)
    assert set(chosen.dialogue_ids) == set(first["dialogue_id"])
    assert chosen.left_out["near"] == 66
    narrower = select(demo_ja, Filter(near=(SENTENCE, 7, DEFAULT), topics=("school",)))
    assert set(narrower.dialogue_ids) <= set(chosen.dialogue_ids)


def test_another_encoder_that_is_not_made_is_left_out(demo_ja: Corpus):
    found = select(demo_ja, Filter(near=("x", 5, "nobody/model")))
    assert [(note.code, note.name) for note in found.notes] == [("not_made", "near")]
    assert "embed demo-ja --encoder nobody/model" in found.notes[0].value
    assert found.is_whole and found.filter == Filter()
