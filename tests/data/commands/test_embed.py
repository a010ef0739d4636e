"""The command embed: vectors by an encoder, and a corpus or encoder that is not there."""

import json

from data.building.prepare import prepare
from data.core.store import Library
from data.corpus import Corpus
from data.demos import DEMOS
from tests.data.invent import NOW


def test_vectors_are_made_once(run, library: Library):
    prepare(DEMOS["demo-en"], "e", library=library, now=NOW, maps=False)
    code, out, err = run("embed", "e", "--encoder", "use", "--progress", "json")
    result = json.loads(out.splitlines()[-1])["result"]
    assert (code, result["id"], result["made"]) == (0, "e", True) and "prepared" in err
    corpus = Corpus.open("e", library)
    assert len(corpus.vectors_of("use").matrix) == corpus.dialogues.height
    assert "already there" in run("embed", "e", "--encoder", "use")[2]


def test_a_corpus_or_model_that_is_not_there_is_named(run, library: Library):
    code, _, err = run("embed", "none")
    assert code == 2 and "none" in err
    prepare(DEMOS["demo-en"], "e", library=library, now=NOW, maps=False)
    code, _, err = run("embed", "e", "--encoder", "/no/such/folder")
    assert code == 2 and "no such folder" in err
