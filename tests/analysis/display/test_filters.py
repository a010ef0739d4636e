"""A filter in words: each condition, in both languages."""

from datetime import date
from urllib.parse import parse_qsl

import pytest

from analysis.core.conditions.labelled import Labelled
from analysis.core.query.filter import CODECS, Filter, FilterNote
from analysis.core.query.meaning import Meaning
from analysis.core.query.sequences import Sequence, UtterancePattern
from analysis.display.filters import in_words, note
from analysis.labels import LANGUAGES, Labels
from data.encoders import DEFAULT

WORDS = {
    "topics": (
        Filter(topics=("school", "Work stress")),
        "学校問題、Work stress",
        "School, Work stress",
    ),
    "score": (Filter(score=(70, 98)), "合計点 70–98", "score 70–98"),
    "items": (
        Filter(items=(("felt_respected", (3, 5)), ("asked_effective_questions", (0, 2.5)))),
        "尊重された 3–5、的確な質問 0–2.5",
        "Felt respected 3–5, Effective questions 0–2.5",
    ),
    "regime": (Filter(regime=("halved",)), "継続を望まず半減", "Halved (unwilling to continue)"),
    "band": (Filter(band=("low", "top")), "低（70点未満）、最高（99–100点）", "Low (below 70), Top (99–100)"),
    "counselor": (Filter(counselor=((1, 3), (7, 7))), "カウンセラー 1–3,7", "counselor 1–3,7"),
    "client": (Filter(client=((4, 4),)), "クライアント 4", "client 4"),
    "year": (Filter(year=((2020, 2021),)), "2020–2021 年", "2020–2021"),
    "date": (
        Filter(date=(date(2020, 3, 1), date(2021, 2, 28))),
        "2020-03-01 – 2021-02-28",
        "2020-03-01 – 2021-02-28",
    ),
    "minutes": (Filter(minutes=(30, 45.5)), "30–45.5 分", "30–45.5 min"),
    "utterances": (Filter(utterances=(0, 100_000)), "0–100000 発話", "0–100000 utterances"),
    "opened": (Filter(opened="client"), "クライアントから開始", "opened by Client"),
    "text": (Filter(text="仕事 {x}"), "「仕事 {x}」を含む", "contains “仕事 {x}”"),
    "role": (
        Filter(text="仕事", role="client"),
        "「仕事」を含む（クライアントの発話）",
        "contains “仕事” (Client)",
    ),
    "regex": (Filter(regex="a{2}"), "正規表現 /a{2}/ に一致", "matches /a{2}/"),
    "lemma": (Filter(lemma="死ぬ"), "語彙素「死ぬ」を含む", "contains the lemma “死ぬ”"),
    "query": (
        Filter(query="(a OR {b})"),
        "検索式「(a OR {b})」に一致",
        "matches the query “(a OR {b})”",
    ),
    "then": (
        Filter(
            then=Sequence(UtterancePattern("client", "不安"), UtterancePattern("counselor", "辛い", "lemma"), 2)
        ),
        "クライアント「不安」→ 2ターン以内にカウンセラー「辛い」（語彙素）",
        "Client “不安” → within 2 turns Counselor “辛い” (lemma)",
    ),
    "code": (
        Filter(code=Labelled("distress_level", low=2, coder="花子"), role="client"),
        "コード［苦痛の強さ（0–3）：2–：花子］（クライアントの発話）",
        "coded [Distress (0–3): 2–: 花子] (Client)",
    ),
    "meaning": (
        Filter(meaning=Meaning("眠れない", 200, ((1, 2),), ((3, 4), (5, 6)))),
        "「眠れない」と例 1 件に意味が近く、反例 2 件から遠い 200 発話を含む",
        "holds one of the 200 utterances most similar to “眠れない” and 1 example(s), "
        "away from 2 counterexample(s)",
    ),
    "region": (
        Filter(region=((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)), role="client"),
        "発話の地図で囲んだ範囲の発話を含む（クライアントの発話）",
        "holds an utterance of a part of the utterance map (Client)",
    ),
    "id": (Filter(id=((10, 40), (57, 57))), "対話 10–40,57", "dialogue 10–40,57"),
    "picked": (
        Filter(picked=((1, 3), (9, 9))),
        "地図で囲んだ 4 対話",
        "4 dialogues selected after inspection",
    ),
    "near": (
        Filter(near=("眠れない", 50, DEFAULT)),
        "「眠れない」に意味が近い 50 対話（見て選択）",
        "the 50 dialogues most similar to “眠れない” (selected after inspection)",
    ),
}
NOTES = [
    FilterNote("unreadable", "score", "{x}"),
    FilterNote("unknown_field", "nonsense", "1"),
    FilterNote("unknown_topic", "topics", "a, b"),
    FilterNote("not_in_corpus", "score"),
    FilterNote("bad_pattern", "regex", "unclosed group"),
    FilterNote("slow_pattern", "regex", "too slow"),
    FilterNote("busy", "regex"),
    FilterNote("not_made", "lemma", "python -m data prepare x"),
    FilterNote("query.unreadable", "lemma", "&&"),
    FilterNote("query.too_many", "then"),
    FilterNote("unknown_selection", "sel", "zzz"),
    FilterNote("unknown_corpus", "Demo", "zzz"),
]


