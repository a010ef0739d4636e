"""Utterances similar to a sentence: the nearest by a plain computation, of the selection and the speaker."""

import numpy as np
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.registry import TABLES
from analysis.dialogues.similar import similar_utterances
from data.core.problems import Missing, UserError
from data.corpus import Corpus
from data.encoders import DEFAULT
from data.vectors.segments import UTTERANCE

SENTENCE = "I cannot sleep at night"


def test_each_utterance_has_its_vector(encoded: Corpus):
    vectors = encoded.vectors_of(DEFAULT, UTTERANCE)
    assert len(vectors.matrix) == encoded.utterances.height
    assert vectors.units["position"].to_list() == encoded.utterances["position"].to_list()
    assert vectors.units["role"].to_list() == encoded.utterances["role"].cast(str).to_list()


@pytest.mark.parametrize("speaker", ["both", "client"])
def test_the_nearest_come_first(encoded: Corpus, speaker):
    found = similar_utterances(select(encoded, Filter()), sentence=SENTENCE, k=7, speaker=speaker, encoder=DEFAULT)
    vectors = encoded.vectors_of(DEFAULT, UTTERANCE)
    query = vectors.encode([SENTENCE])[0]
    cosines = [float(np.dot(row, query)) for row in np.asarray(vectors.matrix)]
    roles = encoded.utterances["role"].cast(str).to_list()
    expected = sorted(
        (row for row in range(len(cosines)) if speaker in ("both", roles[row])), key=lambda row: -cosines[row]
    )[:7]
    assert found["text"].to_list() == [encoded.texts[row] for row in expected]
    assert found["likeness"].to_list() == pytest.approx([cosines[row] for row in expected], abs=1e-6)
    assert found["rank"].to_list() == list(range(1, 8))


def test_a_row_leads_to_its_dialogue(encoded: Corpus):
    options = {"sentence": SENTENCE, "k": 5}
    entry, whole = TABLES["similar_utterances"], select(encoded, Filter())
    for row in similar_utterances(whole, **options).iter_rows(named=True):
        found = entry.row_dialogues(row, whole, options)
        assert select(encoded, found.filter).dialogue_ids.to_list() == [row["dialogue_id"]]


def test_only_the_selection_is_searched_and_no_sentence_finds_nothing(encoded: Corpus):
    one = select(encoded, Filter(id=((2, 2),)))
    found = similar_utterances(one, sentence=SENTENCE, k=1000)
    assert set(found["dialogue_id"]) == {2}
    assert found.height == one.n_utterances
    assert similar_utterances(one, sentence=" ").is_empty()


def test_without_vectors_it_says_how_to_make_them(demo_en: Corpus):
    with pytest.raises(Missing, match="--unit utterance"):
        similar_utterances(select(demo_en, Filter()), sentence=SENTENCE, encoder=DEFAULT)


@pytest.mark.parametrize("unit", ["utterance", "turn"])
def test_every_utterance_and_turn_is_compared(demo_ja: Corpus, unit):
    spoken = demo_ja.utterance_map
    query = spoken.encode(["母の電話が鳴ります"])[0]
    matrix = np.asarray(spoken.turns if unit == "turn" else spoken.matrix[spoken.of])
    found = similar_utterances(select(demo_ja), sentence="母の電話が鳴ります", k=30, unit=unit)
    assert found["likeness"].to_list() == pytest.approx(
        sorted((matrix @ query).tolist(), reverse=True)[:30], abs=1e-5
    )


def test_a_fifth_and_examples(demo_ja: Corpus):
    found = similar_utterances(select(demo_ja), like="11.3,11.5", k=20, phase=1)
    n = dict(demo_ja.dialogues.select("dialogue_id", "n_utterances").iter_rows())
    assert all(5 * p < n[d] for d, p in found.select("dialogue_id", "position").iter_rows())
    assert {(11, 3), (11, 5)} & set(found.head(4).select("dialogue_id", "position").iter_rows())
    with pytest.raises(UserError):
        similar_utterances(select(demo_ja), like="eleven")
