"""Which words stand next to each other: runs of two or three words within an utterance."""

from typing import Any

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads
from analysis.core.errors import mistake
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, TextKey, of_ratio
from analysis.core.text.lexicon import PER, Array, Lexicon, Role, Unit, Words, language, lexicon
from analysis.core.text.methods import WORDS
from analysis.core.text.spoken_tokens import SpokenTokens, lexicon_of, word_basis
from analysis.words.drilldown import of_run

TOP, MINIMUM = 200, 3
SIZES = (2, 3)
BUCKETS, MIXED, MANY = 20, 0x9E3779B97F4A7C15, 1 << 22
WITHOUT_SPACES = ("ja", "zh")
NGRAMS = {
    "ngram": pl.String,
    "phrase": pl.String,
    "n": pl.UInt32,
    "per_million": pl.Float64,
    "n_dialogues": pl.UInt32,
    "n_counselor": pl.UInt32,
    "n_client": pl.UInt32,
}


def ngram_samples(
    selection: Selection,
    *,
    size: int,
    role: Role,
    words: Words,
    stop: str,
    top: int,
    unit: Unit,
    codes: str,
    templates: bool,
    other: Selection | None,
) -> list[Sample]:
    """For each run that either cohort's table has: its rate, dialogue by dialogue."""
    options = {"size": size, "role": role, "words": words, "stop": stop, "top": top, "unit": unit}
    options |= {"codes": codes, "templates": templates}
    tables = (ngrams(one, **options)["ngram"] for one in (selection, other) if one is not None)  # type: ignore[arg-type]
    spelt = pl.concat(tables).unique(maintain_order=True)
    lex = lexicon_of(selection.corpus, unit, codes, templates)
    spoken = SpokenTokens.of(selection, role, unit, codes, templates)
    first, keys = _runs(spoken, size, lex.listed(words, stop, language(selection.corpus)))
    in_any = lex.lemmas["lemma"].is_in(spelt.str.split(" ").explode().unique().implode()).to_numpy()
    inside = np.all([in_any[spoken.lemmas[first + i]] for i in range(size)], axis=0)
    first, keys = first[inside], keys[inside]
    every, _ = _most_frequent(keys, len(keys), 1)
    named = pl.DataFrame({"ngram": _spelt(every, size, lex), "place": range(len(every))})
    wanted = named.filter(pl.col("ngram").is_in(spelt.implode())).sort("place")
    which, rows = _occurrences(first, keys, every[wanted["place"].to_numpy()])
    width = len(selection.mask)
    count = np.bincount(which * width + (spoken.sources[rows] >> 1), minlength=len(wanted) * width)
    count = count.reshape(-1, width)[:, selection.mask].astype(float)
    sizes = lex.sizes[role][selection.mask]
    per_ngram: dict[str, Array] = {}
    for name, row in zip(wanted["ngram"], count, strict=True):  # a run of other lemmas may be spelt alike
        per_ngram[name] = per_ngram.get(name, 0) + row
    return [
        of_ratio(selection.dialogues, per_ngram[name], sizes, (TextKey(name),), effect="log_ratio", per=PER, of=())
        for name in spelt
        if name in per_ngram
    ]


