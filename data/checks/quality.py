"""Characteristics of the data that are not errors but could mislead a chart, each with its count.

On KokoroChat the counts agree with the published ones.
"""

from collections.abc import Iterator

import polars as pl

from data.core import schema
from data.core.matching.normalization import STABLE
from data.corpus import Corpus

MIN_UTTERANCES = 30
MIN_MINUTES = 30
PATTERNS = {
    "ideographic_space": r"\x{3000}",
    "beyond_bmp": r"[\x{10000}-\x{10FFFF}]",
    "emoji": r"\p{Emoji_Presentation}|\p{Emoji}\x{FE0F}",
    "zero_width_joiner": r"\x{200D}",
    "control_character": r"\p{Cc}",
    "word_joiner": r"\x{2060}",
    "angle_bracket": r"[<>]",
    "url": r"(?i)https?:|www\.",
}

Row = tuple[str, object, str, int | None]


def quirks(corpus: Corpus) -> pl.DataFrame:
    """Counts of data characteristics: name, n, unit, share (0-1, of all such units; null where it has no meaning).

    Of utterances: those of one role with the one before (``same_role_pairs``, share of all adjacent
    pairs); gaps of 0 s (``zero_gaps``, share of all timed gaps); the longest gap in seconds; texts with
    U+3000, a code point outside the BMP (most emoji, and rare kanji), an emoji (shown as a picture by
    default or by U+FE0F), U+200D (joins emoji), a control character (Cc, as U+0008), '<' or '>', 'http:',
    'https:' or 'www.'; texts that NFKC changes; different texts.

    Of code points: U+2060 (``word_joiner``).

    Of dialogues: those with each score regime other than the sum, those whose twenty items are all
    equal, those under the collection's minimum of 30 utterances and of 30 minutes. Of ids: numbers between
    the smallest and the largest that no dialogue has (only where the source's own numbers are the ids).
    """
    dtypes = {"name": pl.String, "n": pl.Float64, "unit": pl.String, "of": pl.Int64}
    rows = [*_steps(corpus), *_texts(corpus), *_dialogues(corpus)]
    named = [(name, float(str(n)), unit, of) for name, n, unit, of in rows]
    return pl.DataFrame(named, schema=dtypes, orient="row").select(
        "name", "n", "unit", share=pl.when(pl.col("of") > 0).then(pl.col("n") / pl.col("of"))
    )


def _steps(corpus: Corpus) -> Iterator[Row]:
    dialogues = corpus.dialogues
    pairs = corpus.utterances.height - dialogues.height
    yield "same_role_pairs", dialogues["same_role_pairs"].sum(), "pairs", pairs
    if corpus.has("times"):
        said_at, ids = corpus.utterances["said_at"], corpus.utterances["dialogue_id"]
        timed = said_at.is_not_null()
        gaps = int((timed & timed.shift(fill_value=False) & (ids == ids.shift()).fill_null(False)).sum())
        yield "zero_gaps", dialogues["zero_gaps"].sum(), "pairs", gaps
        yield "longest_gap", dialogues["longest_gap_s"].max() or 0, "seconds", None


def _texts(corpus: Corpus) -> Iterator[Row]:
    texts = corpus.texts
    n = len(texts)
    for name, pattern in PATTERNS.items():
        if name != "word_joiner":
            yield name, texts.str.contains(pattern).sum(), "utterances", n
    yield "word_joiner", texts.str.count_matches(PATTERNS["word_joiner"]).sum(), "characters", None
    yield "nfkc_changes", _changed_by_nfkc(texts), "utterances", n
    yield "distinct_texts", texts.n_unique(), "utterances", n


def _changed_by_nfkc(texts: pl.Series) -> int:
    rare = texts.filter(~texts.str.contains(STABLE))
    return int((rare.str.normalize("NFKC") != rare).sum())


def _dialogues(corpus: Corpus) -> Iterator[Row]:
    dialogues = corpus.dialogues
    n = dialogues.height
    if corpus.has("score"):
        for regime in schema.REGIMES[1:]:
            yield f"score_{regime}", (dialogues["regime"] == regime).sum(), "dialogues", n
    if corpus.has("feedback"):
        rated = corpus.feedback.group_by("dialogue_id").agg(
            alike=pl.col("rating").n_unique() == 1, whole=pl.col("rating").count() == len(schema.ITEMS)
        )
        alike = rated.filter("alike", "whole").height
        yield "straight_lining", alike, "dialogues", rated.height
    yield "few_utterances", (dialogues["n_utterances"] < MIN_UTTERANCES).sum(), "dialogues", n
    if corpus.has("times"):
        yield "short_session", (dialogues["duration_min"] < MIN_MINUTES).sum(), "dialogues", n
    ids = dialogues["dialogue_id"]
    if n and (ids.cast(pl.String) == dialogues["source_id"]).all():
        low, high = ids.to_numpy()[[ids.arg_min() or 0, ids.arg_max() or 0]].tolist()
        span = high - low + 1
        yield "missing_numbers", span - n, "ids", span
