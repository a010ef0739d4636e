"""Rules of patterns are read, refused with their line, and found."""

import polars as pl
import pytest

from analysis.conduct.rules import SHIPPED, Rule, first_hit, held, read_rules, shipped
from data.core.problems import UserError

TEXT = "# a comment\n*question\n[?？]\nか。$\n\n*empty\n*thanks\n(?i)thank"


def test_a_rule_holds_where_one_of_its_patterns_is_found():
    rules = read_rules(TEXT)
    assert [rule.name for rule in rules] == ["question", "thanks"]
    texts = pl.Series(["眠れますか。", "Thank you?", "はい", None])
    assert held(texts, rules).tolist() == [[True, False], [True, True], [False, False], [False, False]]
    assert first_hit("Oh, THANKS", rules[1]) == "THANK" and first_hit("no", rules[1]) == ""


@pytest.mark.parametrize(
    ("text", "line"), [("[?]", 1), ("*a\n(", 2), ("*a\nx\n*a\ny", 0), ("*a\n" + "x\n" * 300, 0), ("x" * 30_000, 0)]
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, line: int):
    with pytest.raises(UserError, match=f"line {line} of the rules"):
        read_rules(text)


@pytest.mark.parametrize("kind", SHIPPED)
def test_what_comes_with_the_project_can_be_read_in_both_languages(kind: str):
    assert all(read_rules(shipped(kind, language)) for language in ("ja", "en"))
    assert shipped(kind, "zh") == shipped(kind, "en")


def test_no_rules_hold_of_nothing():
    assert held(pl.Series(["a"]), ()).shape == (1, 0) and isinstance(Rule("a", ()), Rule)
