"""Search hits, their ranking and their marks, each against a plain loop over the demos."""

import numpy as np
import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.query.sequences import Sequence, UtterancePattern
from analysis.dialogues.listing import dialogue_list
from analysis.dialogues.search import LINES, hits_per_dialogue, read_marks, relevance, search_counts, search_hits
from data.corpus import Corpus
from tests.analysis import naive_search
from tests.analysis.naive_search import folded, lines, says


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
    asked = Sequence(UtterancePattern("client", "仕事"), UtterancePattern("counselor", "か", "lemma"), 3)
    hits = search_hits(select(demo_ja, Filter(then=asked)), order="corpus", lines=100_000)
    ends = naive_search.sequences(demo_ja, asked)
    assert hits["answer_text"].to_list() == demo_ja.texts.gather(list(ends.values())).to_list() != []
    for row in hits.iter_rows(named=True):
        assert {row["text"][a:b] for a, b in read_marks(row["marks"])} == {"仕事"}
        assert {row["answer_text"][a:b] for a, b in read_marks(row["answer_marks"])} == {"か"}


def test_hits_stay_within_the_selection(demo_ja: Corpus):
    whole = search_hits(select(demo_ja, Filter(text="か")), order="corpus", lines=100_000)
    some = search_hits(select(demo_ja, Filter(text="か", id=((5, 20),))), order="corpus", lines=100_000)
    inside = whole.filter(pl.col("dialogue_id").is_between(5, 20)).drop("hit")
    assert some.drop("hit").equals(inside) and not some.is_empty()


@pytest.mark.parametrize("query", ["\u202e", "\u200b", "👩\u200d👧", "\U0010ffff", "a\u0301" * 400, "(" * 900])
@pytest.mark.parametrize("name", ["text", "regex", "lemma"])
def test_odd_characters_never_fail(demo: Corpus, name: str, query: str):
    resolved = select(demo, Filter(**{name: query}))
    assert search_hits(resolved).height <= LINES
    assert len(resolved.notes) <= 1