@table(methods=(WORDS,), samples=ngram_samples, drilldown=Leads(of_run, named=("ngram",)), basis=word_basis)
def ngrams(
    selection: Selection,
    *,
    size: int = 2,
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    top: int = TOP,
    unit: Unit = "short",
    codes: str = "",
    templates: bool = True,
) -> pl.DataFrame:
    """Which runs of two or three words occur most, within an utterance and without punctuation between.

    Options:
        size: 2 or 3
        words: content keeps runs that hold a content word that is no stop word
        unit: short words, or compound nouns as one
        role: whose words: both, counselor or client
        stop: lemmas to exclude, separated by spaces or commas
        top: how many rows, the largest first
        codes: in utterances with a label alone, as tag:Reflection@gold; empty: in all
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        ngram (the lemmas, a space between)
        phrase (how it is written most in the selection: お願いします for 御 願う 為る ます)
        n (occurrences, at least 3)
        per_million (of the role's words)
        n_dialogues (that hold it)
        n_counselor, n_client (occurrences by role)
    """
    if size not in SIZES:
        raise mistake("ngram_size", size=size)
    lex = lexicon_of(selection.corpus, unit, codes, templates)
    spoken = SpokenTokens.of(selection, role, unit, codes, templates)
    wanted = lex.listed(words, stop, language(selection.corpus))
    first, keys = _runs(spoken, size, wanted)
    best, n = _most_frequent(keys, int(top))
    if not len(best):
        return pl.DataFrame(schema=NGRAMS)
    which, rows = _occurrences(first, keys, best)
    sources = spoken.sources[rows]
    is_client = (sources & 1).astype(bool)
    frame = pl.DataFrame(
        {
            "ngram": _spelt(best, size, lex),
            "phrase": _phrases(spoken, which, rows, size),
            "n": n,
            "per_million": PER * n / max(1.0, float(lex.sizes[role][selection.mask].sum())),
            "n_dialogues": _distinct(which, sources >> 1, len(best), len(lex.sizes[role])),
            "n_counselor": np.bincount(which[~is_client], minlength=len(best)),
            "n_client": np.bincount(which[is_client], minlength=len(best)),
        }
    )
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in NGRAMS.items())
    return typed.sort("n", "ngram", descending=[True, False])


def bigram_counts(
    selection: Selection, *, role: Role, words: Words, stop: str, unit: Unit, minimum: int, top: int
) -> tuple[Any, pl.Series]:
    """CSR (n_dialogues of the corpus, n) how often each pair of words side by side occurs, and how it is spelt.

    Pairs of at least ``minimum`` dialogues of the selection; those of most dialogues where there are more than
    ``top``.
    """
    from scipy import sparse

    lex, spoken = lexicon(selection.corpus, unit), SpokenTokens.of(selection, role, unit)
    first, keys = _runs(spoken, 2, lex.listed(words, stop, language(selection.corpus)))
    often, _ = _most_frequent(keys, len(keys), max(1, minimum))
    shape = (len(selection.mask), len(often))
    if not len(often):
        return sparse.csr_matrix(shape), pl.Series([], dtype=pl.String)
    which, rows = _occurrences(first, keys, often)
    counts = sparse.csr_matrix((np.ones(len(which)), ((spoken.sources[rows] >> 1).astype(np.int64), which)), shape)
    holding = np.bincount(counts.indices, minlength=len(often))
    kept = np.flatnonzero(holding >= minimum)
    kept = np.sort(kept[np.argsort(-holding[kept], kind="stable")[:top]])
    return counts[:, kept], _spelt(often[kept], 2, lex)


def _runs(spoken: SpokenTokens, size: int, wanted: Array) -> tuple[Array, Array]:
    """(where each run begins, its key): words alone, within one utterance, one of them wanted."""
    lemmas, lex = spoken.lemmas, spoken.lex
    n = len(lemmas) - size + 1
    if n < 1:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint32)
    kind_of = (lex.is_word + 2 * (lex.is_word & wanted)).astype(np.uint8)  # 1 a word, 2 wanted
    kinds = kind_of[lemmas]
    whole, any_wanted = kinds[:n].copy(), kinds[:n].copy()
    kinds[spoken.begins] = 0  # a run does not reach into the next utterance
    for i in range(1, size):
        whole &= kinds[i : i + n] | 2
        any_wanted |= kinds[i : i + n]
    first = np.flatnonzero((whole & 1).astype(bool) & (any_wanted > 1))
    base = len(lex.lemmas)
    kind = np.uint32 if base**size < 1 << 32 else np.uint64
    keys: Array = lemmas[first].astype(kind)
    for i in range(1, size):
        keys = np.add(np.multiply(keys, kind(base)), lemmas[first + i])
    return first, keys


