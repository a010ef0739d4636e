"""Where the feeling of an utterance is read from: labels, a lexicon that the reader named, or ML-Ask."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import polars as pl

from analysis.core.errors import Absent
from analysis.core.statistics.inference import Array
from analysis.core.text.lexicon import language, lexicon
from analysis.core.text.per_corpus import once_per_corpus
from data.affect.lexicon import AffectLexicon
from data.affect.store import lexicon_of
from data.corpus import Corpus

Negated = Literal["counted", "left_out", "turned"]
LABELS, LEXICON, MLASK = "labels:", "lexicon:", "mlask"
NUMBER = r"^-?\d+(\.\d+)?$"
PER = 100
NEAR = 3
LAST = chr(0x10FFFF)
# lemmas that negate: after the word in Japanese, before it in English
NEGATIONS = {
    "ja": ("ない", "無い", "ず", "ぬ", "まい"),
    "en": ("not", "n't", "no", "never", "nobody", "nothing", "neither", "nor", "without", "hardly", "cannot"),
}
POSITIVE, NEGATIVE = ("yorokobi", "suki", "yasu"), ("aware", "iya", "kowa", "ikari")


class Wanted(NamedTuple):
    """What is read from which source.

    ``source``: ``labels:SCHEME``, ``lexicon:ID`` or ``mlask``. ``plus``, ``minus``: categories that add to the
    value and that take from it, commas between. ``negated``: what becomes of words beside a negation.
    """

    source: str = ""
    plus: str = ""
    minus: str = ""
    negated: Negated = "counted"


@dataclass(frozen=True, eq=False)
class Readings:
    """What was found in each utterance.

    Attributes:
        value: (n_utterances,) sum of what was found: labels or words, those of ``minus`` taken off.
        base: (n_utterances,) what it is divided by: words of the utterance, or what was found in it.
        hits: utterance (its row), word, category, sign, negated; one row a word or label found.
        per: What the ratio is multiplied by: 100 for words in a hundred.
    """

    value: Array
    base: Array
    hits: pl.DataFrame
    per: int


def schemes(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Each scheme of labels with its labels in order; none where all are numbers, which need no choice."""
    counted = corpus.utterance_labels.select("scheme", "label").unique().sort("scheme", "label")
    codes = {}
    for (scheme,), part in counted.group_by("scheme", maintain_order=True):
        is_numeric = part["label"].str.contains(NUMBER).all()
        codes[str(scheme)] = () if is_numeric else tuple(part["label"])
    return codes


def categories(corpus: Corpus, source: str) -> tuple[str, ...]:
    """What ``plus`` and ``minus`` may name; nothing where the source has one number alone."""
    if source.startswith(LABELS):
        return schemes(corpus).get(source.removeprefix(LABELS), ())
    if source.startswith(LEXICON):
        return lexicon_of(source.removeprefix(LEXICON)).categories
    return (*POSITIVE, "takaburi", "odoroki", "haji", *NEGATIVE) if source == MLASK else ()


def settled(corpus: Corpus, wanted: Wanted) -> Wanted:
    """With the first source there is, and categories where none were named. Raises Absent without a source."""
    own = schemes(corpus)
    source = wanted.source or next((LABELS + name for name, labels in own.items() if not labels), "")
    source = source or next((LABELS + name for name in own), "")
    is_known = source.startswith(LEXICON) or source == MLASK or source.removeprefix(LABELS) in own
    if not source or not is_known:
        raise Absent("affect_source", corpus.id)
    there = categories(corpus, source)
    plus, minus = (_listed(text, there) for text in (wanted.plus, wanted.minus))
    if not plus and not minus and there:
        plus, minus = (POSITIVE, NEGATIVE) if source == MLASK else (there[:1], ())
    return Wanted(source, ",".join(plus), ",".join(minus), wanted.negated)


def _listed(text: str, there: tuple[str, ...]) -> tuple[str, ...]:
    named = {part.strip() for part in text.split(",")}
    return tuple(name for name in there if name in named)


def readings(corpus: Corpus, wanted: Wanted) -> Readings:
    """What the utterances of a corpus hold. Raises Absent without a source, Missing where words are not made."""
    return _readings(corpus, settled(corpus, wanted))


@once_per_corpus
def _readings(corpus: Corpus, wanted: Wanted) -> Readings:
    if wanted.source.startswith(LABELS):
        return _of_labels(corpus, wanted)
    if wanted.source == MLASK:
        return _of_words(corpus, wanted, _mlask(corpus, wanted))
    named = lexicon_of(wanted.source.removeprefix(LEXICON))
    return _of_words(corpus, wanted, _lexicon_hits(corpus, named, wanted), weighted=named.weighted)


def _signs(wanted: Wanted) -> pl.DataFrame:
    """Each category with +1 or -1."""
    plus, minus = (tuple(filter(None, text.split(","))) for text in (wanted.plus, wanted.minus))
    names, signs = (*plus, *minus), [1.0] * len(plus) + [-1.0] * len(minus)
    return pl.DataFrame({"category": names, "sign": signs}, schema={"category": pl.String, "sign": pl.Float64})


