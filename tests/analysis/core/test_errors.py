"""Errors are a code with values, said in both languages; no English sentence is written where one is raised."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from analysis.core.errors import Absent, mistake
from analysis.core.text.patterns import BadQuery
from analysis.labels import LANGUAGES, TEXTS, Labels
from data.core.problems import UserError
from pages._ui.core.parts import messages

PROJECT = Path(__file__).resolve().parents[3]
CODE = [*(PROJECT / "analysis").rglob("*.py"), *(PROJECT / "pages").rglob("*.py")]
CODED = ("mistake", "Mistake", "DrawingFailed", "NotFitted", "Absent", "BadQuery")
PREFIX = {"NotFitted": "error.not_fitted_", "Absent": "absent.", "BadQuery": "error.query_"}


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield f"{path.relative_to(PROJECT)}:{node.lineno}", node.func.id, node


def placeholders(key: str) -> list[set[str]]:
    return [{name for _, name, _, _ in Formatter().parse(text) if name} for text in TEXTS[key]]


def test_no_sentence_reaches_a_user_error():
    assert [where for where, name, call in calls() if name == "UserError"] == []


def test_every_code_has_its_sentence_in_both_languages_with_the_same_values():
    wrong = []
    for where, name, call in calls():
        if name in CODED and call.args and isinstance(call.args[0], ast.Constant):
            key = f"{PREFIX.get(name, 'error.')}{call.args[0].value}"
            given = {keyword.arg for keyword in call.keywords} | ({"part"} if name == "BadQuery" else set())
            if key not in TEXTS or any(not needed <= given for needed in placeholders(key)):
                wrong.append((where, key))
    assert wrong == []


def test_a_mistake_is_said_in_the_reader_s_language():
    error = mistake("ngram_size", size=4)
    assert isinstance(error, UserError) and str(error) == "size is 2 or 3, not 4"
    assert messages.raised(Labels("ja"), error) == "sizeは2か3です（4は使えません）。"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_absent_and_a_bad_query_are_said(lang: str):
    labels = Labels(lang)
    assert labels("absent.topics") in messages.raised(labels, Absent("topics", "c"))
    assert messages.raised(labels, BadQuery("unknown_field", "x")) == labels("error.query_unknown_field", part="x")


def test_an_error_within_an_error_is_said_too():
    error = mistake("in_figure", number=2, name="topic_bars", error=mistake("nothing_to_draw"))
    assert str(error) == "figure 2, topic_bars: no dialogue matches the filter: there is nothing to draw"
    assert Labels("ja")("error.nothing_to_draw") in messages.raised(Labels("ja"), error)
