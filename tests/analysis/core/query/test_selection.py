"""Resolving a filter: each condition against a plain loop over the demo, and notes on what cannot be met."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.core.conditions.score_bands import BANDS
from analysis.core.query.codecs import compact
from analysis.core.query.filter import Filter, FilterNote
from analysis.core.query.selection import select
from analysis.core.query.sequences import Sequence, UtterancePattern
from analysis.core.text.patterns import MAX_CHARS
from data.core.schema import ITEMS
from data.corpus import Corpus
from tests.analysis.core.query.test_filter import HOSTILE
from tests.analysis.naive_search import holding, selected_ids

LOW, HIGH = 0, 4_000_000_000
BY_ROW = {
    "topics": (Filter(topics=("school", "workplace")), lambda d: d["topic_main"] in ("school", "workplace")),
    "score": (Filter(score=(60, 75)), lambda d: 60 <= d["score"] <= 75),
    "score at one point": (Filter(score=(0, 0)), lambda d: d["score"] == 0),
    "regime": (Filter(regime=("halved", "zero")), lambda d: d["regime"] in ("halved", "zero")),
    "low": (Filter(band=("low",)), lambda d: d["score"] < 70),
    "high": (Filter(band=("high",)), lambda d: 70 <= d["score"] <= 98),
    "top": (Filter(band=("top",)), lambda d: d["score"] >= 99),
    "two bands": (Filter(band=("low", "top")), lambda d: d["score"] < 70 or d["score"] >= 99),
    "year": (Filter(year=((2020, 2020), (2022, 2023))), lambda d: d["started_at"].year in (2020, 2022, 2023)),
    "date": (
        Filter(date=(date(2021, 1, 1), date(2021, 12, 31))),
        lambda d: d["started_at"].date().year == 2021,
    ),
    "minutes": (Filter(minutes=(45, 60.5)), lambda d: 45 <= d["duration_min"] <= 60.5),
    "utterances": (Filter(utterances=(35, 42)), lambda d: 35 <= d["n_utterances"] <= 42),
    "opened": (Filter(opened="client"), lambda d: d["opened_by"] == "client"),
    "id": (Filter(id=((3, 9), (20, 20))), lambda d: 3 <= d["dialogue_id"] <= 9 or d["dialogue_id"] == 20),
    "two at once": (
        Filter(topics=("school",), band=("low",)),
        lambda d: d["topic_main"] == "school" and d["score"] < 70,
    ),
}
CONDITIONS = {
    "topics": ("school", "workplace", "family"),
    "score": (40, 90),
    "items": (("felt_respected", (1, 5)),),
    "regime": ("sum",),
    "band": ("low", "high"),
    "year": ((2020, 2023),),
    "minutes": (30, 80),
    "utterances": (30, 45),
    "opened": "counselor",
    "text": "です",
    "id": ((1, 70),),
}
BAD = {
    "too many words": (Filter(lemma="+".join("a" * 11)), "query.too_many", "lemma"),
    "no word": (Filter(lemma="*"), "query.everything", "lemma"),
    "unknown field": (Filter(lemma="nonsense:a"), "query.unknown_field", "lemma"),
    "bad pattern": (Filter(lemma="/(/"), "query.bad_pattern", "lemma"),
    "too long": (Filter(lemma="a" * (MAX_CHARS + 1)), "query.too_long", "lemma"),
    "in a sequence": (
        Filter(then=Sequence(UtterancePattern("client", "&&", "lemma"), UtterancePattern("counselor", "a"))),
        "query.unreadable",
        "then",
    ),
}


def rows(corpus: Corpus, keep) -> list[int]:
    return [row["dialogue_id"] for row in corpus.dialogues.iter_rows(named=True) if keep(row)]


@pytest.mark.parametrize(("chosen", "keep"), BY_ROW.values(), ids=BY_ROW)
def test_conditions_on_dialogues(demo_ja: Corpus, chosen: Filter, keep):
    expected = rows(demo_ja, keep)
    assert 0 < len(expected) < demo_ja.dialogues.height
    assert selected_ids(demo_ja, chosen) == expected


@pytest.mark.parametrize("role", ["counselor", "client"])
def test_persons(demo_ja: Corpus, role: str):
    column = f"{role}_id"
    persons = demo_ja.dialogues[column].unique().sort()
    first, last = int(persons[0]), int(persons[3])
    expected = rows(demo_ja, lambda d: first <= d[column] <= last)
    assert 0 < len(expected) < demo_ja.dialogues.height
    assert selected_ids(demo_ja, Filter(**{role: ((first, last),)})) == expected


def test_items(demo_ja: Corpus):
    rated = {(d, i): r for d, i, r in demo_ja.feedback.select("dialogue_id", "item", "rating").iter_rows()}
    chosen = Filter(items=(("felt_respected", (3, 5)), ("asked_effective_questions", (0, 3))))
    expected = rows(
        demo_ja,
        lambda d: (
            rated.get((d["dialogue_id"], "felt_respected"), -1) >= 3
            and 0 <= rated.get((d["dialogue_id"], "asked_effective_questions"), 9) <= 3
        ),
    )
    assert 0 < len(expected) < demo_ja.dialogues.height
    assert selected_ids(demo_ja, chosen) == expected


@pytest.mark.parametrize(
    ("chosen", "notes"),
    [
        (Filter(score=(1, 2)), [FilterNote("not_in_corpus", "score")]),
        (
            Filter(band=("low",), regime=("sum",)),
            [FilterNote("not_in_corpus", "regime"), FilterNote("not_in_corpus", "band")],
        ),
        (Filter(items=(("felt_respected", (1, 2)),)), [FilterNote("not_in_corpus", "items")]),
        (
            Filter(year=((2020, 2020),), minutes=(1, 2)),
            [FilterNote("not_in_corpus", "year"), FilterNote("not_in_corpus", "minutes")],
        ),
        (Filter(topics=("school", "wörk")), [FilterNote("unknown_topic", "topics", "school, wörk")]),
    ],
)
def test_what_a_corpus_lacks_is_left_out_with_a_note(demo_en: Corpus, chosen: Filter, notes: list[FilterNote]):
    resolved = select(demo_en, chosen)
    assert (list(resolved.notes), resolved.filter, resolved.is_whole) == (notes, Filter(), True)


def test_an_unknown_topic_beside_a_known_one(demo_ja: Corpus):
    resolved = select(demo_ja, Filter(topics=("nonsense", "school")))
    assert resolved.notes == (FilterNote("unknown_topic", "topics", "nonsense"),)
    assert resolved.filter == Filter(topics=("school",))


def test_no_filter_is_the_whole_corpus_itself(demo: Corpus):
    whole = select(demo)
    assert whole.is_whole and not whole.is_empty
    assert whole.dialogues is demo.dialogues
    assert whole.utterances is demo.utterances
    assert whole.n_dialogues == demo.manifest.counts["dialogues"]
    assert whole.n_utterances == demo.manifest.counts["utterances"]
    assert whole.n_persons == demo.manifest.counts["speakers"]


def test_tables_of_a_selection_hold_its_dialogues_only(demo: Corpus):
    some = demo.dialogues["dialogue_id"].gather_every(3)
    resolved = select(demo, Filter(id=tuple((n, n) for n in some)))
    kept = set(some)
    assert set(resolved.dialogue_ids) == kept
    for frame, whole in (
        (resolved.utterances, demo.utterances),
        (resolved.feedback, demo.feedback),
        (resolved.ratings, demo.ratings),
        (resolved.utterance_labels, demo.utterance_labels),
        (resolved.items, demo.items),
    ):
        assert frame.rows() == [row for row in whole.rows() if row[0] in kept]
    said = zip(demo.utterances["dialogue_id"], demo.texts, strict=True)
    assert resolved.texts.to_list() == [text for number, text in said if number in kept]
    assert len(resolved.texts) == resolved.utterances.height == resolved.n_utterances


def test_an_empty_selection_has_empty_tables(demo: Corpus):
    nothing = select(demo, Filter(id=((LOW, LOW),)))
    assert nothing.is_empty and not nothing.is_whole
    assert (nothing.n_dialogues, nothing.n_utterances, nothing.n_persons) == (0, 0, 0)
    assert nothing.utterances.is_empty() and nothing.texts.is_empty() and nothing.items.is_empty()


@settings(max_examples=30, deadline=None)
@given(names=st.lists(st.sampled_from(list(CONDITIONS)), unique=True, min_size=1))
def test_a_tighter_filter_never_yields_more(demo_ja: Corpus, names: list[str]):
    kept = set(selected_ids(demo_ja, Filter()))
    chosen = Filter()
    for name in names:
        chosen = chosen.having(**{name: CONDITIONS[name]})
        tighter = set(selected_ids(demo_ja, chosen))
        assert tighter <= kept
        kept = tighter


@settings(max_examples=40, deadline=None)
@given(names=st.sets(st.sampled_from(list(CONDITIONS)), min_size=1))
def test_left_out_says_what_matches_without_each_condition(demo_ja: Corpus, names: set[str]):
    chosen = Filter(**{name: CONDITIONS[name] for name in names})
    expected = {name: len(selected_ids(demo_ja, chosen.without(name))) for name in names}
    assert dict(select(demo_ja, chosen).left_out) == expected


@pytest.mark.parametrize(
    "chosen",
    [
        Filter(text="仕事", regex="nothing of the kind"),
        Filter(text="nothing of the kind", regex="仕事"),
        Filter(text="仕事", regex="です", topics=("school",)),
    ],
)
def test_left_out_tells_text_and_regex_apart(demo_ja: Corpus, chosen: Filter):
    expected = {name: len(selected_ids(demo_ja, chosen.without(name))) for name in chosen.conditions}
    assert dict(select(demo_ja, chosen).left_out) == expected


def test_left_out_names_the_role_too(demo_ja: Corpus):
    by_client = set(holding(demo_ja, lambda said: "ですか" in said, "client"))
    by_counselor = set(holding(demo_ja, lambda said: "ですか" in said, "counselor"))
    others = sorted(by_counselor - by_client)
    chosen = Filter(text="ですか", role="client", id=tuple((n, n) for n in others))
    assert others and select(demo_ja, chosen).is_empty
    assert select(demo_ja, chosen).left_out["role"] == len(others)


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_hostile_queries_select_without_failing(demo: Corpus, query: str):
    chosen, _ = Filter.from_query(query)
    resolved = select(demo, chosen)
    assert 0 <= resolved.n_dialogues <= demo.dialogues.height
    assert resolved.is_whole or resolved.filter.conditions


def test_bands_are_the_paper_s_and_cover_every_score():
    assert [score for low, high in BANDS.values() for score in range(low, high + 1)] == list(range(101))


@pytest.mark.parametrize("item", ITEMS)
def test_every_item_can_be_asked_for(demo_ja: Corpus, item: str):
    rated = demo_ja.feedback.filter(pl.col("rating").is_not_null(), pl.col("item") == item)
    assert selected_ids(demo_ja, Filter(items=((item, (0, 5)),))) == rated["dialogue_id"].to_list() != []


@pytest.mark.parametrize(("chosen", "code", "name"), BAD.values(), ids=list(BAD))
def test_a_query_that_cannot_be_used_is_left_out_with_a_note(
    demo_ja: Corpus, chosen: Filter, code: str, name: str
):
    resolved = select(demo_ja, chosen.having(topics=("school",)))
    assert [(note.code, note.name) for note in resolved.notes] == [(code, name)]
    assert resolved.filter == Filter(topics=("school",)) and resolved.matching_utterances is None


def test_picked_are_these(demo_ja: Corpus):
    ids = demo_ja.dialogues["dialogue_id"].to_list()[3:40:5]
    chosen = select(demo_ja, Filter(picked=compact(ids)))
    assert chosen.dialogue_ids.to_list() == ids
