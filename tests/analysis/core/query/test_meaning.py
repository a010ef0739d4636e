"""Conditions by likeness and by place: how they are written, and what meets them."""

import numpy as np
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.meaning import Meaning, MeaningCodec, RegionCodec, direction, inside
from analysis.core.query.selection import select
from data.corpus import Corpus


@pytest.mark.parametrize("text", ["200:眠れない", "50+12.3+15.8-4.1:", "7+1.0:a: b"])
def test_a_condition_has_one_spelling(text: str):
    assert MeaningCodec().write(MeaningCodec().read(text)) == text


@pytest.mark.parametrize("text", ["", "0:a", "50-1.2:", "99999:a", "50+1.2" + "+1.3" * 30 + ":"])
def test_what_says_nothing_or_too_much_is_refused(text: str):
    with pytest.raises(ValueError):
        MeaningCodec().read(text)


@pytest.mark.parametrize("text", ["", "1,2", "1,2;3,4", "a,b;c,d;e,f", "nan,1;2,3;4,5", "1,2;" * 70 + "1,2"])
def test_what_is_no_part_of_the_map_is_refused(text: str):
    with pytest.raises(ValueError):
        RegionCodec().read(text)
    assert RegionCodec().write(RegionCodec().read("0,0;1.5,0;1,2.25")) == "0,0;1.5,0;1,2.25"


def test_the_k_most_similar_wherever_they_are_said(demo_ja: Corpus):
    chosen = select(demo_ja, Filter(meaning=Meaning("電話が鳴る", 25)))
    spoken = demo_ja.utterance_map
    likeness = np.asarray(spoken.matrix) @ direction(demo_ja, Meaning("電話が鳴る"))
    best = set(np.argsort(-likeness)[:25].tolist())
    assert set(spoken.of[np.flatnonzero(chosen.matching_utterances)].tolist()) == best


def test_examples_move_the_search_and_counterexamples_move_it_away(demo_ja: Corpus):
    plain = direction(demo_ja, Meaning("眠れない"))
    spoken = demo_ja.utterance_map
    example = np.asarray(spoken.matrix[spoken.of[5]])
    place = (int(demo_ja.utterances["dialogue_id"][5]), int(demo_ja.utterances["position"][5]))
    assert direction(demo_ja, Meaning("眠れない", like=(place,))) @ example > plain @ example
    assert direction(demo_ja, Meaning("眠れない", unlike=(place,))) @ example < plain @ example


def test_a_region_holds_what_lies_inside(demo_ja: Corpus):
    x, y = demo_ja.utterance_map.places.T
    low, high = np.nanquantile(x, 0.4), np.nanquantile(x, 0.6)
    corners = ((low, -500.0), (high, -500.0), (high, 500.0), (low, 500.0))
    chosen = select(demo_ja, Filter(region=tuple((float(a), float(b)) for a, b in corners)))
    assert np.array_equal(chosen.matching_utterances, (x > low) & (x < high) & np.isfinite(y))


def test_a_hollow_polygon():
    horseshoe = ((0, 0), (4, 0), (4, 4), (3, 4), (3, 1), (1, 1), (1, 4), (0, 4))
    points = np.array([[0.5, 3], [2, 3], [3.5, 3], [2, 0.5], [5, 5]], dtype=float)
    assert inside(*points.T, horseshoe).tolist() == [True, False, True, True, False]


def test_unknown_words_leave_a_note_and_no_map_too(demo_ja: Corpus):
    assert [note.code for note in select(demo_ja, Filter(meaning=Meaning("…"))).notes] == ["unknown_words"]
