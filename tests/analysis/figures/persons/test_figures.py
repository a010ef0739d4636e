"""Figures of a person's sessions."""

from datetime import datetime

import polars as pl

from analysis.core.query.selection import select
from analysis.figures.persons.person_dialogue_dots import person_dialogue_dots
from analysis.labels import Labels
from analysis.persons.sessions import person_dialogues
from data.corpus import Corpus


def test_no_two_ticks_name_the_same_day(demo_ja: Corpus):
    when = datetime(2020, 3, 7, 18, 22)
    few = person_dialogues(select(demo_ja)).head(2).with_columns(started_at=pl.lit(when))
    axis = person_dialogue_dots(few, labels=Labels("ja")).layout.xaxis
    assert axis.dtick == 24 * 3_600_000
    assert axis.range[0] < when < axis.range[1]
