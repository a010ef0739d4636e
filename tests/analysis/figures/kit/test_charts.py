"""Rows of estimates: where their n stands, and that interval lines stay visible on bars."""

import polars as pl
import pytest

from analysis.figures.kit.charts import cohort_before, rows
from analysis.figures.kit.theme import PAPER_THEMES, THEMES, Theme
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


def test_rows_of_two_cohorts_say_which():
    assert cohort_before(["x"], pl.DataFrame({"n": [1]})) == ["x"]
    assert cohort_before(["x", "x"], pl.DataFrame({"cohort": ["A", "B"]})) == ["A · x", "B · x"]
