"""Rows of estimates: where their n stands, and that interval lines stay visible on bars."""

import polars as pl
import pytest

from analysis.figures.kit.charts import cohort_before, rows
from analysis.figures.kit.theme import PAPER_THEMES, THEMES, Theme
from analysis.figures.responses.response_group_dots import response_group_dots
from analysis.figures.topics.topic_sunburst import topic_sunburst
from analysis.labels import Labels

LABELS = Labels("en")
NAMES = ["first", "second"]


def points(*n: int, cohorts: bool = False) -> pl.DataFrame:
    frame = pl.DataFrame({"row": [0, 1], "value": [1.0, 2.0], "low": [0.5, 1.0], "high": [1.5, 3.0], "n": n[:2]})
    if not cohorts:
        return frame
    other = frame.with_columns(n=pl.Series(n[2:]), cohort=pl.lit("B"))
    return pl.concat([frame.with_columns(cohort=pl.lit("A")), other.select(*frame.columns, "cohort")])


def drawn(frame: pl.DataFrame, theme: Theme = THEMES["light"], **more):
    return rows(theme, LABELS, frame, NAMES, axis={"title": {"text": "Share"}}, **more)


def test_an_n_that_is_the_same_everywhere_stands_once():
    figure = drawn(points(50, 50))
    assert figure.layout.yaxis.ticktext == ("first", "second")
    assert figure.layout.xaxis.title.text == "Share  (n=50)"
    figure = drawn(points(50, 50, 70, 70, cohorts=True))
    assert figure.layout.xaxis.title.text == "Share  (n=50/70)"


def test_an_n_that_differs_stands_at_each_row():
    figure = drawn(points(50, 60))
    assert figure.layout.yaxis.ticktext == ("first  n=50", "second  n=60")
    assert figure.layout.xaxis.title.text == "Share"
    assert "n=" not in str(drawn(points(50, 50), counted=False).layout)


@pytest.mark.parametrize("theme", [*THEMES.values(), *PAPER_THEMES.values()], ids=lambda theme: theme.name)
def test_interval_lines_stand_out_from_the_bars_of_both_cohorts(theme: Theme):
    figure = drawn(points(5, 6, 7, 8, cohorts=True), theme, bars=True)
    ink = _lightness(theme.ink)
    for trace in figure.data:
        assert abs(_lightness(trace.marker.color) - ink) > 60
        assert trace.error_x.color == theme.ink


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.3 * red + 0.59 * green + 0.11 * blue


def test_with_two_cohorts_each_system_has_a_line_of_its_own():
    values = {"by": "topic", "metric": "chrf", "estimate": 1.0, "low": None, "high": None, "n": 9}
    keys = [("A", "school", "x"), ("A", "school", "y"), ("B", "family", "x"), ("B", "school", "y")]
    groups = pl.DataFrame([{"cohort": c, "group": g, "system": s, **values} for c, g, s in keys])
    figure = response_group_dots(groups, labels=LABELS)
    assert figure.layout.yaxis.ticktext == ("School · x", "y", "Family (non-spousal) · x")
    assert [(trace.name, trace.y, trace.ids) for trace in figure.data] == [
        ("A", (-0.17, 0.83), ("0", "1")),
        ("B", (1.17, 2.17), ("3", "2")),
    ]


def test_rows_of_two_cohorts_say_which():
    assert cohort_before(["x"], pl.DataFrame({"n": [1]})) == ["x"]
    assert cohort_before(["x", "x"], pl.DataFrame({"cohort": ["A", "B"]})) == ["A · x", "B · x"]


def test_long_names_of_slices_are_broken_for_the_screen_alone():
    tree = pl.DataFrame(
        {"topic_main": ["family", "school"], "level": "main", "cluster": None, "n_dialogues": [3, 4]}
    )
    (ring,) = topic_sunburst(tree, labels=Labels("ja")).data
    assert ring.labels == ("家庭内問題（夫婦以外）", "学校問題")
    assert ring.text == ("家庭内問題<br>（夫婦以外）", "学校問題")
