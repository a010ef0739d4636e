"""The bundle: what is in it, what it says, and that its script draws the same figure."""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import get_args, get_type_hints

import polars as pl
import pytest

from analysis.core import registry
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.statistics.inference.methods import TWO_WAY
from analysis.display.basis import n_in_words, unbounded
from analysis.export import caption
from analysis.export.bundle import Look, bundle, collection, figure_of
from analysis.export.documents import tables
from analysis.export.documents.files import for_spreadsheets
from analysis.export.options import TOLD, setting_name, settings_in_words
from analysis.export.render.files import json_of
from analysis.export.result import Result
from analysis.export.script import script
from analysis.labels import LANGUAGES, TEXTS, Labels, Language
from data.core.store import PROJECT, Library
from data.corpus import Corpus
from tests.analysis.export.conftest import FIGURES, result

FILES = {
    *(
        "figure.pdf",
        "figure.svg",
        "figure.png",
        "figure.html",
        "figure.json",
        "figure.py",
        "table.csv",
        "table.tex",
    ),
    *("caption.ja.txt", "caption.en.txt", "methods.ja.txt", "methods.en.txt", "references.bib", "README.txt"),
}
RUN_ALL = """
import os, runpy, sys
for folder in sys.argv[1:]:
    os.chdir(folder)
    with open("script.txt") as file:
        code = file.read()
    os.remove("script.txt")
    exec(compile(code, "figure.py", "exec"), {"__name__": "__main__"})
"""


@pytest.fixture(scope="module")
def made(topics: Result):
    return bundle(topics, Look("acl-column", None, "ja"))


def test_all_files_are_there(made, compared: Result):
    assert set(made.files) == FILES
    assert all(made.files.values())
    assert set(bundle(compared, Look()).files) == FILES | {"differences.csv", "differences.tex"}


def test_the_zip_is_the_same_each_time(made, topics: Result):
    again = bundle(topics, Look("acl-column", None, "ja"))
    assert made.zip() == again.zip()
    with zipfile.ZipFile(io.BytesIO(made.zip())) as archive:
        assert archive.namelist() == sorted(FILES)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_several_in_one_zip(made, compared: Result):
    other = bundle(compared, Look())
    content = collection([made, other])
    assert content == collection([made, other])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        references = archive.read("references.bib").decode()
    assert {name.split("/")[0] for name in names} == {
        "01_topic_bars_demo-ja",
        "02_topic_bars_demo-ja",
        "references.bib",
    }
    assert references.count("cameron-etal-2011-robust,") == 1


def test_scripts_draw_the_same_figures_in_empty_folders(
    result_of_name: Callable[[str], Result], compared: Result, demo_library: Library, tmp_path: Path
):
    expected = {}
    for name in (*FIGURES[::3], "compared"):  # a script asks by name, whatever the figure
        try:
            shown = compared if name == "compared" else result_of_name(name)
        except pytest.skip.Exception:
            continue
        folder = tmp_path / name
        folder.mkdir()
        (folder / "script.txt").write_text(script(shown, "ja", "print"), "utf-8")
        expected[folder] = json_of(figure_of(shown, Look(lang="ja")))
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "KOKORO_LIBRARY": str(demo_library.root)}
    command = [sys.executable, "-c", RUN_ALL, *map(str, expected)]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    for folder, content in expected.items():
        assert [file.name for file in folder.iterdir()] == ["figure.json"]
        assert (folder / "figure.json").read_bytes() == content, folder.name


def test_the_script_refuses_another_version(topics: Result, demo_library: Library, tmp_path: Path):
    text = script(topics, "en", "print").replace(topics.a.corpus.version, "0" * 12)
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "KOKORO_LIBRARY": str(demo_library.root)}
    done = subprocess.run(
        [sys.executable, "-c", text], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "this figure was made from 000000000000" in done.stderr
    assert not list(tmp_path.iterdir())


def test_keyness_is_told_whole(demo_ja: Corpus):
    chosen = select(demo_ja, Filter())
    told = {}
    for interval in ("analytic", "resampled"):
        options = {"against": "roles", "interval": interval}
        shown = result("keyness_dots", chosen, **options)
        told[interval] = caption.caption(shown, Labels("en")), caption.methods(shown, Labels("en"))
        assert "monroe-etal-2008-fightin" in caption.bibtex(shown)
    for name, methods in told.values():
        assert "A: Counselor; B: Client." in name and "A: Counselor; B: Client." in methods
        assert "weight 1,000 words" in name and "UniDic 2.1.2" in name and "UniDic 2.1.2" in methods
    assert "two-way clustered" in told["analytic"][0] and "two-way clustered" not in told["resampled"][0]
    assert "a bootstrap of clients" in told["resampled"][0] and "400 bootstrap resamples" in told["resampled"][1]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("ja", "誰の発話か = クライアント、ストップワード = なし、最小の出現数 = 1,000、指標 = BLEU-1"),
        ("en", "speaker = client, stop words = none, minimum count = 1,000, metric = BLEU-1"),
    ],
)
def test_settings_are_told_in_words(lang: Language, expected: str):
    options = {"against": "roles", "role": "client", "stop": "", "minimum": 1000, "word": "", "metric": "bleu_1"}
    assert settings_in_words(options, Labels(lang)) == expected
    assert settings_in_words({}, Labels(lang)) == ""
    assert len(settings_in_words({"stop": "語 " * 900}, Labels(lang))) < 450


