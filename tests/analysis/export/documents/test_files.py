"""Tables as bytes: read back what was written, and nothing that a program would run."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.export.documents import files
from data.core.problems import UserError

FRAME = pl.DataFrame(
    {
        "name": ["a,b", 'say "x"', None],
        "n": [1, 2, None],
        "mean": [63.5788, 64.0, None],
        "begins": [date(2020, 1, 1), None, date(2021, 12, 31)],
    }
)


def test_csv_comes_back():
    assert pl.read_csv(files.csv(FRAME), try_parse_dates=True).equals(FRAME)


def test_json_is_a_list_of_rows():
    rows = json.loads(files.json(FRAME))
    assert rows == [
        {"name": "a,b", "n": 1, "mean": 63.5788, "begins": "2020-01-01"},
        {"name": 'say "x"', "n": 2, "mean": 64.0, "begins": None},
        {"name": None, "n": None, "mean": None, "begins": "2021-12-31"},
    ]
    assert files.json(FRAME).endswith(b"\n")


def test_json_of_no_rows():
    assert json.loads(files.json(FRAME.clear())) == []


def test_parquet_keeps_types():
    assert pl.read_parquet(BytesIO(files.parquet(FRAME))).equals(FRAME)
    assert pl.read_parquet(BytesIO(files.parquet(FRAME.clear()))).schema == FRAME.schema


def test_markdown():
    frame = pl.DataFrame({"name": ["a|b", "c\nd", None], "n": [1, 2, 3], "mean": [0.123456, 64.0, None]})
    assert files.markdown(frame).decode().splitlines() == [
        "| name | n | mean |",
        "| --- | ---: | ---: |",
        r"| a\|b | 1 | 0.1235 |",
        "| c d | 2 | 64 |",
        "|  | 3 |  |",
    ]


def test_latex():
    frame = pl.DataFrame({"topic_main": [r"50% & {x}_y", "a\\b#$~^"], "n": [1, 2]})
    assert files.latex(frame).decode().splitlines() == [
        r"\begin{tabular}{lr}",
        r"\toprule",
        r"topic\_main & n \\",
        r"\midrule",
        r"50\% \& \{x\}\_y & 1 \\",
        r"a\textbackslash{}b\#\$\textasciitilde{}\textasciicircum{} & 2 \\",
        r"\bottomrule",
        r"\end{tabular}",
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (600_939.0, "600939"),
        (600_939.5, "600939.5"),
        (1234.56, "1234.6"),
        (28.39, "28.39"),
        (63.57885, "63.58"),
        (0.000123, "0.000123"),
        (-0.5, "-0.5"),
        (0.0, "0"),
    ],
)
def test_numbers_are_written_for_reading(value: float, expected: str):
    assert files.markdown(pl.DataFrame({"x": [value]})).decode().splitlines()[2] == f"| {expected} |"


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x"]


@pytest.mark.parametrize("text", FORMULAS)
def test_spreadsheets_run_no_formula(text: str):
    frame = pl.DataFrame({"said": [text, "plain"], "n": [-1, 2]})
    rows = list(csv.reader(StringIO(files.for_spreadsheets(frame).decode("utf-8-sig"), newline="")))
    assert rows == [["said", "n"], ["'" + text, "-1"], ["plain", "2"]]


def test_spreadsheets_know_the_encoding_by_its_mark():
    content = files.for_spreadsheets(pl.DataFrame({"語": ["対話"]}))
    assert content == "\ufeff語\r\n対話\r\n".encode()


def test_spreadsheets_defuse_codes_too():
    frame = pl.DataFrame({"code": pl.Series(["=a"], dtype=pl.Categorical)})
    assert files.for_spreadsheets(frame).decode("utf-8-sig").splitlines()[1] == "'=a"


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20), max_size=5)
)
def test_no_cell_begins_like_a_formula(texts: list[str]):
    frame = pl.DataFrame({"said": texts}, schema={"said": pl.String})
    rows = list(csv.reader(StringIO(files.for_spreadsheets(frame).decode("utf-8-sig"), newline="")))[1:]
    cells = [row[0] if row else "" for row in rows]
    assert all(not cell or cell[0] not in "=+-@\t\r\n＝＋－＠" for cell in cells)
    assert [cell.removeprefix("'") for cell in cells] == [text.removeprefix("'") for text in texts]


@pytest.mark.parametrize("name", files.FORMATS)
def test_every_format_writes_a_table_of_no_rows(name: str):
    if name == "graphml":
        with pytest.raises(UserError, match="not a list of edges"):
            files.FORMATS[name](FRAME.clear())
        return
    assert files.FORMATS[name](FRAME.clear())
