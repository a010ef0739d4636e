"""Figures collected as plain data: one zip of them all, from a page or the command line."""

import zipfile
from pathlib import Path

import orjson
import pytest

from analysis.__main__ import main
from analysis.export.bundle import Look, bundle, collection
from analysis.export.requests import Order, read, written, zipped
from analysis.export.result import Result
from data.core.problems import UserError
from data.core.store import Library


def test_what_is_collected_comes_back_from_its_file(compared: Result, tmp_path: Path):
    orders = [Order.of(compared, Look("77x60", 7.5, "ja", True)), Order.of(compared, Look())]
    file = tmp_path / "figures.json"
    file.write_bytes(written(orders))
    assert read(file) == orders
    assert (orders[0].b_corpus, orders[0].b, orders[0].grey) == ("demo-ja", "band=low,high", True)


def test_the_zip_is_that_of_the_figures_themselves(topics: Result, compared: Result, demo_library: Library):
    looks = [Look("acl-column", 8.0, "ja"), Look("120x80", 8.0, "en")]
    steps = []
    made = zipped(
        [Order.of(what, look) for what, look in zip((topics, compared), looks, strict=True)],
        demo_library,
        lambda step, done=0, total=None: steps.append((step, done, total)),
    )
    assert made == collection(bundle(what, look) for what, look in zip((topics, compared), looks, strict=True))
    assert steps == [("figures", 0, 2), ("figures", 1, 2)]


def test_the_command(demo_library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file, out = tmp_path / "figures.json", tmp_path / "figures.zip"
    file.write_bytes(orjson.dumps([{"figure": "topic_bars", "corpus": "demo-ja", "filter": "score=50-100"}]))
    command = ["collection", str(file), "--out", str(out), "--library", str(demo_library.root)]
    assert main([*command, "--progress", "json"]) == 0
    said = [orjson.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert said == [{"step": "figures", "done": 0, "total": 1}, {"result": {"figures": 1}}]
    assert "01_topic_bars_demo-ja/figure.pdf" in zipfile.ZipFile(out).namelist()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not valid JSON"),
        ("[]", "a list of figures is wanted"),
        ("[3]", "figure 1: figure and corpus are wanted"),
        ('[{"figure": "topic_bars", "corpus": "demo-ja", "colour": 1}]', "figure 1: no field 'colour'"),
        ('[{"figure": "topic_bars", "corpus": 3}]', "names and filters are texts"),
        ('[{"figure": "topic_bars", "corpus": "demo-ja", "font_pt": "8"}]', "font_pt is a number"),
        ('[{"figure": "topic_bars", "corpus": "demo-ja", "lang": "zh"}]', "lang is one of ja, en"),
        ('[{"figure": "no_such", "corpus": "demo-ja"}]', "figure 1, no_such: no figure 'no_such'"),
        ('[{"figure": "topic_bars", "corpus": "no-such"}]', "figure 1, topic_bars:"),
        ('[{"figure": "topic_bars", "corpus": "demo-ja", "filter": "score=101-200"}]', "figure 1, topic_bars:"),
        ('[{"figure": "topic_bars", "corpus": "demo-ja", "size": "5"}]', "width is 30 to 1000 mm"),
        ('[{"figure": "topic_bars", "corpus": "demo-ja", "options": {"x": "1"}}]', "has no option 'x=1'"),
    ],
)
def test_what_cannot_be_made_is_said(content: str, said: str, demo_library: Library, tmp_path: Path):
    file = tmp_path / "figures.json"
    file.write_text(content, "utf-8")
    with pytest.raises(UserError, match=said.replace("(", r"\(")):
        zipped(read(file), demo_library)


def test_no_more_than_fit(tmp_path: Path):
    file = tmp_path / "figures.json"
    file.write_bytes(orjson.dumps([{"figure": "topic_bars", "corpus": "demo-ja"}] * 61))
    with pytest.raises(UserError, match="at most 60 figures at once, not 61"):
        read(file)
