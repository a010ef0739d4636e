"""Sets of responses and their reports."""

import polars as pl

from analysis.core.query.selection import Selection
from analysis.responses.sets import response_report, response_reported, response_sets
from tests.analysis.responses.material import SYSTEMS


def test_reported_figures_are_marked(whole: Selection):
    table = response_reported(whole)
    assert table.filter(pl.col("source") == "here")["system"].to_list() == SYSTEMS
    reported = table.filter(pl.col("source") == "reported")
    assert reported.row(4) == ("Kokoro-Full", "reported", 25.69, 5.83, 28.1, 2.48, 13.24, None)


def test_files_and_their_reports(whole: Selection):
    sets = response_sets(whole).row(0, named=True)
    assert (sets["n_rows"], sets["n_matched"], sets["set_aside"], sets["fits"]) == (1179, 1176, 3, True)
    report = response_report(whole)
    aside = report.filter(~pl.col("kept"))["rule"].sort().to_list()
    assert aside == ["duplicate_key", "not_the_counselor", "unknown_dialogue"]
