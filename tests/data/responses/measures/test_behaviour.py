"""Behaviour by patterns: questions, backchannels, empathy, repetition, copies."""

import pytest

from data.responses.measures.behaviour import ENGLISH, JAPANESE, copied, of, repetition


@pytest.mark.parametrize(
    ("text", "question", "backchannel", "empathy"),
    [
        ("はい、よく眠れていますか。", True, True, False),
        ("静かな夜でした。", False, False, False),
        ("それはつらいですね。", False, False, True),
        ("いつからでしょうか？", True, False, False),
        ("なるほど、大変でしたね", False, True, True),
    ],
)
def test_japanese(text, question, backchannel, empathy):
    found = (JAPANESE.question.search(text), JAPANESE.backchannel.search(text), JAPANESE.empathy.search(text))
    assert tuple(map(bool, found)) == (question, backchannel, empathy)


def test_english_and_languages_without_patterns_of_their_own():
    assert of("ja") is JAPANESE and of("en") is ENGLISH and of("ko") is ENGLISH
    assert ENGLISH.backchannel.search("Okay, go on.") and not ENGLISH.backchannel.search("Okayama is far.")
    assert ENGLISH.empathy.search("That must be hard.") and ENGLISH.question.search("Really?")


def test_repetition_is_the_share_of_bigrams_that_came_before():
    assert repetition(["a", "b", "a", "b", "a"]) == 0.5
    assert repetition(["a", "b", "c"]) == repetition(["a"]) == repetition([]) == 0.0


def naive_copied(text: str, context: str, run: int) -> float:
    inside = [
        any(text[b : b + run] in context for b in range(max(0, at - run + 1), min(at, len(text) - run) + 1))
        for at in range(len(text))
    ]
    return sum(inside) / len(text) if len(text) >= run else 0.0


@pytest.mark.parametrize(
    ("text", "context"),
    [("abcdefgh", "xxabcdexx"), ("aaaa", "aaa"), ("abcabc", "abc"), ("ab", "ab"), ("abcd", "")],
)
def test_copied_counts_each_character_once(text, context):
    assert copied(text, context, 3) == pytest.approx(naive_copied(text, context, 3))
