"""What is computed once per response, so that no page tokenizes or compares texts again.

Scores of many responses come from these rows: BLEU and chrF by summing counts, means and rates by averaging,
Distinct from the words themselves.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from typing import Any, NamedTuple

import polars as pl

from data.core.progress import Progress
from data.corpus import Corpus
from data.responses.matching.target_index import comparable
from data.responses.measures import behaviour
from data.responses.measures.overlap import (
    BLEU_COLUMNS,
    CHRF_COLUMNS,
    SCORES,
    VERSION,
    bleu_counts,
    chrf_counts,
    edit_distance,
    scores,
)
from data.responses.targets import targets
from data.tokens import tokenizers
from data.tokens.tokenizers import bleu

BLOCK = 500
LONGEST_COMPARED = 20_000
OWN: dict[str, pl.DataType | type[pl.DataType]] = {
    "chars": pl.UInt32,
    "words": pl.List(pl.UInt64),
    "question": pl.Boolean,
    "backchannel": pl.Boolean,
    "empathy": pl.Boolean,
    "repetition": pl.Float64,
    "copied": pl.Float64,
    "said_before": pl.Boolean,
}
COMPARED: dict[str, pl.DataType | type[pl.DataType]] = {
    **dict.fromkeys(BLEU_COLUMNS, pl.UInt32),
    **dict.fromkeys(CHRF_COLUMNS, pl.UInt32),
    **dict.fromkeys(SCORES, pl.Float64),
    "edits": pl.Float64,
}
NOT_COMPARED = (None,) * (len(COMPARED) - 1)
GOLD: dict[str, pl.DataType | type[pl.DataType]] = {
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    **{name: dtype for name, dtype in OWN.items() if name != "said_before"},
}
KEY: dict[str, pl.DataType | type[pl.DataType]] = {
    "system": pl.String,
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
}


class WordTokenizer:
    """Texts to words: by UniDic for Japanese, else by Unicode's word boundaries (UAX #29)."""

    def __init__(self, language: str) -> None:
        self.tokenizer = tokenizers.find(tokenizers.JAPANESE if language == "ja" else tokenizers.WORDS)

    def __call__(self, texts: Iterable[str]) -> list[list[str]]:
        """The words of each text, in NFKC."""
        lines = self.tokenizer.lines([" ".join(unicodedata.normalize("NFKC", text).split()) for text in texts])
        return [[line.partition("\t")[0] for line in text.split("\n") if line] for text in lines]


def version(language: str) -> str:
    """A text that differs whenever a measure may differ: of this module, the tokenizers and sacreBLEU."""
    from importlib.metadata import version as installed

    words = tokenizers.version(tokenizers.JAPANESE if language == "ja" else tokenizers.WORDS)
    return f"{VERSION} {words} sacrebleu {installed('sacrebleu')} {bleu.tokenizer_of(language)}"


def about(language: str) -> dict[str, str]:
    """The signatures of BLEU and chrF, and the tokenizer of the words."""
    _, signature = bleu.open_tokenizer(bleu.tokenizer_of(language), language)
    return {"bleu": signature, "chrf": bleu.chrf_signature(), "words": WordTokenizer(language).tokenizer.about}


class Gold(NamedTuple):
    """A gold response, tokenized once for all systems."""

    text: str
    words: list[str]
    #: The tokens of BLEU's own tokenizer.
    bleu: list[str]


