"""Search by words, lemmas and sequences, its ranking, its marks: each against a plain loop over the demos."""

import os
import sys
import threading
import time
import unicodedata
from itertools import pairwise

import numpy as np
import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.dialogues.listing import dialogue_list, lacking
from analysis.dialogues.search import LINES, hits_per_dialogue, read_marks, relevance, search_counts, search_hits
from analysis.query.filter import Filter, Note
from analysis.query.selection import select
from analysis.query.sequences import Said, Sequence
from analysis.query.utterance_conditions import answers
from analysis.query.word_marks import marks
from analysis.text.patterns import LONGEST
from data.corpus import Corpus
from data.matching import scan
from data.matching import spans as matching_spans
from tests.analysis import naive_search
from tests.analysis.naive_search import folded, has_lemmas, lines, says

ROLES = ("", "counselor", "client")


def found(corpus: Corpus, chosen: Filter) -> list[int]:
    said = select(corpus, chosen).said
    assert said is not None
    return np.flatnonzero(said).tolist()


def ids_of(corpus: Corpus, rows: list[int]) -> list[int]:
    return sorted(set(corpus.utterances["dialogue_id"].gather(rows)))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("query", "lemmas"),
    [
        ("眠る", ["眠る"]),
        ("仕事", ["仕事"]),
        ("lemma:仕事", ["仕事"]),
        ("つらい", ["辛い"]),
        ("思う ます", ["思う", "ます"]),
        ("思います", ["思う", "ます"]),
        ("行った", ["行く", "た"]),
        ("て いる", ["て", "居る"]),
    ],
)
def test_lemmas(demo_ja: Corpus, query: str, lemmas: list[str], role: str):
    every = [line for line in lines(demo_ja) if has_lemmas(lemmas)(line)]
    expected = [line.row for line in every if role in ("", line.role)]
    assert every
    assert found(demo_ja, Filter(lemma=query, role=role)) == expected
    assert select(demo_ja, Filter(lemma=query, role=role)).dialogue_ids.to_list() == ids_of(demo_ja, expected)


def test_a_lemma_finds_every_form_and_a_form_only_itself(demo_ja: Corpus):
    by_lemma = set(found(demo_ja, Filter(lemma="眠る")))
    by_text = set(found(demo_ja, Filter(text="眠る")))
    forms = {
        demo_ja.texts[row][a:b] for row in by_lemma for a, b in marks(demo_ja, Filter(lemma="眠る"), [row])[0]
    }
    assert by_text < by_lemma and len(forms) > 1 and all(form.startswith("眠") for form in forms)


@settings(max_examples=60)
@given(data=st.data())
def test_any_words_of_the_corpus_side_by_side(demo_ja: Corpus, data: st.DataObject):
    every = lines(demo_ja)
    line = data.draw(st.sampled_from([line for line in every if len(line.lemmas) > 1]))
    begin = data.draw(st.integers(0, len(line.lemmas) - 1))
    lemmas = line.lemmas[begin : begin + data.draw(st.integers(1, 4))]
    if any('"' in lemma or not lemma.strip() for lemma in lemmas):
        return
    query = " ".join(f'lemma:"{lemma}"' for lemma in lemmas)
    alike = [said.row for said in every if has_lemmas_folded(said.lemmas, lemmas)]
    assert found(demo_ja, Filter(lemma=query)) == alike


def has_lemmas_folded(words: list[str], lemmas: list[str]) -> bool:
    small, asked = [word.lower() for word in words], [lemma.lower() for lemma in lemmas]
    return any(small[i : i + len(asked)] == asked for i in range(len(small)))


SEQUENCES = [
    Sequence(Said("client", "仕事"), Said("counselor", "です"), 1),
    Sequence(Said("client", "。"), Said("counselor", "か"), 3),
    Sequence(Said("counselor", "か"), Said("client", "はい"), 1),
    Sequence(Said("counselor", "か"), Said("counselor", "か"), 2),
    Sequence(Said("client", "眠る", "lemma"), Said("counselor", "です"), 20),
    Sequence(Said("client", "思う ます", "lemma"), Said("counselor", "か", "lemma"), 2),
    Sequence(Said("client", "仕事"), Said("counselor", "no such words"), 20),
]


@pytest.mark.parametrize("asked", SEQUENCES)
def test_sequences_over_turns(demo_ja: Corpus, asked: Sequence):
    expected = naive_search.sequences(demo_ja, asked)
    assert expected or asked.then.query == "no such words"
    ends = answers(demo_ja, asked)
    assert {int(row): int(ends[row]) for row in np.flatnonzero(ends >= 0)} == expected
    chosen = select(demo_ja, Filter(then=asked))
    assert chosen.dialogue_ids.to_list() == ids_of(demo_ja, list(expected))


