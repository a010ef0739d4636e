"""What a card gives to be copied runs, and gives what the card shows."""

import ast
import shlex
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from analysis.__main__ import main
from analysis.core import registry
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.core.question import Question
from analysis.export.cell import cell, command
from analysis.export.result import Result
from analysis.topics.counts import topic_scores
from data.corpus import Corpus

B = "topics=workplace&text='二つ\" の"


def result(name: str, corpus: Corpus, query: str, b: str | None, **options: Any) -> Result:
    """A figure or table, asked but not answered."""
    registry.load()
    figure = registry.FIGURES.get(name)
    table = figure.table if figure else registry.find(name)
    question = Question.of(
        table.function, _select(corpus, query), options, None if b is None else _select(corpus, b)
    )
    return Result(figure, question, pl.DataFrame())


def _select(corpus: Corpus, query: str) -> Selection:
    return select(corpus, Filter.from_query(query)[0])


def run(code: str) -> Any:
    """The value of the last line of a notebook's cell."""
    parsed = ast.parse(code)
    last = parsed.body.pop()
    assert isinstance(last, ast.Expr)
    names: dict[str, Any] = {}
    exec(compile(parsed, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


@pytest.mark.parametrize(("query", "b"), [("", None), ("score=40-98", B)])
def test_a_cell_gives_the_table(demo_ja: Corpus, query: str, b: str | None):
    asked = result("topic_scores", demo_ja, query, b, measure="score")
    given = run(cell(asked, "ja"))
    assert_frame_equal(given, asked.question.answer())
    assert given.height and topic_scores(asked.a, measure="score").height


def test_a_cell_draws_the_figure(demo_ja: Corpus):
    drawn = run(cell(result("topic_bars", demo_ja, "score=40-98", None), "ja"))
    assert isinstance(drawn, go.Figure) and "職場問題" in str(drawn.to_dict())


def test_a_command_prints_the_table(demo_ja: Corpus, capsysbinary: pytest.CaptureFixture[bytes]):
    asked = result("topic_scores", demo_ja, "score=40-98", B, measure="score")
    words = shlex.split(command(asked, "en"))
    assert words[:3] == ["python", "-m", "analysis"] and main(words[3:]) == 0
    assert capsysbinary.readouterr().out == asked.question.answer().write_csv().encode()


def test_a_command_writes_the_figure(demo_ja: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(command(result("topic_bars", demo_ja, "", None), "ja"))[3:]) == 0
    assert (tmp_path / "topic_bars.pdf").read_bytes().startswith(b"%PDF")
