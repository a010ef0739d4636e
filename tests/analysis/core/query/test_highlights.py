"""Where a query matches within raw texts."""

import numpy as np
import pytest

from analysis.core.query import highlights
from analysis.core.query.filter import Filter
from analysis.core.query.sequences import Sequence, UtterancePattern
from analysis.core.query.utterance_conditions import answers
from data.corpus import Corpus
from tests.analysis import naive_search
from tests.analysis.naive_search import rows_found

TEXTS = ("ＡＢＣと㌔と ｶﾞ", "abc abc", "キロ、不安で不安", "\ufdd0x\ufdd1")


@pytest.mark.parametrize(
    "chosen",
    [
        Filter(text="仕事"),
        Filter(lemma="仕事", role="client"),
        Filter(then=Sequence(UtterancePattern("client", "仕事"), UtterancePattern("counselor", "か"), 3)),
    ],
)
def test_the_reader_marks_what_the_search_finds(demo_ja: Corpus, chosen: Filter):
    rows = range(demo_ja.utterances.height)
    lines = highlights.Lines(demo_ja, rows, demo_ja.utterances["role"].to_list(), demo_ja.texts.to_list())
    whole = highlights.highlights(lines, chosen)
    rows = rows_found(demo_ja, chosen)
    assert np.flatnonzero(whole.is_hit).tolist() == rows != []
    assert {demo_ja.texts[row][a:b] for row in rows for a, b in whole.spans[row]} == {"仕事"}
    ends = [] if chosen.then is None else sorted(set(answers(demo_ja, chosen.then)[rows].tolist()))
    assert np.flatnonzero(whole.is_answer).tolist() == ends
    assert {demo_ja.texts[row][a:b] for row in ends for a, b in whole.spans[row] if row not in rows} <= {"か"}


def lines_of(corpus: Corpus, texts: tuple[str, ...]) -> highlights.Lines:
    return highlights.Lines(corpus, range(len(texts)), ["client"] * len(texts), texts)


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
    hits = highlights.highlights(lines_of(demo_ja, TEXTS), Filter(**condition))
    assert [[text[a:b] for a, b in places] for text, places in zip(TEXTS, hits.spans, strict=True)] == expected


def test_a_lemma_finds_every_form_and_a_form_only_itself(demo_ja: Corpus):
    by_lemma = set(rows_found(demo_ja, Filter(lemma="眠る")))
    by_text = set(rows_found(demo_ja, Filter(text="眠る")))
    rows = sorted(by_lemma)
    spans = highlights.spans_in_rows(demo_ja, Filter(lemma="眠る"), rows)
    forms = {demo_ja.texts[row][a:b] for row, found in zip(rows, spans, strict=True) for a, b in found}
    assert by_text < by_lemma and len(forms) > 1 and all(form.startswith("眠") for form in forms)


def test_spans_of_several_conditions_are_merged(demo_ja: Corpus):
    row = next(line.row for line in naive_search.lines(demo_ja) if "仕事" in line.text and line.role == "client")
    text = demo_ja.texts[row]
    both = highlights.spans_in_rows(demo_ja, Filter(text="仕事", regex="仕事.", role="client"), [row])[0]
    at = text.index("仕事")
    assert both[0] == (at, at + 3)
    assert highlights.spans_in_rows(demo_ja, Filter(text="仕事", role="counselor"), [row]) == [[]]
    for unusable in (Filter(regex="("), Filter(lemma="&&")):
        assert highlights.spans_in_rows(demo_ja, unusable, [row]) == [[]]