def test_every_setting_of_a_figure_has_words():
    registry.load()
    for entry in registry.FIGURES.values():
        table = entry.table
        kinds = get_type_hints(table.function)
        for name in table.options.keys() - set(TOLD):
            assert f"setting.{name}" in TEXTS
            for value in get_args(kinds[name]):
                named = setting_name(name, value, Labels("en"))
                kind = "metric" if name == "metric" else f"setting.{named}"
                assert {f"setting.{named}", f"{kind}.{value}"} <= TEXTS.keys()


def test_no_interval_is_told_where_there_is_none(demo_en: Corpus):
    shown = result("word_dots", select(demo_en))
    assert unbounded(shown.frame) and TWO_WAY not in shown.methods
    assert "No intervals or tests are shown" in caption.caption(shown, Labels("en"))
    assert "Student" not in caption.methods(shown, Labels("en"))


def test_csv_opens_in_a_spreadsheet(any_result: Result):
    content = for_spreadsheets(any_result.frame)
    assert content.startswith(b"\xef\xbb\xbf")
    for line in content.decode("utf-8-sig").splitlines():
        for cell in line.split(","):
            assert not cell.lstrip('"').startswith(("=", "+", "@", "\t"))


def test_a_table_longer_than_a_page_goes_on_over_the_next(topics: Result):
    tall = pl.concat([topics.frame] * 10)
    text = tables.latex(tall, Labels("ja"), caption="題", label="tab:x").decode()
    assert text.count("\\begin{longtable}") == text.count("\\end{longtable}") == text.count("\\endhead") == 1
    assert text.count("\\toprule") == 2 and "begin{table}" not in text
    assert text.index("\\caption") < text.index("\\toprule")


def test_signs_that_latex_does_not_know_are_written_as_mathematics(topics: Result):
    text = tables.latex(topics.frame, Labels("en"), caption="log₂ ρ ≤ −1 — µ").decode()
    assert r"log$_2$ $\rho$ $\leq$ $-$1 --- $\mu$" in text


def test_latex_is_in_line(topics: Result):
    text = tables.latex(topics.frame, Labels("en"), caption="50% & more", label="tab:x").decode()
    assert r"\caption{50\% \& more \dag{}" in text
    assert r"\label{tab:x}" in text
    assert "Topic & Share & 95\\% CI low & 95\\% CI high" in text
    rows = [line for line in text.splitlines() if line.endswith(r"\\")][1:]
    assert len({len(row.split(" & ")[1].split(".")[1]) for row in rows}) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_caption_says_what_was_done(topics: Result, compared: Result, lang: str):
    labels = Labels(lang)
    text = caption.caption(topics, labels)
    for said in (labels.title("topic_bars"), "66", "Cameron", topics.a.corpus.version, "Polars", "Plotly"):
        assert said in text
    both = caption.caption(compared, labels)
    assert "A" in both
    assert "B" in both
    assert "Benjamini" in caption.methods(compared, labels)


def test_captions_of_every_figure(any_result: Result):
    for lang in LANGUAGES:
        for text in (caption.caption(any_result, Labels(lang)), caption.methods(any_result, Labels(lang))):
            for basis in any_result.question.bases:
                assert n_in_words(basis, Labels(lang)) in text
            assert "{" not in text
            assert ". ." not in text


def test_references_are_those_of_the_methods(topics: Result, compared: Result):
    assert "cameron-etal-2011-robust" in caption.bibtex(topics)
    assert "cohen-1988" not in caption.bibtex(topics)
    assert "cohen-1988" in caption.bibtex(compared)
    assert caption.bibtex(topics).startswith("@misc{demo-ja,")