class Measurement:
    """The measures of one set of responses; each text is tokenized once."""

    def __init__(self, corpus: Corpus, language: str) -> None:
        self.corpus = corpus
        self.rules = behaviour.of(language)
        self.words_of = WordTokenizer(language)
        self.bleu_tokens, _ = bleu.open_tokenizer(bleu.tokenizer_of(language), language)
        self._histories: dict[int, list[str]] = {}

    def golds(self, responses: pl.DataFrame) -> dict[tuple[int, int], Gold]:
        """The gold response of each (dialogue_id, position) that is answered."""
        ids = responses["dialogue_id"].unique().sort()
        key = ["dialogue_id", "position"]
        answered = targets(self.corpus, ids).join(responses, on=key, how="semi", maintain_order="left")
        golds = {}
        for block in _blocks(answered.select(*key, "gold").iter_rows()):
            for (dialogue, position, text), words in zip(block, self.words_of(b[2] for b in block), strict=True):
                golds[dialogue, position] = Gold(text, words, self.bleu_tokens(text))
        return golds

    def own(self, text: str, words: list[str], dialogue: int, position: int) -> tuple[Any, ...]:
        """The measures of a text by itself: the values of ``OWN`` but for the last."""
        normal = unicodedata.normalize("NFKC", text)
        return (
            len(text),
            [_number(word) for word in words],
            bool(self.rules.question.search(normal)),
            bool(self.rules.backchannel.search(normal)),
            bool(self.rules.empathy.search(normal)),
            behaviour.repetition(words),
            behaviour.copied(text[:LONGEST_COMPARED], self._before(dialogue, position), self.rules.run),
        )

    def against(self, text: str, words: list[str], gold: Gold) -> tuple[Any, ...]:
        """The overlap of a text with its gold response: the values of ``COMPARED`` but for the last."""
        counts = bleu_counts(self.bleu_tokens(text), gold.bleu)
        return (*counts, *chrf_counts(text, gold.text), *scores(words, gold.words))

    def _before(self, dialogue: int, position: int) -> str:
        """The text of a dialogue before a position."""
        if dialogue not in self._histories:
            row = self.corpus.dialogues["dialogue_id"].search_sorted(dialogue)
            begin, end = self.corpus.offsets[row], self.corpus.offsets[row + 1]
            self._histories = {dialogue: self.corpus.texts[begin:end].to_list()}
        return "\n".join(self._histories[dialogue][:position])


def measure(
    responses: pl.DataFrame, corpus: Corpus, language: str, progress: Progress
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Measure matched responses, and the gold responses that they are compared with.

    Args:
        responses: with the columns ``data.responses.matching.match.RESPONSES``.
        corpus: whose gold responses.
        language: of the tokenizers, as ja or en.
        progress: is told how many are done.

    Returns:
        One row per response: ``KEY``, ``OWN`` and ``COMPARED`` (null where the gold response has no word).
        One row per gold response: ``GOLD``.
    """
    measurement = Measurement(corpus, language)
    golds = measurement.golds(responses)
    key = ("dialogue_id", "position")
    of_golds = [(*k, *measurement.own(gold.text, gold.words, *k)) for k, gold in golds.items()]
    ordered = responses.select("system", *key, "response", "edited").sort(*key, maintain_order=True)
    earlier: dict[tuple[str, int], set[str]] = {}
    measured: list[tuple[Any, ...]] = []
    for block in _blocks(ordered.iter_rows()):
        progress("measures", len(measured), ordered.height)
        for row, words in zip(block, measurement.words_of(row[3] for row in block), strict=True):
            system, dialogue, position, text, edited = row
            gold, before = golds[dialogue, position], earlier.setdefault((system, dialogue), set())
            measured.append(
                (
                    *row[:3],
                    *measurement.own(text, words, dialogue, position),
                    comparable(text) in before,
                    *(measurement.against(text, words, gold) if gold.words else NOT_COMPARED),
                    _edits(text, edited),
                )
            )
            before.add(comparable(text))
    return (
        pl.DataFrame(measured, schema={**KEY, **OWN, **COMPARED}, orient="row"),
        pl.DataFrame(of_golds, schema=GOLD, orient="row"),
    )


def _edits(text: str, edited: str | None) -> float | None:
    """The share of characters that a person edited: Levenshtein distance over the longer length, 0-1."""
    if edited is None:
        return None
    text, edited = text[:LONGEST_COMPARED], edited[:LONGEST_COMPARED]
    return edit_distance(text, edited) / max(1, len(text), len(edited))


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    """A hash of a word that is the same on every machine."""
    return int.from_bytes(blake2b(word.encode(errors="surrogatepass"), digest_size=8).digest(), "little")


def _blocks(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while block := list(islice(rows, BLOCK)):
        yield block
