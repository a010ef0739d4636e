"""The language of a corpus, and words that it does not hold."""

from types import SimpleNamespace

import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.core.text.lexicon import NoSuchWord, language
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
