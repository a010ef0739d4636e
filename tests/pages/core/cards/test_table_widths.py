"""The widths of a table's columns: as they are where they fit, shorter headings and narrower columns where not."""

import polars as pl
import pytest
import streamlit as st

from analysis.display.tables import present
from analysis.labels import LANGUAGES, TEXTS, Labels
from pages._ui.core.cards import table_widths

NAMES = (
    "form",
    "log_odds",
    "low",
    "high",
    "p_adjusted",
    "dispersion",
    "n_a",
    "n_b",
    "per_million_a",
    "per_million_b",
)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_that_fits_stays_as_it_is(lang):
    labels = Labels(lang)
    frame = present(pl.DataFrame({"form": ["眠い"], "n_a": [3]}), labels)
    assert table_widths.fitted(frame, ("form", "n_a"), {}, labels) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_wide_table_has_short_headings_with_the_whole_as_tip_and_fits(lang):
    labels = Labels(lang)
    frame = present(pl.DataFrame({name: [0.25] for name in NAMES}), labels)
    config = table_widths.fitted(frame, NAMES, {}, labels, room=600)
    whole = labels.column("per_million_a")
    assert config[whole]["label"] == labels.short("per_million_a") and config[whole]["help"] == whole
    assert sum(column["width"] for column in config.values() if "width" in column) <= 600
    assert all(column.get("width", table_widths.LEAST) >= table_widths.LEAST for column in config.values())


def test_what_was_asked_for_and_is_alike_in_every_row_gives_way_where_there_is_no_room():
    labels = Labels("en")
    frame = present(pl.DataFrame({"n": [1, 2], "metric": ["chrf", "chrf"]}), labels)
    assert table_widths.fitted(frame, ("n", "metric"), {}, labels, room=90)[labels.column("metric")] is None
    assert labels.column("metric") not in table_widths.fitted(frame, ("n", "metric"), {}, labels)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_empty_in_every_row_gives_way_where_there_is_no_room(lang):
    labels = Labels(lang)
    columns = {"n": [1, 2], "code_branch": [None, None], "score_branch": [None, None], "n_both": [3, None]}
    types = {"code_branch": pl.String, "score_branch": pl.Float64}
    frame = present(pl.DataFrame(columns, schema_overrides=types), labels)
    config = table_widths.fitted(frame, tuple(columns), {}, labels, room=120)
    assert [name for name in columns if config.get(labels.column(name), 0) is None] == [
        "code_branch",
        "score_branch",
    ]
    assert table_widths.fitted(frame, tuple(columns), {}, labels, room=900) == {}


def test_given_widths_and_formats_are_kept():
    labels = Labels("en")
    frame = present(pl.DataFrame({"text": ["a long line of words " * 9], "share": [0.25], "n_both": [1]}), labels)
    text, share, n_both = frame.columns
    given = {text: st.column_config.TextColumn(width=200), share: st.column_config.NumberColumn(format="percent")}
    config = table_widths.fitted(frame, ("text", "share", "n_both"), given, labels, room=300)
    assert config[text]["width"] == 200
    assert config[share]["type_config"]["format"] == "percent"
    assert config[n_both]["label"] == labels.short("n_both")


def test_a_short_heading_is_of_a_column_and_no_longer_than_it():
    for key, texts in TEXTS.items():
        if key.startswith("short."):
            whole = TEXTS[f"column.{key.removeprefix('short.')}"]
            assert all(len(short) <= len(long) for short, long in zip(texts, whole, strict=True)), key
            assert texts != whole, key
