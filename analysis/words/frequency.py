"""How often words and parts of speech occur, by role."""

from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Row, Sample, TextKey, of_ratio
from analysis.core.statistics.inference import LEVEL, quantile
from analysis.core.statistics.inference.methods import LINEARIZED, TWO_WAY, record
from analysis.core.text.lexicon import PER, ROLES, Array, Role, Unit, Words, language, lexicon
from analysis.core.text.methods import WORDS
from analysis.core.text.spoken_tokens import lexicon_of, word_basis
from analysis.words.contrasts import Subcorpus, side
from analysis.words.drilldown import of_coded_word, of_part_of_speech
from analysis.words.measures.count_matrix import Side
from analysis.words.measures.dispersion import deviation_of_proportions, holding
from analysis.words.measures.rate_errors import rate_errors
from analysis.words.methods import DISPERSION

TOP = 200
SUFFIXES = ("", *(f"_{role}" for role in ROLES))
RATES = [f"{name}{suffix}" for suffix in SUFFIXES for name in ("per_million", "low", "high")]
SHARES = {"share": "per_million", "low": "low", "high": "high"}
FREQUENCIES = {
    "lemma": pl.String,
    "form": pl.String,
    "pos": pl.String,
    "n": pl.UInt32,
    **dict.fromkeys(RATES[:3], pl.Float64),
    "n_dialogues": pl.UInt32,
    "share_dialogues": pl.Float64,
    "dispersion": pl.Float64,
    **dict.fromkeys(RATES[3:], pl.Float64),
}


def word_frequency_samples(
    selection: Selection,
    *,
    role: Role,
    words: Words,
    stop: str,
    top: int,
    unit: Unit,
    codes: str,
    templates: bool,
    other: Selection | None,
) -> list[Sample]:
    """For each of the most frequent words of either cohort: its rate by the role, dialogue by dialogue."""
    wanted: dict[Row, None] = {}
    for one in (selection, other):
        if one is not None:
            lemmas = lexicon(one.corpus, unit).lemmas[_most(one, role, words, stop, top, unit, codes, templates)]
            wanted |= dict.fromkeys(lemmas.select("lemma", "pos").iter_rows())
    own = lexicon(selection.corpus, unit).lemmas.select("lemma", "pos", "lemma_id")
    wanted_rows = pl.DataFrame([*wanted], schema={"lemma": pl.String, "pos": pl.String}, orient="row")
    listed = wanted_rows.join(own, on=["lemma", "pos"], how="inner", maintain_order="left")
    part = _side(selection, role, unit, codes, templates, listed["lemma_id"].to_numpy())
    columns, dialogues = part.matrix.tocsc(), selection.dialogues
    keys = [(TextKey(lemma), pos) for lemma, pos in listed.select("lemma", "pos").iter_rows()]
    return [
        of_ratio(dialogues, _dense(columns, i), part.sizes, key, effect="log_ratio", per=PER, of=())
        for i, key in enumerate(keys)
    ]


def _side(
    selection: Selection, role: Role, unit: Unit, codes: str, templates: bool, columns: Array | None
) -> Side:
    half = Subcorpus(selection, selection.mask, role, "", unit, codes=codes, templates=templates)
    return side(half, columns)


def _dense(matrix: Any, column: int) -> Array:
    return np.asarray(matrix[:, [column]].toarray()).ravel()


@table(
    methods=(WORDS, DISPERSION, LINEARIZED, TWO_WAY),
    samples=word_frequency_samples,
    drilldown=Leads(of_coded_word, named=("lemma", "pos")),
    basis=word_basis,
)
def word_frequencies(
    selection: Selection,
    *,
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    top: int = TOP,
    unit: Unit = "short",
    codes: str = "",
    templates: bool = True,
) -> pl.DataFrame:
    """Which words are used most, and by whom: rates with intervals, and how evenly they are spread.

    Options:
        words: content words or all
        stop: stop words, auto for the language's list
        top: how many words
        unit: short words, or compound nouns as one
        role: whose words: both, counselor or client
        codes: in utterances with a label alone, as tag:Reflection@gold; empty: in all
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        lemma
        form (as people write it: とても for 迚も, 感じる for 感ずる)
        pos (part of speech)
        n (occurrences, by the role asked for)
        per_million (of that role's words, punctuation left out) with low, high (95 % interval, two-way clustered
            by client and counselor, null below 5 clusters)
        n_dialogues, share_dialogues (that hold it, 0-1)
        dispersion (Gries' DP over dialogues, 0 even to 1 in one dialogue)
        per_million_counselor with low_counselor, high_counselor, and per_million_client with low_client,
            high_client
    """
    lex = lexicon_of(selection.corpus, unit, codes, templates)
    wanted = np.flatnonzero((lex.total["both"] > 0) & lex.listed(words, stop, language(selection.corpus)))
    parts = {spoken: _side(selection, spoken, unit, codes, templates, wanted) for spoken in (role, *ROLES)}
    count = parts[role].count
    best = np.argsort(-count, kind="stable")[: min(int(top), np.count_nonzero(count))]
    if not len(best):
        return pl.DataFrame(schema=FREQUENCIES)
    ids, parts = wanted[best], {spoken: part.only(best) for spoken, part in parts.items()}
    of_role = parts[role]
    values = {
        "lemma": lex.lemmas["lemma"][ids],
        "form": lex.written[ids],
        "pos": lex.lemmas["pos"][ids],
        "n": pl.Series(of_role.count),
        "n_dialogues": pl.Series(holding(of_role.matrix)),
        "share_dialogues": pl.Series(holding(of_role.matrix) / max(1, selection.n_dialogues)),
        "dispersion": pl.Series(deviation_of_proportions(of_role.matrix, of_role.sizes)),
    }
    rates = dict(zip((*ROLES, "both"), _rates(*(parts[spoken] for spoken in ROLES)), strict=True))
    for suffix, spoken in (("", role), *((f"_{name}", name) for name in ROLES)):
        values |= {f"{name}{suffix}": rate for name, rate in rates[spoken].items()}
    return pl.DataFrame(values).select(pl.col(name).cast(dtype) for name, dtype in FREQUENCIES.items())


