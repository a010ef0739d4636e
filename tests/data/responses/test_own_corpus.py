"""A corpus made of a file's own contexts."""

import json
from pathlib import Path

import pytest

from data.core.problems import UserError
from data.core.store import Library
from data.core.store import responses as response_store
from data.corpus import Corpus
from data.responses.importing import add
from data.responses.targets import targets
from tests.data.responses.invent import NOW


def test_a_file_with_its_own_contexts_becomes_a_corpus(own: Library, tmp_path: Path):
    rows = [
        {"id": "1", "prompt": "眠れません", "response": "つらいですね", "reference": "それはおつらいですね"},
        {"id": "2", "prompt": "仕事を辞めたい", "response": "なぜですか", "reference": "何かありましたか"},
        {"id": "3", "prompt": "", "response": "a", "reference": ""},
    ]
    path = tmp_path / "my-model.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    made, _ = add(path, library=own, now=NOW)
    assert (made.corpus, made.systems, made.set_aside) == ("my-model", {"my-model": 2}, 1)
    corpus = Corpus.open("my-model", own)
    assert corpus.utterances["role"].to_list() == ["client", "counselor"] * 2
    with pytest.raises(UserError, match="--corpus my-model"):
        add(path, library=own, now=NOW)


def test_files_without_contexts_become_a_corpus_of_references_alone(own: Library, tmp_path: Path):
    said = {"x": "うん\nああ\nうん\n", "y": "ええ\nはい\nさあ\n", "ref": "はい\nそう\nはい\n"}
    folder = tmp_path / "side-by-side"
    folder.mkdir()
    for name, text in said.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made, _ = add(folder, library=own, now=NOW)
    assert (made.systems, made.set_aside, made.noted, made.targets) == ({"x": 3, "y": 3}, 0, 6, 3)
    corpus = Corpus.open("side-by-side", own)
    assert targets(corpus)["gold"].to_list() == ["はい", "そう", "はい"]
    rows = corpus.responses.table(made.id, response_store.RESPONSES).sort("dialogue_id", "system")
    assert rows["response"].to_list() == ["うん", "ええ", "ああ", "はい", "うん", "さあ"]
    assert corpus.responses.table(made.id, response_store.MEASURES)["rouge_l"].null_count() == 0


def test_files_without_references_become_a_corpus_to_read_but_nothing_to_measure(own: Library, tmp_path: Path):
    example = {"input_text": "眠れません", "output_text_a": "つらいですね", "output_text_b": "なぜですか"}
    path = tmp_path / "two.json"
    models = [{"name": "x"}, {"name": "y"}]
    path.write_text(json.dumps({"models": models, "examples": [example] * 1}), encoding="utf-8")
    made, _ = add(path, library=own, now=NOW)
    assert (made.systems, made.set_aside, made.noted) == ({"x": 1, "y": 1}, 0, 2)
    corpus = Corpus.open("two", own)
    measures = corpus.responses.table(made.id, response_store.MEASURES)
    assert measures["bleu_ref"].null_count() == measures["rouge_l"].null_count() == 2
    assert measures["chars"].to_list() == [6, 5]