def _of_labels(corpus: Corpus, wanted: Wanted) -> Readings:
    """Numbers as they are; else a hundred for an utterance with a label of ``plus``, per labelled utterance."""
    scheme = wanted.source.removeprefix(LABELS)
    rows = corpus.utterances.select("dialogue_id", "position").with_row_index("utterance")
    own = corpus.utterance_labels.filter(pl.col("scheme") == scheme)
    own = rows.join(own, on=["dialogue_id", "position"], how="inner", maintain_order="left")
    value, base = np.zeros(rows.height), np.zeros(rows.height)
    base[own["utterance"].to_numpy()] = 1
    numeric = not wanted.plus and not wanted.minus
    if numeric:
        signed = own.with_columns(sign=pl.col("label").cast(pl.Float64), category=pl.col("label"))
    else:
        signed = own.with_columns(category=pl.col("label")).join(
            _signs(wanted), on="category", how="inner", maintain_order="left"
        )
    np.add.at(value, signed["utterance"].to_numpy(), signed["sign"].to_numpy())
    hits = signed.select(
        "utterance", pl.col("label").alias("word"), "category", "sign", negated=pl.lit(None, dtype=pl.Boolean)
    )
    return Readings(value, base, hits, 1 if numeric else PER)


def _of_words(corpus: Corpus, wanted: Wanted, hits: pl.DataFrame, *, weighted: bool = False) -> Readings:
    """Words in a hundred; with numbers, their mean."""
    if wanted.negated == "left_out":
        hits = hits.filter(~pl.col("negated"))
    elif wanted.negated == "turned" and wanted.source != MLASK:  # which turns by itself
        turned = pl.when(pl.col("negated")).then(-pl.col("sign")).otherwise(pl.col("sign"))
        hits = hits.with_columns(sign=turned)
    n, place = corpus.utterances.height, hits["utterance"].to_numpy()
    value = np.bincount(place, hits["sign"].to_numpy(), minlength=n)
    words = np.bincount(place, minlength=n) if weighted else lexicon(corpus).words_in
    return Readings(value, words.astype(float), hits, 1 if weighted else PER)


def _mlask(corpus: Corpus, wanted: Wanted) -> pl.DataFrame:
    from analysis.core.query.filter import Filter
    from analysis.core.query.selection import select
    from analysis.interaction.mlask import mlask_expressions

    every = mlask_expressions(select(corpus, Filter()))
    return every.join(_signs(wanted), on="category", how="inner", maintain_order="left").select(
        "utterance", "word", "category", "sign", "negated"
    )


def _lexicon_hits(corpus: Corpus, named: AffectLexicon, wanted: Wanted) -> pl.DataFrame:
    """Every token that the lexicon holds, by its written form or its lemma."""
    lex = lexicon(corpus)
    words = _weights(named, wanted)
    weights, which = _matched(lex.folded, words)
    at = np.flatnonzero(np.isfinite(weights)[lex.ids])
    kinds = lex.ids[at]
    return pl.DataFrame(
        {
            "utterance": lex.utterances_at(at),
            "word": lex.written.gather(lex.lemma_of[kinds]),
            "category": words["category"].gather(which[kinds]),
            "sign": weights[kinds],
            "negated": _near_negation(corpus, at),
        }
    )


def _weights(named: AffectLexicon, wanted: Wanted) -> pl.DataFrame:
    """word, category, signed weight of the categories that are wanted; a word counts once, by its first."""
    rows = [
        (word, category, sign * weight)
        for category, sign in _signs(wanted).iter_rows()
        for word, weight in named.words[category].items()
    ]
    schema = {"word": pl.String, "category": pl.String, "weight": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row").unique("word", keep="first", maintain_order=True)


def _matched(vocabulary: pl.DataFrame, words: pl.DataFrame) -> tuple[Array, Array]:
    """(n_vocabulary,) the weight of each distinct word or nan, and the row of ``words`` that it matches."""
    n = vocabulary.height
    weights, which = np.full(n, np.nan), np.zeros(n, dtype=np.int64)
    value = words["weight"].to_numpy()
    begun = words["word"].str.ends_with("*").to_numpy()
    exact = {word: place for place, word in enumerate(words["word"]) if not begun[place]}
    for name in ("lemma", "surface"):  # the written form decides where both are in the lexicon
        column = vocabulary[name]
        place = column.replace_strict(
            list(exact) or [""], list(exact.values()) or [-1], default=-1, return_dtype=pl.Int64
        ).to_numpy()
        hit = place >= 0
        weights[hit], which[hit] = value[place[hit]], place[hit]
    for name in ("surface", "lemma"):
        order = vocabulary[name].arg_sort().to_numpy()
        sorted_words = vocabulary[name].gather(order)
        for number in np.flatnonzero(begun):
            stem = words["word"][int(number)].removesuffix("*")
            first, last = (sorted_words.search_sorted(end, side="left") for end in (stem, stem + LAST))
            rows = order[int(first) : int(last)]
            rows = rows[~np.isfinite(weights[rows])]
            weights[rows], which[rows] = value[number], number
    return weights, which


def _near_negation(corpus: Corpus, at: Array) -> Array:
    """Whether a word that negates stands within three words, after it in Japanese and before it elsewhere."""
    lex, tongue = lexicon(corpus), language(corpus)
    listed = NEGATIONS.get(tongue, NEGATIONS["en"])
    negates = lex.folded.select(
        pl.col("lemma").is_in(listed) | (pl.lit(tongue != "ja") & pl.col("surface").str.ends_with("n't"))
    )
    is_negation = negates.to_series().to_numpy()[lex.ids]
    utterance, near = lex.utterance_of, np.zeros(len(at), dtype=bool)
    for step in range(1, NEAR + 1):
        there = at + step if tongue == "ja" else at - step
        inside = (there >= 0) & (there < len(is_negation))
        place = np.clip(there, 0, max(0, len(is_negation) - 1))
        near |= inside & is_negation[place] & (utterance[place] == utterance[at])
    return near
