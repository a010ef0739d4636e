"""Lists of messages whose roles are known."""

from pathlib import Path

import pytest

from data.core.store import Library
from data.importing.formats.chats import Reader
from tests.data.importing.published.invent import corpus_of, lines

SYSTEM = {"from": "system", "value": "You are a counselor."}
SAID = [{"from": "human", "value": "眠れません。"}, {"from": "gpt", "value": "いつからですか。"}]


def test_shared_chats_without_their_instruction(tmp_path: Path, library: Library):
    corpus = corpus_of(tmp_path, library, {"data.json": [{"id": "a7", "conversations": [SYSTEM, *SAID]}]})
    assert corpus.manifest.format == "chat"
    assert lines(corpus) == [("client", "眠れません。"), ("counselor", "いつからですか。")]
    assert corpus.dialogues["source_id"].to_list() == ["a7"]
    assert [(problem.rule, problem.kept) for problem in corpus.problems.listed] == [("instruction", True)]


@pytest.mark.parametrize(
    "value",
    [
        {"messages": [{"role": "user", "content": "a"}]},
        {"messages": [{"role": "user", "content": "a"}, {"role": "Hanako", "content": "b"}]},
        {
            "messages": [
                {"role": "user", "content": "a", "mood": 1},
                {"role": "assistant", "content": "b", "mood": 2},
            ]
        },
        {
            "messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}],
            "score": 3,
            "topic": "x",
        },
    ],
)
def test_what_holds_more_or_less_needs_a_mapping(value: dict):
    assert not Reader().recognises(value)
