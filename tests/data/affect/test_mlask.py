"""ML-Ask: emotions of expressions, negation, and what is read of it."""

import polars as pl
import pytest

from data.affect import mlask


def test_whether_it_is_installed_is_known_without_loading_it(monkeypatch):
    monkeypatch.setattr(mlask, "find_spec", lambda name: None if name == "ipadic" else object())
    assert not mlask.is_installed()
    monkeypatch.setattr(mlask, "find_spec", lambda name: object())
    assert mlask.is_installed()


def test_marks_are_no_part_of_an_expression():
    assert [mlask._plain(word) for word in ("嬉しい", "嬉しい*CVS", "怖い≈≈")] == ["嬉しい", "嬉しい", "怖い"]


@pytest.mark.skipif(not mlask.is_installed(), reason="the extra affect is not installed")
def test_expressions_name_utterance_word_and_emotion():
    steps: list[tuple[str, int]] = []
    found = mlask.expressions(
        ["今日は庭の花が咲いて嬉しいです", "本を読みました"],
        lambda step, done=0, total=None: steps.append((step, done)),
        2,
    )
    assert dict(found.schema) == mlask.FOUND
    assert found["utterance"].unique().to_list() == [0] and "嬉しい" in found["word"].to_list()
    assert not found["negated"].any() and steps == [("mlask", 0)]
    assert mlask.expressions([]).equals(pl.DataFrame(schema=mlask.FOUND))
