"""Conditions on utterances: lemmas and sequences, against a plain loop."""

import re
import unicodedata
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.core.query.filter import Filter, FilterNote
from analysis.core.query.selection import select, utterance_mask
from analysis.core.query.sequences import Sequence, UtterancePattern
from analysis.core.query.utterance_conditions import answers
from data.core.matching import scan
from data.corpus import Corpus
from tests.analysis import naive_search
from tests.analysis.naive_search import folded, has_lemmas, holding, ids_of, lines, rows_found, selected_ids

ROLES = ("", "counselor", "client")
SEQUENCES = [
    Sequence(UtterancePattern("client", "仕事"), UtterancePattern("counselor", "です"), 1),
    Sequence(UtterancePattern("client", "。"), UtterancePattern("counselor", "か"), 3),
    Sequence(UtterancePattern("counselor", "か"), UtterancePattern("client", "はい"), 1),
    Sequence(UtterancePattern("counselor", "か"), UtterancePattern("counselor", "か"), 2),
    Sequence(UtterancePattern("client", "眠る", "lemma"), UtterancePattern("counselor", "です"), 20),
    Sequence(UtterancePattern("client", '"思う ます"', "lemma"), UtterancePattern("counselor", "か", "lemma"), 2),
    Sequence(UtterancePattern("client", "仕事"), UtterancePattern("counselor", "no such words"), 20),
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("query", "lemmas"),
    [
        ("眠る", ["眠る"]),
        ("仕事", ["仕事"]),
        ("lemma:仕事", ["仕事"]),
        ("つらい", ["辛い"]),
        ('"思う ます"', ["思う", "ます"]),
        ("思います", ["思う", "ます"]),
        ("行った", ["行く", "た"]),
        ("て+いる", ["て", "居る"]),
    ],
)
def test_lemmas(demo_ja: Corpus, query: str, lemmas: list[str], role: str):
    every = [line for line in lines(demo_ja) if has_lemmas(lemmas)(line)]
    expected = [line.row for line in every if role in ("", line.role)]
    assert every
    assert rows_found(demo_ja, Filter(lemma=query, role=role)) == expected
    assert select(demo_ja, Filter(lemma=query, role=role)).dialogue_ids.to_list() == ids_of(demo_ja, expected)


@settings(max_examples=25)
@given(data=st.data())
def test_any_words_of_the_corpus_side_by_side(demo_ja: Corpus, data: st.DataObject):
    every = lines(demo_ja)
    line = data.draw(st.sampled_from([line for line in every if len(line.lemmas) > 1]))
    begin = data.draw(st.integers(0, len(line.lemmas) - 1))
    lemmas = line.lemmas[begin : begin + data.draw(st.integers(1, 4))]
    if any('"' in lemma or not lemma.strip() for lemma in lemmas):
        return
    query = "+".join(f'lemma:"{lemma}"' for lemma in lemmas)
    alike = [said.row for said in every if has_lemmas_folded(said.lemmas, lemmas)]
    assert rows_found(demo_ja, Filter(lemma=query)) == alike


def has_lemmas_folded(words: list[str], lemmas: list[str]) -> bool:
    small, asked = [word.lower() for word in words], [lemma.lower() for lemma in lemmas]
    return any(small[i : i + len(asked)] == asked for i in range(len(small)))


@pytest.mark.parametrize("asked", SEQUENCES)
def test_sequences_over_turns(demo_ja: Corpus, asked: Sequence):
    expected = naive_search.sequences(demo_ja, asked)
    assert expected or asked.then.query == "no such words"
    ends = answers(demo_ja, asked)
    assert {int(row): int(ends[row]) for row in np.flatnonzero(ends >= 0)} == expected
    chosen = select(demo_ja, Filter(then=asked))
    assert chosen.dialogue_ids.to_list() == ids_of(demo_ja, list(expected))


@settings(max_examples=25)
@given(data=st.data())
def test_any_sequence(demo_en: Corpus, data: st.DataObject):
    words = sorted({word for text in demo_en.texts for word in text.split() if word.isalnum()})
    role, word = st.sampled_from(("counselor", "client")), st.sampled_from(words)
    said = st.builds(UtterancePattern, role, word)
    asked = data.draw(st.builds(Sequence, said, said, st.integers(1, 6)))
    ends = answers(demo_en, asked)
    expected = naive_search.sequences(demo_en, asked)
    assert {int(row): int(ends[row]) for row in np.flatnonzero(ends >= 0)} == expected


