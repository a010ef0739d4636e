"""Figures of responses."""

import polars as pl

from analysis.figures.responses.response_group_dots import response_group_dots
from analysis.labels import Labels

LABELS = Labels("en")


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
