"""Quoting on the command line: lines, source, limits, and what cannot be quoted."""

from pathlib import Path

import pytest

from analysis.__main__ import main
from analysis.core.query.selection import select
from analysis.reader.quotation import quotation
from data.building.prepare import prepare
from data.core.store import Library
from data.core.store.card import MAX_LINES
from data.corpus import Corpus
from tests.browser import invented
from tests.conftest import NOW


def test_lines_are_quoted_with_their_source(demo_ja: Corpus, capsysbinary: pytest.CaptureFixture[bytes]):
    assert main(["quote", "3", "2-4,7", "--corpus", "demo-ja"]) == 0
    said = capsysbinary.readouterr()
    text = said.out.decode()
    for place in (2, 3, 4, 7):
        assert f"[{place}]" in text
    assert "[5]" not in text
    for part in ("dialogue 3, utterances 2–4, 7", demo_ja.version, "CC0", "[Translation to be added here]"):
        assert part in text
    assert b"CC0" in said.err, "the licence is named before text leaves"


def test_the_same_in_latex_and_in_japanese(capsysbinary: pytest.CaptureFixture[bytes]):
    assert main(["quote", "3", "2", "--corpus", "demo-ja", "--format", "latex", "--lang", "ja"]) == 0
    made = capsysbinary.readouterr().out.decode()
    assert made.count(r"\begin{quote}") == made.count(r"\end{quote}") == 1
    assert made.count(r"\item[") == 1 and "訳：ここに翻訳を入れる" in made
    assert made.count("{") == made.count("}")


def test_under_a_free_licence_all_lines_asked_for_are_quoted(
    demo_ja: Corpus, capsysbinary: pytest.CaptureFixture[bytes]
):
    longest = demo_ja.dialogues.sort("n_utterances").row(-1, named=True)
    assert demo_ja.manifest.card.text_export == "free"
    whole = f"0-{longest['n_utterances'] + 5}"
    assert main(["quote", str(longest["dialogue_id"]), whole, "--corpus", "demo-ja"]) == 0
    said = capsysbinary.readouterr().out.decode()
    assert all(f"[{place}]" in said for place in range(longest["n_utterances"]))


@pytest.mark.parametrize(
    "arguments",
    [
        ["99999", "0", "--corpus", "demo-ja"],
        ["x", "0", "--corpus", "demo-ja"],
        ["3", "x", "--corpus", "demo-ja"],
        ["3", "5-2", "--corpus", "demo-ja"],
        ["3", "9999", "--corpus", "demo-ja"],
        ["3", "", "--corpus", "demo-ja"],
        ["3", "0", "--corpus", "nowhere"],
        ["3", "0", "--corpus", "demo-ja", "--beside", "nowhere"],
    ],
)
def test_what_cannot_be_quoted_is_one_line(arguments: list[str], capsysbinary: pytest.CaptureFixture[bytes]):
    assert main(["quote", *arguments]) == 2
    said = capsysbinary.readouterr()
    assert said.out == b"" and len(said.err.splitlines()) == 1


def test_under_excerpts_a_quotation_has_fifty_lines(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]):
    path = invented.kokorochat(tmp_path / "x.jsonl", 1)
    text = path.read_text("utf-8")
    begin, end = text.index("[") + 1, text.index("]")
    path.write_text(text[:begin] + ", ".join([text[begin:end]] * 15) + text[end:], "utf-8")
    library = Library(tmp_path / "library")
    prepare(path, "long", library=library, now=NOW, words=False)
    corpus = Corpus.open("long", library)
    assert quotation(select(corpus), dialogue="1", lines="0-59").height == MAX_LINES
    for lines, cut in (("0-59", True), ("0-49", False), ("10-", False), ("5-54,58", True), ("20-9999", False)):
        done = main(["quote", "1", lines, "--corpus", "long", "--library", str(tmp_path / "library")])
        said = capsysbinary.readouterr()
        assert (done, b"the first 50" in said.err) == (0 if lines != "10-" else 2, cut)
