"""Resolving a filter: each condition against a plain loop over the demo, and notes on what cannot be met."""

import re
import unicodedata
from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.query.filter import BANDS, Filter, Note
from analysis.query.selection import select, spoken
from data.corpus import Corpus
from data.matching import scan
from data.schema import ITEMS
from tests.analysis.test_filter import HOSTILE

LOW, HIGH = 0, 4_000_000_000


def rows(corpus: Corpus, keep) -> list[int]:
    return [row["dialogue_id"] for row in corpus.dialogues.iter_rows(named=True) if keep(row)]


def ids(corpus: Corpus, chosen: Filter) -> list[int]:
    return select(corpus, chosen).dialogue_ids.to_list()


def holding(corpus: Corpus, says, role: str = "") -> list[int]:
    pairs = zip(corpus.utterances.iter_rows(named=True), corpus.texts, strict=True)
    found = {row["dialogue_id"] for row, text in pairs if says(text) and role in ("", row["role"])}
    return sorted(found)


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


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


@pytest.mark.parametrize(("chosen", "keep"), BY_ROW.values(), ids=BY_ROW)
def test_conditions_on_dialogues(demo_ja: Corpus, chosen: Filter, keep):
    expected = rows(demo_ja, keep)
    assert 0 < len(expected) < demo_ja.dialogues.height
    assert ids(demo_ja, chosen) == expected


@pytest.mark.parametrize("role", ["counselor", "client"])
def test_persons(demo_ja: Corpus, role: str):
    column = f"{role}_id"
    persons = demo_ja.dialogues[column].unique().sort()
    first, last = int(persons[0]), int(persons[3])
    expected = rows(demo_ja, lambda d: first <= d[column] <= last)
    assert 0 < len(expected) < demo_ja.dialogues.height
    assert ids(demo_ja, Filter(**{role: ((first, last),)})) == expected


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
    assert ids(demo_ja, chosen) == expected


@pytest.mark.parametrize("role", ["", "counselor", "client"])
@pytest.mark.parametrize("text", ["仕事", "ﾊｲ", "（", "😊", "．", "nothing of the kind"])
def test_text(demo_ja: Corpus, text: str, role: str):
    expected = holding(demo_ja, lambda said: folded(text) in folded(said), role)
    assert ids(demo_ja, Filter(text=text, role=role)) == expected


@pytest.mark.parametrize("role", ["", "counselor", "client"])
@pytest.mark.parametrize("text", ["SESSION", "ｓｅｓｓｉｏｎ", "that's", "?"])
def test_text_in_english(demo_en: Corpus, text: str, role: str):
    expected = holding(demo_en, lambda said: folded(text) in folded(said), role)
    assert expected or role == "client"
    assert ids(demo_en, Filter(text=text, role=role)) == expected


def test_regex(demo_ja: Corpus):
    pattern = "(不安|心配).{0,6}(です|ます)"
    expected = holding(demo_ja, lambda said: re.search(pattern, unicodedata.normalize("NFKC", said)))
    assert 0 < len(expected) < demo_ja.dialogues.height
    assert ids(demo_ja, Filter(regex=pattern)) == expected


def test_text_and_regex_must_meet_in_one_utterance(demo_ja: Corpus):
    chosen = Filter(text="仕事", regex="です", role="client")
    expected = holding(demo_ja, lambda said: "仕事" in folded(said) and "です" in folded(said), "client")
    assert len(expected) > 0
    assert ids(demo_ja, chosen) == expected
    assert int(spoken(demo_ja, chosen).sum()) == sum(
        "仕事" in folded(text) and "です" in folded(text) and role == "client"
        for role, text in zip(demo_ja.utterances["role"], demo_ja.texts, strict=True)
    )


@settings(max_examples=40, deadline=None)
@given(query=st.text(st.sampled_from("仕事aA１1.*()[]\\^$|?+{}# -&~<>\"'ﾊｲはﾞ〜ſKß"), min_size=1, max_size=4))
def test_a_plain_query_is_never_a_pattern(query: str):
    said = [
        "仕事です",
        "A a",
        "^$|?{}\\",
        "a.A*",
        "(1)",
        "１+1",
        "[x]",
        "はい",
        "ﾊﾞｲ",
        "a b#c",
        "-&~",
        "<b>",
        '"q"\'',
    ]
    normalized = pl.Series([unicodedata.normalize("NFKC", text) for text in said])
    pattern, is_literal = scan.literal(query)
    found = scan.hits(normalized, pattern, is_literal=is_literal)
    exact = unicodedata.normalize("NFKC", query)
    for text, hit in zip(normalized, found, strict=True):
        assert hit or exact not in text
        assert not hit or exact.casefold() in text.casefold()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\d{2}", [True, True, False]),
        ("ａ[ｂＢ]", [False, False, True]),
        ("(?i)AB", [False, False, True]),
        ("^1", [True, False, False]),
    ],
)
def test_patterns_match_normalised_text(pattern: str, expected: list[bool]):
    texts = pl.Series(["12", "x34", "ab"])
    assert scan.hits(texts, scan.regex(pattern), is_literal=False).tolist() == expected


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("ですか？$", "いいですか?"),
        ("（笑）+", "(笑)"),
        ("ﾗｲﾝ", "ライン"),
        ("ﾊﾞ{2}", "ババ"),
        ("[ｦ-ﾝ]{2}", "アワ"),
        ("[！-／]", "+"),
        ("[^ａ？]x", "]x"),
        ("…{2}", "......"),
        ("[…。]$", "."),
        (r"\？\ｄ\\\p{Han}", "?1\\漢"),
        ("か\u3099", "が"),
        ("　", " "),
    ],
)
def test_a_pattern_of_full_or_half_width_means_what_normalised_texts_hold(pattern: str, found: str):
    texts = pl.Series([found, "ん", "か゛"])
    assert scan.hits(texts, scan.regex(pattern), is_literal=False).tolist() == [True, False, False]


