"""Figures of a person's sessions."""

from datetime import datetime

import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.figures.kit.theme import THEMES, Theme
from analysis.figures.persons.person_dialogue_dots import person_dialogue_dots
from analysis.figures.persons.session_course_lines import session_course_lines
from analysis.labels import Labels
from analysis.persons.sessions import person_dialogues
from data.corpus import Corpus


def test_no_two_ticks_name_the_same_day(demo_ja: Corpus):
    when = datetime(2020, 3, 7, 18, 22)
    few = person_dialogues(select(demo_ja)).head(2).with_columns(started_at=pl.lit(when))
    axis = person_dialogue_dots(few, labels=Labels("ja")).layout.xaxis
    assert axis.dtick == 24 * 3_600_000
    assert axis.range[0] < when < axis.range[1]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_series_of_a_course_has_a_colour_of_its_own(theme: Theme):
    names = ("family", "workplace", "school", "romantic", "mental", "career")
    rows = [("topic", name, session, 0.1, 0.0, 0.2, 9) for name in names for session in (1, 2)]
    columns = ["course_of", "series", "session", "mean", "low", "high", "n_dialogues"]
    course = pl.DataFrame(rows, schema=columns, orient="row")
    drawn = session_course_lines(course, labels=Labels("ja"), theme=theme)
    lines = [trace for trace in drawn.data if trace.mode == "lines+markers"]
    assert len(lines) == len({line.line.color for line in lines}) == 6
