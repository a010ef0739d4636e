"""Columns of tables on the page: dates that stand for days, names that only repeat an id."""

from datetime import datetime

import polars as pl

from pages._ui.core.cards.table_rows import column, without_repeated_names


def test_names_that_repeat_the_id_are_left_out():
    alike = pl.DataFrame({"partner": [3, 12], "source_id": ["3", "12"], "n_dialogues": [2, 1]})
    assert without_repeated_names(alike).columns == ["partner", "n_dialogues"]
    for names in (["A03", "12"], [None, "12"], ["12", "3"]):
        other = alike.with_columns(source_id=pl.Series(names, dtype=pl.String))
        assert without_repeated_names(other).columns == alike.columns
    plain = alike.drop("source_id")
    assert without_repeated_names(plain).columns == plain.columns


def test_the_first_and_the_last_session_are_days():
    at = [datetime(2024, 5, 4, 20, 0)]
    frame = pl.DataFrame({"first_at": at, "started_at": at})
    formats = {name: column(frame, "", name)["type_config"]["format"] for name in frame.columns}
    assert formats == {"first_at": "YYYY-MM-DD", "started_at": "YYYY-MM-DD HH:mm"}
