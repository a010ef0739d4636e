"""python -m analysis figure."""

import re
import subprocess
from itertools import combinations
from pathlib import Path

import pytest

from analysis.__main__ import main
from data.core.store import Library


@pytest.fixture
def run(demo_library: Library):
    def command(*arguments: str) -> int:
        return main(["figure", *arguments, "--library", str(demo_library.root)])

    return command


@pytest.mark.parametrize(
    ("suffix", "start"),
    [
        ("pdf", b"%PDF"),
        ("svg", b"<svg"),
        ("png", b"\x89PNG"),
        ("html", b"<!doctype html>"),
        ("json", b"{"),
        ("zip", b"PK"),
    ],
)
def test_every_format(run, tmp_path: Path, suffix: str, start: bytes):
    out = tmp_path / f"fig.{suffix}"
    assert run("score_histogram", "--corpus", "demo-ja", "--option", "bin_width=10", "--out", str(out)) == 0
    assert out.read_bytes().startswith(start)


def test_cohorts_size_language_and_grey(run, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "fig.svg"
    more = ["--b", "band=low", "--size", "120x90", "--lang", "ja", "--grey", "--font-pt", "7"]
    assert run("topic_bars", "--corpus", "demo-ja", "--filter", "band=high", *more, "--out", str(out)) == 0
    assert 'width="120mm" height="90mm"' in out.read_text("utf-8")
    assert capsys.readouterr().err == ""


def words_of(pdf: Path) -> list[tuple[str, float, float, float, float]]:
    """Each word of a PDF with its left, upper, right and lower edge in points."""
    said = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    edges = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    return [(found[4], *map(float, found[:4])) for found in re.findall(edges, said)]


@pytest.mark.parametrize("size", ["acl-column", "acl-full"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_names_of_the_keyness_scatter_keep_apart_on_paper(run, tmp_path: Path, size: str, lang: str, poppler):
    out = tmp_path / "fig.pdf"
    options = ["--option", "against=roles", "--option", "words=all"]
    options += ["--corpus", "demo-ja", "--size", size, "--lang", lang]
    assert run("keyness_scatter", *options, "--out", str(out)) == 0
    words = words_of(out)
    assert len(words) > 20
    for (a, left, top, right, low), (b, also_left, also_top, also_right, also_low) in combinations(words, 2):
        across, down = min(right, also_right) - max(left, also_left), min(low, also_low) - max(top, also_top)
        assert across <= 0.3 or down <= 0.25 * (low - top), f"{a} lies over {b}"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["x"], "no figure 'x'; there are: "),
        (["topic_bars", "--size", "5"], "width is 30 to 1000 mm"),
        (["topic_bars", "--size", "b5"], "no size 'b5'"),
        (["topic_bars", "--option", "a=1"], "has no option 'a=1'"),
        (["topic_bars", "--filter", "score=9-1"], "--filter: unreadable score=9-1"),
        (["topic_bars", "--b", "nonsense"], "--b: 'nonsense' is not FIELD=VALUE"),
        (["topic_bars", "--filter", "id=4000000000"], "no dialogue matches"),
        (["label_bars"], "demo-ja: This corpus has no "),
    ],
)
def test_mistakes(run, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list, message: str):
    assert run(*arguments, "--corpus", "demo-ja", "--out", str(tmp_path / "x.pdf")) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["fig.doc", "fig", "folder/fig.pdf"])
def test_a_file_that_cannot_be(run, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str):
    assert run("topic_bars", "--corpus", "demo-ja", "--out", str(tmp_path / name)) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_notes_are_said(run, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run("topic_bars", "--corpus", "demo-ja", "--size", "77x30", "--out", str(tmp_path / "x.pdf")) == 0
    assert "Row labels overlap" in capsys.readouterr().err
