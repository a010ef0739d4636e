"""The language of a corpus, and words that it does not hold."""

from types import SimpleNamespace

import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.core.text.lexicon import NoSuchWord, language, lexicon
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