@settings(max_examples=60)
@given(data=st.data())
def test_any_sequence(demo_en: Corpus, data: st.DataObject):
    words = sorted({word for text in demo_en.texts for word in text.split()})
    role, word = st.sampled_from(("counselor", "client")), st.sampled_from(words)
    said = st.builds(Said, role, word)
    asked = data.draw(st.builds(Sequence, said, said, st.integers(1, 6)))
    ends = answers(demo_en, asked)
    expected = naive_search.sequences(demo_en, asked)
    assert {int(row): int(ends[row]) for row in np.flatnonzero(ends >= 0)} == expected


def test_a_wider_reach_finds_no_less(demo_ja: Corpus):
    reach = [
        set(found(demo_ja, Filter(then=Sequence(Said("client", "仕事"), Said("counselor", "か"), k))))
        for k in (1, 2, 5, 20)
    ]
    assert all(narrow <= wide for narrow, wide in pairwise(reach)) and reach[0] < reach[-1]


@pytest.mark.parametrize("corpus_id", ["demo-ja", "demo-en"])
@pytest.mark.parametrize("query", ["です", "ＡＩ", "I", "ｶ", "、"])
def test_every_hit_is_a_line_with_its_neighbours(corpus_id: str, query: str, demo_ja: Corpus, demo_en: Corpus):
    corpus = {"demo-ja": demo_ja, "demo-en": demo_en}[corpus_id]
    every = lines(corpus)
    selection = select(corpus, Filter(text=query))
    hits = search_hits(selection, order="corpus", lines=100_000)
    expected = [line for line in every if says(query)(line)]
    assert hits.select("dialogue_id", "position", "role", "text").rows() == [
        (line.dialogue_id, line.position, line.role, line.text) for line in expected
    ]
    assert hits["hit"].to_list() == list(range(1, len(expected) + 1))
    by_place = {(line.dialogue_id, line.position): line for line in every}
    for row in hits.iter_rows(named=True):
        for name, step in (("before", -1), ("after", 1)):
            beside = by_place.get((row["dialogue_id"], row["position"] + step))
            assert row[f"text_{name}"] == (beside.text if beside else None)
            assert row[f"role_{name}"] == (beside.role if beside else None)
        spans = read_marks(row["marks"])
        assert spans and all(folded(query) in folded(row["text"][begin:end]) for begin, end in spans)
    counts = {row["role"]: row for row in search_counts(selection).iter_rows(named=True)}
    for role in {line.role for line in expected}:
        here = [line for line in expected if line.role == role]
        assert counts[role]["n"] == len(here)
        assert counts[role]["n_dialogues"] == len({line.dialogue_id for line in here})


