"""One HTML page of figures and tables: whole, without a server, without what acts, within the licence."""

import re
from base64 import b64decode
from dataclasses import replace
from html import unescape
from pathlib import Path

import orjson
import pytest

from analysis.__main__ import main
from analysis.core import registry
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.question import Question
from analysis.export import caption
from analysis.export.documents.web_page import EXCERPT, web_page
from analysis.export.result import Result
from analysis.labels import Labels
from data.corpus import Corpus

ADDRESS = 'http://localhost:8501/topics?corpus=demo-ja&text="><script>'


def result(name: str, corpus: Corpus, query: str = "") -> Result:
    """A figure or table, answered."""
    registry.load()
    figure = registry.FIGURES.get(name)
    table = figure.table if figure else registry.find(name)
    question = Question.of(table.function, select(corpus, Filter.from_query(query)[0]))
    return Result(figure, question, question.answer())


def test_a_page_holds_picture_numbers_caption_and_the_way_back(demo_ja: Corpus):
    shown = [result("topic_bars", demo_ja), result("topic_scores", demo_ja)]
    page = web_page(shown, "ja", address=ADDRESS).decode()
    text = unescape(page)
    for one in shown:
        assert caption.caption(one, Labels("ja")) in text and caption.methods(one, Labels("ja")) in text
    assert page.count("data:image/svg+xml;base64,") == 1 and page.count("<table>") == 2
    (first, _) = re.findall(r"data:text/csv;base64,([^\"]+)", page)
    assert b64decode(first).decode("utf-8-sig").count("\n") == shown[0].frame.height + 1
    assert ADDRESS in text and "<script>" not in page
    assert not re.search(r'(src|href)="(?!data:|http://localhost)', page), "it asks nobody for anything"


def test_under_a_licence_for_excerpts_no_utterance_is_on_the_page(demo_ja: Corpus):
    card = replace(demo_ja.manifest.card, text_export="excerpts")
    limited = Corpus(replace(demo_ja.manifest, card=card), demo_ja.folder)
    asked = "text=の"
    assert "search_hits" in web_page([result("search_hits", demo_ja, asked)], "en").decode()
    page = web_page([result("search_hits", limited, asked), result("sub_topics", limited)], "en").decode()
    assert Labels("en")("web_page.quotes").split(":")[0] in page
    assert page.count("<tr>") <= EXCERPT + 1 and page.count("<table>") == 1


def test_a_collection_is_written_as_a_page(demo_ja: Corpus, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    orders, page = tmp_path / "figures.json", tmp_path / "page.html"
    asked = [{"figure": name, "corpus": "demo-ja"} for name in ("topic_bars", "topic_scores")]
    orders.write_bytes(orjson.dumps(asked))
    assert main(["collection", str(orders), "--out", str(page), "--address", "http://localhost/"]) == 0
    assert page.read_text("utf-8").count("<section>") == 2
    assert main(["collection", str(orders), "--out", str(tmp_path / "figures.zip")]) == 2
    assert "no figure 'topic_scores'" in capsys.readouterr().err