def _most(
    selection: Selection,
    role: Role,
    words: Words,
    stop: str,
    top: int,
    unit: Unit,
    codes: str,
    templates: bool,
) -> Array:
    """The ids of the lemmas that occur most."""
    lex = lexicon_of(selection.corpus, unit, codes, templates)
    frequencies = lex.matrices.counted(role, selection.mask)
    ids = np.flatnonzero((frequencies > 0) & lex.listed(words, stop, language(selection.corpus)))
    return ids[np.argsort(-frequencies[ids], kind="stable")[: int(top)]]


def _rates(*parts: Side) -> list[dict[str, pl.Series]]:
    """Occurrences per million words with their interval, of each part and of all; null where nothing is said."""
    counts, totals = [part.count for part in parts], [part.total for part in parts]
    columns = []
    for count, total, (error, degrees) in zip(
        (*counts, np.sum(counts, axis=0)), (*totals, sum(totals)), rate_errors(*parts), strict=True
    ):
        rate = count / total if total else np.full(len(count), np.nan)
        half = (quantile(LEVEL, degrees) if degrees else np.nan) * error
        if degrees:
            record(LINEARIZED)
        rates = {"per_million": rate, "low": np.maximum(rate - half, 0), "high": rate + half}
        columns.append({name: pl.Series(PER * value).fill_nan(None) for name, value in rates.items()})
    return columns


def pos_samples(selection: Selection, *, unit: Unit, codes: str, templates: bool) -> list[Sample]:
    """For each role and part of speech: its share of the role's words, dialogue by dialogue."""
    names, by_role = _by_pos(selection, unit, codes, templates)
    return [
        of_ratio(selection.dialogues, _dense(part.matrix.tocsc(), i), part.sizes, (pos, role))
        for role, part in by_role.items()
        if part.total
        for i, pos in enumerate(names)
        if part.count[i]
    ]


def _by_pos(selection: Selection, unit: Unit, codes: str, templates: bool) -> tuple[pl.Series, dict[Role, Side]]:
    """The parts of speech, and how often each role uses each in every dialogue."""
    from scipy import sparse

    lex = lexicon_of(selection.corpus, unit, codes, templates)
    words = np.flatnonzero(lex.is_word)
    names = lex.lemmas["pos"][words].unique().sort()
    numbers = lex.lemmas["pos"][words].replace_strict(names, range(len(names)), return_dtype=pl.UInt32).to_numpy()
    gather = sparse.csr_matrix((np.ones(len(words)), (words, numbers)), shape=(len(lex.lemmas), len(names)))
    sides = {role: _side(selection, role, unit, codes, templates, None) for role in ROLES}
    return names, {role: replace(part, matrix=(part.matrix @ gather).tocsr()) for role, part in sides.items()}


@table(
    methods=(WORDS, LINEARIZED, TWO_WAY),
    samples=pos_samples,
    drilldown=Leads(of_part_of_speech, n="", named=("pos", "role")),
    basis=word_basis,
)
def parts_of_speech(
    selection: Selection, *, unit: Unit = "short", codes: str = "", templates: bool = True
) -> pl.DataFrame:
    """Which parts of speech each role uses, of all its words.

    Options:
        unit: short words, or compound nouns as one
        codes: in utterances with a label alone, as tag:Reflection@gold; empty: in all
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        pos (part of speech, as the tokenizer names it)
        role
        n (occurrences)
        share (of the role's words, punctuation left out, 0-1) with low, high (95 % interval, two-way clustered by
            client and counselor, null below 5 clusters)

    Most frequent first.
    """
    names, by_role = _by_pos(selection, unit, codes, templates)
    frames = []
    for (role, part), rates in zip(by_role.items(), _rates(*by_role.values()), strict=False):
        shares = {new: rates[old] / PER for new, old in SHARES.items()}
        frames.append(pl.DataFrame({"pos": names, "n": part.count, **shares}).with_columns(role=pl.lit(role)))
    every = pl.concat(frames, how="diagonal").with_columns(whole=pl.col("n").sum().over("pos"))
    order = every.filter(pl.col("whole") > 0).sort("whole", "pos", "role", descending=[True, False, True])
    typed = order.with_columns(pl.col(*SHARES).cast(pl.Float64), pl.col("n").cast(pl.UInt32))
    return typed.select("pos", "role", "n", *SHARES)
