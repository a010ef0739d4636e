"""Where a query matches within raw texts."""

import numpy as np
import pytest

from analysis.query import highlights
from analysis.query.filter import Filter
from analysis.query.sequences import Said, Sequence
from analysis.query.utterance_conditions import answers
from data.corpus import Corpus
from tests.analysis.naive_search import rows_found

TEXTS = ("ＡＢＣと㌔と ｶﾞ", "abc abc", "キロ、不安で不安", "\ufdd0x\ufdd1")


@pytest.mark.parametrize(
    "chosen",
    [
        Filter(text="仕事"),
        Filter(lemma="仕事", role="client"),
        Filter(then=Sequence(Said("client", "仕事"), Said("counselor", "か"), 3)),
    ],
)
def test_the_reader_marks_what_the_search_finds(demo_ja: Corpus, chosen: Filter):
    from analysis.query.highlights import Lines, hits

    n = demo_ja.utterances.height
    whole = hits(Lines(demo_ja, 0, n, demo_ja.utterances["role"].to_list(), demo_ja.texts.to_list()), chosen)
    rows = rows_found(demo_ja, chosen)
    assert np.flatnonzero(whole.lines).tolist() == rows != []
    assert {demo_ja.texts[row][a:b] for row in rows for a, b in whole.places[row]} == {"仕事"}
    ends = [] if chosen.then is None else sorted(set(answers(demo_ja, chosen.then)[rows].tolist()))
    assert np.flatnonzero(whole.answers).tolist() == ends
    assert {demo_ja.texts[row][a:b] for row in ends for a, b in whole.places[row] if row not in rows} <= {"か"}


def lines_of(corpus: Corpus, texts: tuple[str, ...]) -> highlights.Lines:
    return highlights.Lines(corpus, 0, len(texts), ["client"] * len(texts), texts)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"text": "abc"}, [["ＡＢＣ"], ["abc", "abc"], [], []]),
        ({"text": "キロ"}, [["㌔"], [], ["キロ"], []]),
        ({"text": "ガ"}, [["ｶﾞ"], [], [], []]),
        ({"regex": "不安|b."}, [[], ["bc", "bc"], ["不安", "不安"], []]),
        ({"regex": "x*"}, [[], [], [], ["x"]]),
        ({"text": "不安", "regex": "キ."}, [[], [], ["キロ", "不安", "不安"], []]),
        ({"text": "不安", "role": "counselor"}, [[], [], [], []]),
    ],
)
def test_hits_stand_where_they_are_in_the_raw_text(demo_ja: Corpus, condition: dict[str, str], expected: list):
    hits = highlights.hits(lines_of(demo_ja, TEXTS), Filter(**condition))
    assert [[text[a:b] for a, b in places] for text, places in zip(TEXTS, hits.places, strict=True)] == expected
