"""Stages that fail or are made later."""

from pathlib import Path

import pytest

from data.building.prepare import complete
from data.core.problems import Missing
from data.core.store import Library
from data.corpus import Corpus
from tests.data.invent import keep, record, write


def test_without_the_map(tmp_path: Path, library: Library, monkeypatch):
    def refuse(*_args, **_options):
        raise MemoryError("too much")

    monkeypatch.setattr("data.vectors.layouts.lay_out", refuse)
    manifest, _ = keep(write(tmp_path / "in", [record(1)]), library, words=True)
    assert manifest.unmade == {"layouts": "MemoryError: too much"}
    corpus = Corpus.open("c", library)
    assert len(corpus.vectors.matrix) == 1 and len(corpus.tokens.ids)
    with pytest.raises(Missing, match="no layouts yet"):
        _ = corpus.layout
    monkeypatch.undo()
    manifest, made_now = complete("c", library=library)
    assert (manifest.unmade, made_now) == ({}, True)
    assert Corpus.open("c", library).layout.table.height == 1


def test_an_old_map_stays_where_a_new_one_fails(tmp_path: Path, library: Library, monkeypatch):
    from data.building import apply_word_lists

    keep(write(tmp_path / "in", [record(1), record(2)]), library, words=True)
    before = Corpus.open("c", library)

    def refuse(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.vectors.stage.make_vectors", refuse)
    synonyms = tmp_path / "synonyms.txt"
    synonyms.write_text("こども\t子供\n", "utf-8")
    manifest, _ = apply_word_lists.apply("c", library=library, synonyms=synonyms)
    assert "vectors" in manifest.unmade
    assert manifest.stages == before.manifest.stages
    monkeypatch.undo()
    assert Corpus.open("c", library).layout.table.equals(before.layout.table)


def test_a_map_later(tmp_path: Path, library: Library):
    source = write(tmp_path / "in", [record(1)])
    manifest, _ = keep(source, library, words=True, maps=False)
    assert not {"vectors", "layouts"} & manifest.stages.keys() and "lemmas" in manifest.stages
    whole, made_now = complete("c", library=library)
    assert made_now and {"vectors", "layouts"} <= whole.stages.keys()
    assert keep(source, library, words=True, maps=False) == (whole, False)  # what is there stays


def test_words_can_be_used_while_the_map_is_made(tmp_path: Path, library: Library, monkeypatch):
    seen = []

    def look(*_args, **_options):
        seen.append(len(Corpus.open("c", library).tokens.ids))
        raise KeyboardInterrupt

    monkeypatch.setattr("data.vectors.stage.make_vectors", look)
    with pytest.raises(KeyboardInterrupt):
        keep(write(tmp_path / "in", [record(1)]), library, words=True)
    assert seen and seen[0] > 0
