"""Every token is where it says, and counts are those of a naive count."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from data.core.matching.normalization import normalize
from data.core.problems import UserError
from data.core.store import Library
from data.corpus import Corpus
from tests.data.invent import opened, record, write


def said(corpus: Corpus, unit: str = "short") -> list[list[tuple[str, str]]]:
    """Surface and raw text of each token, an utterance a list."""
    tokens = corpus.tokens.in_unit(unit)
    surface = tokens.vocabulary["surface"].to_list()
    return [
        [(surface[tokens.ids[t]], raw[tokens.begins[t] : tokens.ends[t]]) for t in range(low, high)]
        for raw, low, high in zip(corpus.texts, tokens.starts[:-1], tokens.starts[1:], strict=True)
    ]


@pytest.mark.parametrize("unit", ["short", "compound"])
def test_every_token_stands_where_it_says(demo: Corpus, unit: str):
    for raw, words in zip(demo.texts, said(demo, unit), strict=True):
        assert "".join(word for word, _ in words) == "".join(normalize(raw).split())
        for word, place in words:
            assert word in normalize(place)
            if "…" not in place and "‥" not in place:
                assert normalize(place) == word


@pytest.mark.parametrize("unit", ["short", "compound"])
def test_counts_are_those_of_a_naive_count(demo: Corpus, unit: str):
    tokens = demo.tokens.in_unit(unit)
    rows = tokens.vocabulary.rows(named=True)
    row_of = {number: row for row, number in enumerate(demo.dialogues["dialogue_id"])}
    cells: Counter[tuple[int, int]] = Counter()
    totals: Counter[int] = Counter()
    within: dict[int, set[int]] = {}
    for utterance, (number, role) in enumerate(demo.utterances.select("dialogue_id", "role").iter_rows()):
        for word in tokens.ids[tokens.starts[utterance] : tokens.starts[utterance + 1]].tolist():
            lemma = rows[word]["lemma_id"]
            totals[lemma] += 1
            within.setdefault(lemma, set()).add(number)
            cells[2 * row_of[number] + (role == "client"), lemma] += 1
    found = tokens.matrix.tocoo()
    assert dict(cells) == dict(
        zip(zip(found.row.tolist(), found.col.tolist(), strict=True), found.data, strict=True)
    )
    assert tokens.matrix.shape == (2 * demo.dialogues.height, tokens.lemmas.height)
    for lemma, name, pos, n, held in tokens.lemmas.select(
        "lemma_id", "lemma", "pos", "n", "n_dialogues"
    ).iter_rows():
        assert (totals[lemma], len(within[lemma])) == (n, held)
        assert {(r["lemma"], r["pos"]) for r in rows if r["lemma_id"] == lemma} == {(name, pos)}
    assert tokens.lemmas.select("lemma", "pos").is_unique().all()
    assert [rows[i]["lemma_id"] for i in range(len(rows))] == tokens.lemma_of.tolist()


@pytest.mark.corpus
def test_the_real_corpus(real: Corpus):
    tokens = real.tokens
    assert len(tokens.ids) == tokens.lemmas["n"].sum() == tokens.matrix.sum() == 10_689_164
    assert tokens.ids.dtype == tokens.begins.dtype == np.uint16
    surface = tokens.vocabulary["surface"].to_list()
    for row in np.linspace(0, real.utterances.height - 1, 5_000).astype(int).tolist():
        raw, low, high = real.texts[row], tokens.starts[row], tokens.starts[row + 1]
        words = [surface[word] for word in tokens.ids[low:high].tolist()]
        assert "".join(words) == "".join(normalize(raw).split())
        for word, begin, end in zip(words, tokens.begins[low:high], tokens.ends[low:high], strict=True):
            assert word in normalize(raw[begin:end])


def test_damaged_tokens(tmp_path: Path, library: Library):
    corpus = opened(write(tmp_path / "in", [record(1)]), library, words=True, maps=False)
    next(library.root.glob("c/tokens-*/ids.npy")).write_bytes(b"no array")
    with pytest.raises(UserError, match=r"ids\.npy: damaged.*prepare c"):
        _ = corpus.tokens