def test_a_wider_reach_finds_no_less(demo_ja: Corpus):
    reach = [
        set(
            rows_found(
                demo_ja,
                Filter(then=Sequence(UtterancePattern("client", "仕事"), UtterancePattern("counselor", "か"), k)),
            )
        )
        for k in (1, 2, 5, 20)
    ]
    assert all(narrow <= wide for narrow, wide in pairwise(reach)) and reach[0] < reach[-1]


def test_without_words_the_condition_is_left_out(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch):
    from data.core.problems import Missing

    def missing(*_: object) -> None:
        raise Missing("tokens", "demo-ja")

    monkeypatch.setattr("analysis.core.query.utterance_conditions.matches", missing)
    resolved = select(demo_ja, Filter(lemma="仕事"))
    assert resolved.notes == (FilterNote("not_made", "lemma", "python -m data prepare demo-ja"),)
    assert resolved.is_whole


def test_the_answers_of_one_dialogue_are_those_of_the_whole_corpus(demo_ja: Corpus):
    asked = Sequence(UtterancePattern("client", "仕事"), UtterancePattern("counselor", "か"), 3)
    whole = answers(demo_ja, asked)
    parts = [answers(demo_ja, asked, int(a), int(b)) for a, b in pairwise(demo_ja.offsets)]
    assert np.concatenate(parts).tolist() == whole.tolist() and (whole >= 0).any()


@pytest.mark.parametrize("role", ["", "counselor", "client"])
@pytest.mark.parametrize("text", ["仕事", "ﾊｲ", "（", "😊", "．", "nothing of the kind"])
def test_text(demo_ja: Corpus, text: str, role: str):
    expected = holding(demo_ja, lambda said: folded(text) in folded(said), role)
    assert selected_ids(demo_ja, Filter(text=text, role=role)) == expected


@pytest.mark.parametrize("role", ["", "counselor", "client"])
@pytest.mark.parametrize("text", ["SESSION", "ｓｅｓｓｉｏｎ", "that's", "?"])
def test_text_in_english(demo_en: Corpus, text: str, role: str):
    expected = holding(demo_en, lambda said: folded(text) in folded(said), role)
    assert expected or role == "client"
    assert selected_ids(demo_en, Filter(text=text, role=role)) == expected


def test_regex(demo_ja: Corpus):
    pattern = "(不安|心配).{0,6}(です|ます)"
    expected = holding(demo_ja, lambda said: re.search(pattern, unicodedata.normalize("NFKC", said)))
    assert 0 < len(expected) < demo_ja.dialogues.height
    assert selected_ids(demo_ja, Filter(regex=pattern)) == expected


def test_text_and_regex_must_meet_in_one_utterance(demo_ja: Corpus):
    chosen = Filter(text="仕事", regex="です", role="client")
    expected = holding(demo_ja, lambda said: "仕事" in folded(said) and "です" in folded(said), "client")
    assert len(expected) > 0
    assert selected_ids(demo_ja, chosen) == expected
    assert int(utterance_mask(demo_ja, chosen).sum()) == sum(
        "仕事" in folded(text) and "です" in folded(text) and role == "client"
        for role, text in zip(demo_ja.utterances["role"], demo_ja.texts, strict=True)
    )


def test_a_slow_pattern_is_left_out_with_a_note(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch):
    def slow(*_: object, **__: object) -> np.ndarray:
        raise scan.TooSlow("too slow")

    monkeypatch.setattr(scan, "hits", slow)
    resolved = select(demo_ja, Filter(regex="a+", topics=("school",)))
    assert [(note.code, note.name) for note in resolved.notes] == [("slow_pattern", "regex")]
    assert resolved.filter == Filter(topics=("school",))
    assert resolved.dialogue_ids.to_list() == selected_ids(demo_ja, Filter(topics=("school",)))


def test_a_bad_pattern_is_left_out_and_the_text_beside_it_stays(demo_ja: Corpus):
    resolved = select(demo_ja, Filter(regex="(", text="仕事", role="client"))
    assert [(note.code, note.name) for note in resolved.notes] == [("bad_pattern", "regex")]
    assert resolved.filter == Filter(text="仕事", role="client")
    assert resolved.dialogue_ids.to_list() == selected_ids(demo_ja, Filter(text="仕事", role="client"))


def test_a_bad_pattern_alone_leaves_everything(demo_ja: Corpus):
    resolved = select(demo_ja, Filter(regex="(", role="client"))
    assert (resolved.filter, resolved.is_whole) == (Filter(), True)
