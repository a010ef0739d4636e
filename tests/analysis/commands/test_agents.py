"""What language models are told over MCP: the same answers, within the licence, mistakes in one sentence."""

import asyncio
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from mcp import Client

from analysis.commands import agents
from analysis.commands.agents import EXCERPT, server
from analysis.core.query.selection import select
from analysis.topics.counts import topic_scores
from data.corpus import Corpus


def ask(tool: str, arguments: Mapping[str, Any], *, text: bool = False) -> Any:
    """A tool's answer, through the protocol."""

    async def call() -> Any:
        async with Client(server(None, text=text)) as client:
            return await client.call_tool(tool, dict(arguments))

    with ThreadPoolExecutor(1) as thread:  # the browser's tests leave a running loop in this one
        return thread.submit(asyncio.run, call()).result()


def answer(tool: str, text: bool = False, **arguments: Any) -> Any:
    """A tool's answer, read from its JSON."""
    given = ask(tool, arguments, text=text)
    assert not given.is_error, given.content[0].text
    return json.loads(given.content[0].text)


def test_corpora_and_names_are_listed(demo_ja: Corpus):
    assert "demo-ja" in {one["id"] for one in answer("corpora")}
    (shown,) = [one for one in answer("names", theme="topics") if one["table"] == "topic_scores"]
    assert shown["options"]["measure"] and shown["figures"]
    assert answer("explain", name=shown["figures"][0])["columns"]


def test_a_table_is_the_registered_one_with_its_caption(demo_ja: Corpus):
    given = answer("table", name="topic_scores", corpus="demo-ja", options={"measure": "score"}, rows=3)
    expected = topic_scores(select(demo_ja), measure="score")
    assert given["n_rows"] == expected.height and given["rows"] == expected.head(3).rows(named=True)
    assert f"n = {demo_ja.dialogues.height}" in given["caption"] and given["methods"]


def test_a_figure_is_a_picture_with_its_caption(demo_ja: Corpus):
    words, picture = ask("figure", {"name": "topic_bars", "corpus": "demo-ja", "lang": "ja"}).content
    assert "相談テーマ" in words.text and picture.mime_type == "image/png"


def test_utterances_are_quoted_only_where_the_command_says_so_and_within_the_licence(
    demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch
):
    asked = {"name": "concordance", "corpus": "demo-ja", "options": {"query": "の", "lines": "100"}}
    assert "--text" in ask("table", asked).content[0].text
    free = answer("table", text=True, **asked)
    assert len(free["rows"]) > EXCERPT and free["licence"]
    card = replace(demo_ja.manifest.card, text_export="excerpts")
    limited = Corpus(replace(demo_ja.manifest, card=card), demo_ja.folder)
    monkeypatch.setattr(agents, "selected_by", lambda *_: select(limited))
    assert len(answer("table", text=True, **asked)["rows"]) == EXCERPT


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("table", {"name": "nothing", "corpus": "demo-ja"}, "no table 'nothing'"),
        ("table", {"name": "topic_scores", "corpus": "nothing"}, "no corpus 'nothing'"),
        ("table", {"name": "topic_scores", "corpus": "demo-ja", "filter": "nothing=1"}, "nothing=1"),
        ("table", {"name": "topic_scores", "corpus": "demo-ja", "options": {"k": "1"}}, "no option 'k=1'"),
        ("figure", {"name": "nothing", "corpus": "demo-ja"}, "no figure 'nothing'"),
        ("figure", {"name": "topic_bars", "corpus": "demo-ja", "lang": "fr"}, "ja, en"),
        ("names", {"theme": "nothing"}, "no theme 'nothing'"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(demo_ja: Corpus, tool: str, arguments: dict[str, Any], told: str):
    given = ask(tool, arguments)
    assert given.is_error and told in given.content[0].text and "\n" not in given.content[0].text