@pytest.mark.parametrize("pattern", ["(", "a{1000}{1000}", "[z-a]", "(?P<x", "\\", "x" * 1_001, "(?=look)", r"\1"])
def test_a_pattern_that_cannot_be_used_says_why(pattern: str):
    with pytest.raises(scan.BadPattern) as refused:
        scan.regex(pattern)
    assert str(refused.value) and "\n" not in str(refused.value)


def test_a_scan_stops_at_its_deadline():
    with pytest.raises(scan.TooSlow):
        scan.hits(pl.Series(["a"] * 3), "a", is_literal=True, deadline_s=-1)


def test_a_scan_of_nothing_finds_nothing():
    assert scan.hits(pl.Series([], dtype=pl.String), "a", is_literal=True, deadline_s=-1).tolist() == []


def test_a_scan_in_slices_is_one_scan(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scan, "SLICE", 3)
    texts = pl.Series(["a", "b", "ab", "", "ba", "c", "a"])
    assert scan.hits(texts, "a", is_literal=True).tolist() == [True, False, True, False, True, False, True]


def test_a_slow_pattern_is_left_out_with_a_note(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch):
    def slow(*_: object, **__: object) -> np.ndarray:
        raise scan.TooSlow("too slow")

    monkeypatch.setattr(scan, "hits", slow)
    resolved = select(demo_ja, Filter(regex="a+", topics=("school",)))
    assert [(note.code, note.name) for note in resolved.notes] == [("slow_pattern", "regex")]
    assert resolved.filter == Filter(topics=("school",))
    assert resolved.dialogue_ids.to_list() == ids(demo_ja, Filter(topics=("school",)))


def test_a_bad_pattern_is_left_out_and_the_text_beside_it_stays(demo_ja: Corpus):
    resolved = select(demo_ja, Filter(regex="(", text="仕事", role="client"))
    assert [(note.code, note.name) for note in resolved.notes] == [("bad_pattern", "regex")]
    assert resolved.filter == Filter(text="仕事", role="client")
    assert resolved.dialogue_ids.to_list() == ids(demo_ja, Filter(text="仕事", role="client"))


def test_a_bad_pattern_alone_leaves_everything(demo_ja: Corpus):
    resolved = select(demo_ja, Filter(regex="(", role="client"))
    assert (resolved.filter, resolved.is_whole) == (Filter(), True)


@pytest.mark.parametrize(
    ("chosen", "notes"),
    [
        (Filter(score=(1, 2)), [Note("not_in_corpus", "score")]),
        (Filter(band=("low",), regime=("sum",)), [Note("not_in_corpus", "regime"), Note("not_in_corpus", "band")]),
        (Filter(items=(("felt_respected", (1, 2)),)), [Note("not_in_corpus", "items")]),
        (
            Filter(year=((2020, 2020),), minutes=(1, 2)),
            [Note("not_in_corpus", "year"), Note("not_in_corpus", "minutes")],
        ),
        (Filter(topics=("school", "wörk")), [Note("unknown_topic", "topics", "school, wörk")]),
    ],
)
def test_what_a_corpus_lacks_is_left_out_with_a_note(demo_en: Corpus, chosen: Filter, notes: list[Note]):
    resolved = select(demo_en, chosen)
    assert (list(resolved.notes), resolved.filter, resolved.is_whole) == (notes, Filter(), True)


def test_an_unknown_topic_beside_a_known_one(demo_ja: Corpus):
    resolved = select(demo_ja, Filter(topics=("nonsense", "school")))
    assert resolved.notes == (Note("unknown_topic", "topics", "nonsense"),)
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


@settings(max_examples=60, deadline=None)
@given(names=st.lists(st.sampled_from(list(CONDITIONS)), unique=True, min_size=1))
def test_a_tighter_filter_never_yields_more(demo_ja: Corpus, names: list[str]):
    kept = set(ids(demo_ja, Filter()))
    chosen = Filter()
    for name in names:
        chosen = chosen.having(**{name: CONDITIONS[name]})
        tighter = set(ids(demo_ja, chosen))
        assert tighter <= kept
        kept = tighter


@settings(max_examples=40, deadline=None)
@given(names=st.sets(st.sampled_from(list(CONDITIONS)), min_size=1))
def test_left_out_says_what_matches_without_each_condition(demo_ja: Corpus, names: set[str]):
    chosen = Filter(**{name: CONDITIONS[name] for name in names})
    expected = {name: len(ids(demo_ja, chosen.without(name))) for name in names}
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
    expected = {name: len(ids(demo_ja, chosen.without(name))) for name in chosen.conditions}
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
    assert ids(demo_ja, Filter(items=((item, (0, 5)),))) == rated["dialogue_id"].to_list() != []