def test_every_condition_is_here():
    assert WORDS.keys() == CODECS.keys()


@pytest.mark.parametrize(("chosen", "ja", "en"), WORDS.values(), ids=list(WORDS))
def test_one_condition(chosen: Filter, ja: str, en: str):
    assert (in_words(chosen, Labels("ja")), in_words(chosen, Labels("en"))) == (ja, en)


def test_the_next_turn_is_called_so():
    chosen = Filter(then=Sequence(UtterancePattern("client", "a"), UtterancePattern("counselor", "b")))
    assert in_words(chosen, Labels("ja")) == "クライアント「a」→ 次のターンでカウンセラー「b」"
    assert in_words(chosen, Labels("en")) == "Client “a” → in the next turn Counselor “b”"


def test_what_cannot_be_seen_is_named_and_turns_nothing_round():
    chosen = Filter(text="a\u202eb\u200b", lemma="\U0001f469\u200d\U0001f467")
    assert in_words(chosen, Labels("en")) == (
        "contains “a⟨U+202E⟩b⟨U+200B⟩” · contains the lemma “\U0001f469\u200d\U0001f467”"
    )


def test_no_condition():
    assert (in_words(Filter(), Labels("ja")), in_words(Filter(), Labels("en"))) == (
        "すべての対話",
        "all dialogues",
    )


def test_a_role_alone_says_nothing():
    assert in_words(Filter(role="client"), Labels("en")) == "all dialogues"


def test_several_conditions():
    chosen = Filter(topics=("school",), score=(70, 98), text="x", role="counselor")
    assert in_words(chosen, Labels("ja")) == "学校問題・合計点 70–98・「x」を含む（カウンセラーの発話）"
    assert in_words(chosen, Labels("en")) == "School · score 70–98 · contains “x” (Counselor)"


@pytest.mark.parametrize("found", NOTES, ids=lambda found: found.code)
def test_every_note_is_a_sentence_in_both_languages(found: FilterNote):
    ja, en = note(found, Labels("ja")), note(found, Labels("en"))
    assert ja.endswith(("。", "a, b")) and en.endswith((".", "a, b"))
    told = found.name if found.code == "unknown_field" else found.value
    assert (told in ja and told in en) or found.code == "slow_pattern"


def test_a_note_names_the_condition_as_the_sidebar_does():
    assert "合計点" in note(FilterNote("not_in_corpus", "score"), Labels("ja"))
    assert "Score" in note(FilterNote("not_in_corpus", "score"), Labels("en"))


def test_a_note_on_a_very_long_value_stays_short():
    for code in ("unreadable", "unknown_field", "unknown_topic", "unknown_selection", "unknown_corpus"):
        assert len(note(FilterNote(code, "n" * 5_000, "v" * 5_000), Labels("en"))) < 400


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (Filter(picked=((1, 3), (9, 9))), ("4 対話", "4 dialogues selected after inspection")),
        (
            Filter(near=("眠い", 50, DEFAULT)),
            ("「眠い」に意味が近い 50 対話（見て選択）", "the 50 dialogues most similar to “眠い”"),
        ),
        (Filter(near=("眠い", 50, "a/b")), ("a/b", "by a/b (selected after inspection)")),
    ],
)
def test_what_was_seen_first_says_so(chosen: Filter, said: tuple[str, str]):
    for lang, words in zip(LANGUAGES, said, strict=True):
        assert words in in_words(chosen, Labels(lang))
    assert Filter.from_query(chosen.to_query()) == (chosen, [])
    assert Filter.from_query(dict(parse_qsl(chosen.to_query()))) == (chosen, [])
