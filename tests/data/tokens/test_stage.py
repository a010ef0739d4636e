"""Which tokenizer a corpus gets, and corpora that are odd or have no word."""

import json
from pathlib import Path

import pytest

from data.building.prepare import complete
from data.core.matching.normalization import normalize
from data.core.problems import Missing
from data.core.store import Library
from data.corpus import Corpus
from data.tokens import tokenizers
from data.tokens.corpus_tokens import Tokens
from tests.data.invent import keep, opened, record, write


def said(corpus: Corpus, unit: str = "short") -> list[list[tuple[str, str]]]:
    """Surface and raw text of each token, an utterance a list."""
    tokens = corpus.tokens.in_unit(unit)
    surface = tokens.vocabulary["surface"].to_list()
    return [
        [(surface[tokens.ids[t]], raw[tokens.begins[t] : tokens.ends[t]]) for t in range(low, high)]
        for raw, low, high in zip(corpus.texts, tokens.starts[:-1], tokens.starts[1:], strict=True)
    ]


@pytest.mark.parametrize(
    ("languages", "lines", "name"),
    [
        (["ja"], [], "mecab"),
        (["en", "ja"], [], "mecab"),
        (["en"], ["はい"], "unicode"),
        ([], ["はい", "え"], "mecab"),
        ([], ["yes", "no"], "unicode"),
        (["zh"], [], "jieba"),
        (["ja", "zh"], [], "mecab"),
        ([], ["柿子树", "您好"], "jieba"),
        ([], [], "unicode"),
    ],
)
def test_which_tokenizer(languages, lines, name):
    import polars as pl

    assert tokenizers.choose(languages, pl.Series(lines, dtype=pl.String)) == name


def test_odd_utterances_keep_their_rows(tmp_path: Path, library: Library):
    value = record(1)
    lines = ["\u3000", "\0\b", "あ" * 10_000, "a" * 10_000, "ﾊﾞ\u3099　㌔", "\u2060😊👨‍👩‍👧", "\ud83d柿"]
    value["dialogue"] = [{"role": "other?" if i == 3 else "client", "utterance": t} for i, t in enumerate(lines)]
    corpus = opened(write(tmp_path / "in", [json.dumps(value).encode()]), library, words=True, maps=False)
    for raw, words in zip(corpus.texts, said(corpus), strict=True):
        assert "".join(word for word, _ in words) == "".join(normalize(raw).split())
    assert corpus.tokens.matrix[0].nnz == 0
    assert corpus.tokens.lemmas["n"].sum() == len(corpus.tokens.ids) > corpus.tokens.matrix.sum()


def test_a_corpus_without_any_word(tmp_path: Path, library: Library):
    value = record(1)
    value["dialogue"] = [{"role": "client", "utterance": "\u3000"}]
    tokens = opened(write(tmp_path / "in", [value]), library, words=True, maps=False).tokens
    assert (tokens.ids.tolist(), tokens.starts.tolist(), tokens.matrix.shape) == ([], [0, 0], (2, 0))
    assert tokens.in_unit("compound").begins.tolist() == []


def test_without_the_stage(tmp_path: Path, library: Library, monkeypatch):
    def refuse(*_args, **_options):
        raise RuntimeError("no dictionary")

    source = write(tmp_path / "in", [record(1)])
    monkeypatch.setattr("data.tokens.stage.make_tokens", refuse)
    manifest, made = keep(source, library, words=True, maps=False)
    assert (made, manifest.unmade) == (True, {"tokens": "RuntimeError: no dictionary"})
    corpus = Corpus.open("c", library)
    assert corpus.dialogues["n_turns"].to_list() == [3]
    with pytest.raises(Missing, match=r"c has no tokens yet \(RuntimeError: no dictionary\): run "):
        _ = corpus.tokens
    monkeypatch.undo()
    manifest, made = keep(source, library, words=True, maps=False)
    assert (made, manifest.unmade) == (True, {})
    assert isinstance(Corpus.open("c", library).tokens, Tokens)


def test_words_later(tmp_path: Path, library: Library):
    source = write(tmp_path / "in", [record(1)])
    manifest, _ = keep(source, library)
    assert (list(manifest.stages), manifest.unmade) == (["records", "measures"], {})
    manifest, made = complete("c", library=library)
    later = ["tokens", "lemmas", "vectors", "layouts", "utterances"]
    assert (list(manifest.stages), made) == (["records", "measures", *later], True)
    assert keep(source, library) == (manifest, False)
