"""The language of a corpus, and words that it does not hold."""

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.core.text import lexicon as lexicon_module
from analysis.core.text.lexicon import Lexicon, NoSuchWord, language, lexicon
from analysis.words.profile import word_forms
from data.corpus import Corpus


@pytest.mark.parametrize(
    ("tokenizer", "lemmas", "named", "found"),
    [
        ("unicode", ["the", "i", "garden", "you"], (), "en"),
        ("unicode", ["der", "garten", "ich", "und", "die"], (), ""),
        ("unicode", ["der", "garten"], ("fr",), "fr"),
        ("jieba", ["花园"], (), "zh"),
        ("mecab", ["庭"], (), "ja"),
        ("unicode", [], (), ""),
    ],
)
def test_the_language_of_stop_words(tokenizer: str, lemmas: list[str], named: tuple[str, ...], found: str):
    tokens = SimpleNamespace(
        about={"tokenizer": tokenizer},
        lemmas=pl.DataFrame({"lemma": lemmas}, schema={"lemma": pl.String}).with_columns(pos=pl.lit("word")),
    )
    manifest = SimpleNamespace(card=SimpleNamespace(language=""), languages=named)
    assert language(SimpleNamespace(manifest=manifest, tokens=tokens)) == found


def test_an_unknown_word_is_said_so(demo_ja: Corpus):
    with pytest.raises(NoSuchWord, match="nowhere"):
        word_forms(select(demo_ja), word="nowhere")


def test_words_are_named_as_they_are_written_and_verbs_in_their_plain_form(demo_ja: Corpus):
    lex = lexicon(demo_ja, "short")
    named = dict(zip(lex.lemmas["lemma"], lex.written, strict=True))
    assert {lemma: named[lemma] for lemma in ("為る", "思う", "居る")} == {
        "為る": "する",
        "思う": "思う",
        "居る": "いる",
    }
    assert lex.written.null_count() == 0


def test_the_tokens_of_each_word_stand_in_order(demo_ja: Corpus):
    lex = lexicon(demo_ja)
    tokens, bounds = lex.tokens_of
    where: dict[int, list[int]] = {}
    for at, word in enumerate(lex.ids.tolist()):
        where.setdefault(word, []).append(at)
    for word in range(len(lex.vocabulary)):
        assert tokens[bounds[word] : bounds[word + 1]].tolist() == where.get(word, [])
    assert all((lex.sizes[role] == matrix @ lex.is_word).all() for role, matrix in lex.matrices.items())


def test_words_and_tokens_are_counted_in_parts_as_at_once(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch):
    whole = Lexicon(demo_ja.tokens, demo_ja.offsets)
    words, often = whole.words_in, whole.occurrences
    assert np.array_equal(often, np.bincount(whole.ids, minlength=len(whole.vocabulary)))
    monkeypatch.setattr(lexicon_module, "A_PART", 50)
    parts = Lexicon(demo_ja.tokens, demo_ja.offsets)
    assert np.array_equal(parts.words_in, words) and np.array_equal(parts.occurrences, often)
    is_word = whole.is_word[whole.lemma_ids]
    first = (is_word[begin:end].sum() for begin, end in pairwise(whole.starts))
    assert words.tolist() == [int(n) for n in first]


def test_an_utterance_is_found_by_table_and_by_search(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch):
    lex = Lexicon(demo_ja.tokens, demo_ja.offsets)
    tokens = np.arange(0, len(lex.ids), 7)
    monkeypatch.setattr(lexicon_module, "MANY", 0)
    searched = lex.utterances_at(tokens)
    assert "utterance_of" not in lex.__dict__
    assert np.array_equal(searched, lex.utterance_of[tokens])
