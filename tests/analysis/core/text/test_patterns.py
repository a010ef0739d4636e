"""The query language: what is read, and what is refused."""

import pytest

from analysis.core.text.patterns import BadQuery, Condition, parse


def test_a_star_alone_is_any_word():
    assert parse("lemma:死ぬ * たい") == [(Condition("lemma", "死ぬ"),), (), (Condition("surface", "たい"),)]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("あ" * 10_000, "too_long"),
        ("死\x08に", "control"),
        ("死\x00", "control"),
        ("\ud800", "control"),
        ("a b c d e f g h i j k", "too_many"),
        ('"open', "unreadable"),
        ("a&", "unreadable"),
        ("&", "unreadable"),
        ("colour:red", "unknown_field"),
        ("/(/", "bad_pattern"),
        ("lemma:/[/", "bad_pattern"),
        ("*", "everything"),
        ("* * *", "everything"),
        ("lemma:*", "everything"),
    ],
)
def test_what_is_refused(query: str, code: str):
    with pytest.raises(BadQuery) as refused:
        parse(query)
    assert refused.value.reason == code
    assert str(refused.value) and len(str(refused.value)) < 200
