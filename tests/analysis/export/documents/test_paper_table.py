"""The cells of a table for a paper."""

import polars as pl
import pytest

from analysis.export.documents.paper_table import plain_table
from analysis.labels import Labels


@pytest.mark.parametrize(
    ("column", "values", "written"),
    [
        ("mean", [1234.5, -2.25], ["1,234.5", "−2.2"]),
        ("mean", [12.0, -0.001, 0.5], ["12.00", "0.00", "0.50"]),  # what is rounded to zero has no sign
        ("mean", [0.00021, -0.00004], ["0.00021", "−0.00004"]),
        ("mean", [1092.46, 0.556, None], ["1,092.5", "0.556", "–"]),  # of measures with several units
        ("dialogue_id", [5213, 7], ["5213", "7"]),
        ("year", [2024, None], ["2024", "–"]),
        ("n_dialogues", [5213, 7], ["5,213", "7"]),
        ("rater", ["A", ""], ["A", "–"]),
        ("clear", [True, None], ["yes", "–"]),
        ("p", [0.0, 0.0123], ["< 0.001", "0.012"]),
        ("experience", ["1-4", "20-"], ["1–4", "20-"]),
        ("cohort_a", ["score=70-100", None], ["score 70–100", "–"]),
    ],
)
def test_cells_are_written_as_papers_write_them(column: str, values: list, written: list[str]):
    table = plain_table(pl.DataFrame({column: values}), Labels("en"))
    assert [row[0].text for row in table.rows] == written


@pytest.mark.parametrize(
    ("columns", "headings"),
    [
        ({"low": [1.5], "mean": [2.0]}, ["95% CI low", "Mean"]),
        ({"low": [0], "high": [4]}, ["From", "To"]),
        (
            {"shuffle": ["dialogue"], "chance": [0.1], "low": [0.0]},
            ["Beside", "Mean of shuffles", "Shuffles, 2.5th percentile"],
        ),
        ({"statistic": ["dialogues"], "total": [6589.0]}, ["Statistic", "Total"]),
    ],
)
def test_a_heading_says_what_the_column_holds_in_its_table(columns: dict, headings: list[str]):
    assert [column.heading for column in plain_table(pl.DataFrame(columns), Labels("en")).columns] == headings
