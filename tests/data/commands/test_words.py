"""The command words: lists of compounds and synonyms change what is one word."""

from pathlib import Path

import pytest

from data.building.prepare import prepare
from data.core.store import Library
from data.corpus import Corpus
from data.demos import DEMOS
from tests.data.invent import NOW


def test_synonyms_are_applied_and_removed(run, library: Library, tmp_path: Path):
    prepare(DEMOS["demo-en"], "e", library=library, now=NOW, maps=False)

    def lemmas() -> set[str]:
        return set(Corpus.open("e", library).tokens.lemmas["lemma"])

    before = lemmas()
    variant = next(lemma for lemma in sorted(before) if len(lemma) > 4 and lemma.isalpha())
    synonyms = tmp_path / "synonyms.txt"
    synonyms.write_text(f"canonical\t{variant}\n", encoding="utf-8")
    code, out, err = run("words", "e", "--synonyms", synonyms)
    assert (code, out) == (0, "") and "variants of a spelling: 1" in err
    assert lemmas() == before - {variant} | {"canonical"}
    assert run("words", "e", "--plain")[0] == 0
    assert lemmas() == before


@pytest.mark.parametrize("name", ["none.txt", "."])
def test_a_list_that_cannot_be_read_is_named(name, run, library: Library, tmp_path: Path):
    prepare(DEMOS["demo-en"], "e", library=library, now=NOW, maps=False)
    code, out, err = run("words", "e", "--compounds", tmp_path / name)
    assert (code, out) == (2, "") and str(tmp_path) in err