def _buckets(keys: Array) -> Array:
    """(n,) the bucket that each key falls into, far fewer than there are keys."""
    mixed = keys.astype(np.uint64, copy=False) * np.uint64(MIXED)
    return (mixed >> np.uint64(64 - BUCKETS)).astype(np.int32)


def _most_frequent(keys: Array, top: int, least: int = MINIMUM) -> tuple[Array, Array]:
    """The keys that occur most, in ascending order, and how often they do.

    A key occurs at most as often as any key of its bucket: only those of full buckets are sorted.
    """
    if len(keys) < MANY:
        return _sorted_out(keys, top, least)
    bucket = _buckets(keys)
    sizes = np.bincount(bucket, minlength=1 << BUCKETS)
    enough = least
    if 0 < top < len(sizes):
        enough = max(least, int(np.partition(sizes, -top)[-top]) // 2)
    while True:
        best, n = _sorted_out(keys[sizes[bucket] >= enough] if enough > 1 else keys, top, least)
        if enough <= least or (len(n) == top and (n >= enough).all()):
            return best, n
        enough = max(least, enough // 4)


def _sorted_out(keys: Array, top: int, least: int) -> tuple[Array, Array]:
    ordered = np.sort(keys)
    ends = np.flatnonzero(np.concatenate([ordered[1:] != ordered[:-1], [True] * min(1, len(ordered))]))
    n = np.diff(ends, prepend=-1)
    often = np.flatnonzero(n >= least)
    if len(often) > top:
        often = np.sort(often[np.argsort(-n[often], kind="stable")[:top]])
    return ordered[ends[often]], n[often]


def _occurrences(first: Array, keys: Array, best: Array) -> tuple[Array, Array]:
    """(which of the best, where it begins) for each of their occurrences."""
    is_near = np.zeros(1 << BUCKETS, dtype=bool)
    is_near[_buckets(best)] = True
    near = np.flatnonzero(is_near[_buckets(keys)])
    keys = keys[near]
    index = np.searchsorted(best, keys)
    index[index == len(best)] = 0
    matches = best[index] == keys
    return index[matches], first[near[matches]]


def _distinct(which: Array, dialogues: Array, n: int, n_dialogues: int) -> Array:
    """(n,) in how many dialogues each occurs."""
    present = np.zeros((n, n_dialogues), dtype=bool)
    present[which, dialogues] = True
    return np.asarray(present.sum(axis=1))


def _phrases(spoken: SpokenTokens, which: Array, rows: Array, size: int) -> pl.Series:
    """(n,) how each run is written most, from (which run, where it begins) of all their occurrences."""
    parts = [f"word_{i}" for i in range(size)]
    words = {name: spoken.words[rows + i] for i, name in enumerate(parts)}
    written = pl.DataFrame({"which": which, **words}).group_by("which", *parts).len()
    most = written.sort("which", pl.col("len"), *parts, descending=[False, True, *[False] * size])
    first = most.unique("which", keep="first", maintain_order=True)
    surfaces = spoken.lex.vocabulary["surface"].cast(pl.String)
    space = "" if language(spoken.selection.corpus) in WITHOUT_SPACES else " "
    return first.select(
        pl.concat_str([surfaces.gather(first[name]) for name in parts], separator=space)
    ).to_series()


def _spelt(keys: Array, size: int, lex: Lexicon) -> pl.Series:
    """The lemmas of each key, a space between."""
    parts, rest = [], keys.astype(np.uint64)
    for _ in range(size):
        parts.append(lex.lemmas["lemma"][(rest % len(lex.lemmas)).astype(np.int64)])
        rest = rest // np.uint64(len(lex.lemmas))
    return pl.select(pl.concat_str([pl.lit(part) for part in reversed(parts)], separator=" ")).to_series()