def test_pages_are_one_list(demo_ja: Corpus):
    selection = select(demo_ja, Filter(text="か", topics=("school", "workplace")))
    whole = search_hits(selection, lines=100_000)
    pages = pl.concat([search_hits(selection, page=page) for page in range(1, whole.height // LINES + 3)])
    assert whole.height > LINES and pages.equals(whole)


def test_ranked_by_bm25_of_one_term(demo_ja: Corpus):
    selection = select(demo_ja, Filter(text="仕事", role="client"))
    mean = demo_ja.dialogues["n_utterances"].mean()
    expected = {}
    for row in demo_ja.dialogues.iter_rows(named=True):
        n = sum(
            line.dialogue_id == row["dialogue_id"] and line.role == "client" and "仕事" in line.text
            for line in lines(demo_ja)
        )
        weight = 1.2 * (1 - 0.75 + 0.75 * row["n_utterances"] / mean)
        expected[row["dialogue_id"]] = (n, n * 2.2 / (n + weight))
    np.testing.assert_allclose(relevance(selection), [score for _, score in expected.values()])
    assert hits_per_dialogue(selection).tolist() == [n for n, _ in expected.values()]
    listed = dialogue_list(selection)
    order = sorted((number for number, (n, _) in expected.items() if n), key=lambda i: (-expected[i][1], i))
    assert listed["dialogue_id"].to_list() == order
    hits = search_hits(selection, lines=100_000)
    assert hits["dialogue_id"].unique(maintain_order=True).to_list() == order
    assert hits["relevance"].is_sorted(descending=True)
    three = search_hits(selection, each=1, lines=100_000)
    assert three["dialogue_id"].to_list() == order


@pytest.mark.parametrize(("order", "descending"), [("oldest", False), ("newest", True)])
def test_ordered_by_time(demo_ja: Corpus, order: str, descending: bool):
    hits = search_hits(select(demo_ja, Filter(text="か")), order=order, lines=100_000)
    started = demo_ja.dialogues.select("dialogue_id", "started_at")
    assert hits.join(started, on="dialogue_id", how="left")["started_at"].is_sorted(descending=descending)


def test_a_sequence_shows_its_end_with_marks(demo_ja: Corpus):
    asked = Sequence(Said("client", "仕事"), Said("counselor", "か", "lemma"), 3)
    hits = search_hits(select(demo_ja, Filter(then=asked)), order="corpus", lines=100_000)
    ends = naive_search.sequences(demo_ja, asked)
    assert hits["answer_text"].to_list() == demo_ja.texts.gather(list(ends.values())).to_list() != []
    for row in hits.iter_rows(named=True):
        assert {row["text"][a:b] for a, b in read_marks(row["marks"])} == {"仕事"}
        assert {row["answer_text"][a:b] for a, b in read_marks(row["answer_marks"])} == {"か"}


def test_without_a_search_there_are_no_hits_and_the_list_stands_by_id(demo: Corpus):
    selection = select(demo)
    assert search_hits(selection).is_empty() and search_counts(selection).is_empty()
    listed = dialogue_list(selection)
    assert listed["dialogue_id"].to_list() == demo.dialogues["dialogue_id"].to_list()
    assert {"n_hits", "relevance"} <= lacking(selection) and listed["n_hits"].null_count() == listed.height


def test_hits_stay_within_the_selection(demo_ja: Corpus):
    whole = search_hits(select(demo_ja, Filter(text="か")), order="corpus", lines=100_000)
    some = search_hits(select(demo_ja, Filter(text="か", id=((5, 20),))), order="corpus", lines=100_000)
    inside = whole.filter(pl.col("dialogue_id").is_between(5, 20)).drop("hit")
    assert some.drop("hit").equals(inside) and not some.is_empty()


RAW = st.text(st.sampled_from("aAｱﾊﾞが㌔①ﷺﬁe\u0301한ᄒ\u200b\u202e　 x😀👩\u200d👧ÅÅ"), max_size=12)


@settings(max_examples=300)
@given(raw=RAW, data=st.data())
@example(raw="ﾊﾞｽ", data=None)
@example(raw="あ㌔い", data=None)
def test_marks_lead_back_to_the_raw_text(raw: str, data: st.DataObject | None):
    normal = unicodedata.normalize("NFKC", raw)
    if not normal:
        return
    begin = data.draw(st.integers(0, len(normal) - 1)) if data else 1
    query = normal[begin : begin + (data.draw(st.integers(1, 3)) if data else 1)]
    spans = matching_spans.matched(pl.Series([normal]), scan.as_pattern(query))
    for low, high in matching_spans.in_raw([raw], [normal], spans)[0]:
        assert query.lower() in unicodedata.normalize("NFKC", raw[low:high]).lower()


def test_a_pattern_is_marked_where_the_engine_matches():
    found = matching_spans.matched(pl.Series(["abab ab", "xx", ""]), r"\bab|b\b|x*")
    assert found == [[(0, 2), (3, 4), (5, 7)], [(0, 2)], []]


def test_marks_of_several_conditions_are_joined(demo_ja: Corpus):
    row = next(line.row for line in lines(demo_ja) if "仕事" in line.text and line.role == "client")
    text = demo_ja.texts[row]
    both = marks(demo_ja, Filter(text="仕事", regex="仕事.", role="client"), [row])[0]
    at = text.index("仕事")
    assert both[0] == (at, at + 3)
    assert marks(demo_ja, Filter(text="仕事", role="counselor"), [row]) == [[]]
    assert marks(demo_ja, Filter(regex="("), [row]) == marks(demo_ja, Filter(lemma="&&"), [row]) == [[]]


BAD = {
    "too many words": (Filter(lemma=" ".join("a" * 11)), "query.too_many", "lemma"),
    "no word": (Filter(lemma="*"), "query.everything", "lemma"),
    "unknown field": (Filter(lemma="nonsense:a"), "query.unknown_field", "lemma"),
    "bad pattern": (Filter(lemma="/(/"), "query.bad_pattern", "lemma"),
    "too long": (Filter(lemma="a" * (LONGEST + 1)), "query.too_long", "lemma"),
    "in a sequence": (
        Filter(then=Sequence(Said("client", "&&", "lemma"), Said("counselor", "a"))),
        "query.unreadable",
        "then",
    ),
}


@pytest.mark.parametrize(("chosen", "code", "name"), BAD.values(), ids=list(BAD))
def test_a_query_that_cannot_be_used_is_left_out_with_a_note(
    demo_ja: Corpus, chosen: Filter, code: str, name: str
):
    resolved = select(demo_ja, chosen.having(topics=("school",)))
    assert [(note.code, note.name) for note in resolved.notes] == [(code, name)]
    assert resolved.filter == Filter(topics=("school",)) and resolved.said is None


@pytest.mark.parametrize("query", ["\u202e", "\u200b", "👩\u200d👧", "\U0010ffff", "a\u0301" * 400, "(" * 900])
@pytest.mark.parametrize("name", ["text", "regex", "lemma"])
def test_odd_characters_never_fail(demo: Corpus, name: str, query: str):
    resolved = select(demo, Filter(**{name: query}))
    assert search_hits(resolved).height <= LINES
    assert len(resolved.notes) <= 1


def test_without_words_the_condition_is_left_out(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch):
    from data.problems import Missing

    def missing(*_: object) -> None:
        raise Missing("tokens", "demo-ja")

    monkeypatch.setattr("analysis.query.utterance_conditions.matches", missing)
    resolved = select(demo_ja, Filter(lemma="仕事"))
    assert resolved.notes == (Note("not_made", "lemma", "python -m data prepare demo-ja"),)
    assert resolved.is_whole


SLOW = r"\p{Han}{1,30}.{0,200}\p{Hiragana}{1,60}x"


def test_slow_scans_take_turns_and_quick_ones_pass(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scan, "QUICK_S", -1.0)
    monkeypatch.setattr(scan, "WAIT_S", 0.01)
    texts, free = pl.Series(["a", "b"]), threading.Event()
    other = scan._slow_thread().submit(free.wait, 10)
    try:
        with pytest.raises(scan.Busy):
            scan.hits(texts, "a", is_literal=True)
        monkeypatch.setattr(scan, "QUICK_S", 0.3)
        assert scan.hits(texts, "a", is_literal=True).tolist() == [True, False]
    finally:
        free.set()
    other.result()
    monkeypatch.setattr(scan, "QUICK_S", -1.0)
    monkeypatch.setattr(scan, "WAIT_S", 5)
    assert scan.hits(texts, "a", is_literal=True).tolist() == [True, False]


def test_the_turn_is_free_again_after_the_deadline(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scan, "QUICK_S", -1.0)
    monkeypatch.setattr(scan, "SLICE", 1)
    monkeypatch.setattr(scan, "LARGEST", 1)

    def waiting(part: pl.Series) -> np.ndarray:
        time.sleep(0.02)
        return np.zeros(len(part), dtype=bool)

    def slow(part: pl.Series) -> np.ndarray:
        until = time.thread_time() + 0.02
        while time.thread_time() < until:
            pass
        return np.zeros(len(part), dtype=bool)

    with pytest.raises(scan.TooSlow):
        scan.in_slices(pl.Series(["a"] * 50), slow, 0.05)
    with pytest.raises(scan.Busy):
        scan.in_slices(pl.Series(["a"] * 50), waiting, 0.05)
    assert scan.hits(pl.Series(["a"]), "a", is_literal=True).tolist() == [True]


@pytest.mark.skipif(sys.platform != "linux", reason="only here threads have priorities of their own")
def test_the_slow_thread_gives_way():
    def own_priority() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    assert scan._slow_thread().submit(own_priority).result() == scan.LOW


def test_only_one_slow_scan_runs_at_a_time(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scan, "QUICK_S", -1.0)
    running, most = 0, 0
    lock = threading.Lock()

    def look(part: pl.Series) -> np.ndarray:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.01)
        with lock:
            running -= 1
        return np.zeros(len(part), dtype=bool)

    threads = [threading.Thread(target=scan.in_slices, args=(pl.Series(["a"] * 9), look)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


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
    rows = found(demo_ja, chosen)
    assert np.flatnonzero(whole.lines).tolist() == rows != []
    assert {demo_ja.texts[row][a:b] for row in rows for a, b in whole.places[row]} == {"仕事"}
    ends = [] if chosen.then is None else sorted(set(answers(demo_ja, chosen.then)[rows].tolist()))
    assert np.flatnonzero(whole.answers).tolist() == ends
    assert {demo_ja.texts[row][a:b] for row in ends for a, b in whole.places[row] if row not in rows} <= {"か"}


def test_the_answers_of_one_dialogue_are_those_of_the_whole_corpus(demo_ja: Corpus):
    asked = Sequence(Said("client", "仕事"), Said("counselor", "か"), 3)
    whole = answers(demo_ja, asked)
    parts = [answers(demo_ja, asked, int(a), int(b)) for a, b in pairwise(demo_ja.offsets)]
    assert np.concatenate(parts).tolist() == whole.tolist() and (whole >= 0).any()
