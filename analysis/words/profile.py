"""One word by itself: its forms and readings, and the words that stand near it."""

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, TextKey, of_ratio, of_statistic
from analysis.core.statistics.inference import Statistic
from analysis.core.text.lexicon import ROLES, Array, Role, Unit, Words, language
from analysis.core.text.methods import WORDS
from analysis.core.text.spoken_tokens import lexicon_of, word_basis
from analysis.core.text.target_word import words_of
from analysis.words.drilldown import of_form, of_neighbour
from analysis.words.methods import LOG_DICE, MUTUAL_INFORMATION
from analysis.words.occurrences import Hits, of_lemmas

TOP, WINDOW, MINIMUM = 50, 5, 3
FORMS = {
    "lemma": pl.String,
    "surface": pl.String,
    "reading": pl.String,
    "pos_detail": pl.String,
    "n": pl.UInt32,
    "share": pl.Float64,
    "n_counselor": pl.UInt32,
    "n_client": pl.UInt32,
}
NEIGHBOURS = {
    "lemma": pl.String,
    "form": pl.String,
    "pos": pl.String,
    "n": pl.UInt32,
    "n_left": pl.UInt32,
    "n_right": pl.UInt32,
    "n_all": pl.UInt32,
    "log_dice": pl.Float64,
    "mutual_information": pl.Float64,
}


def word_form_samples(selection: Selection, *, word: str, unit: Unit, templates: bool) -> list[Sample]:
    """For each form: its share of the word's occurrences, dialogue by dialogue."""
    lemma, ids = words_of(selection, word, unit=unit, templates=templates)
    occurrences = of_lemmas(selection, ids, unit=unit, templates=templates)
    if not occurrences.n:
        return []
    tokens, dialogues = occurrences.lex.ids[occurrences.first], occurrences.lex.dialogue_of[occurrences.utterances]
    selected = np.flatnonzero(selection.mask)
    whole = np.bincount(dialogues, minlength=len(selection.mask))[selected]
    occurring = pl.Series("token", np.unique(tokens))
    named = occurrences.lex.vocabulary[occurring.cast(pl.Int64)].select("surface", "reading", "pos_detail")
    forms = named.with_columns(occurring).group_by(named.columns, maintain_order=True).agg("token")
    samples = []
    for surface, reading, detail, same in forms.iter_rows():
        part = np.bincount(dialogues[np.isin(tokens, same)], minlength=len(selection.mask))[selected]
        key = (TextKey(surface), reading, detail)
        samples.append(of_ratio(selection.dialogues, part, whole, key, of=(lemma,)))
    return samples


@table(
    methods=(WORDS,),
    samples=word_form_samples,
    drilldown=Leads(of_form, n="", named=("surface", "reading")),
    basis=word_basis,
)
def word_forms(
    selection: Selection, *, word: str = "", unit: Unit = "short", templates: bool = True
) -> pl.DataFrame:
    """In which forms and readings a word occurs, and who writes them.

    Options:
        word: a lemma, written form or reading; empty: the most frequent content word
        unit: short words, or compound nouns as one
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        lemma
        surface (as written)
        reading (null where the dictionary has none)
        pos_detail (part of speech, in full)
        n (occurrences)
        share (of the word's occurrences, 0-1)
        n_counselor, n_client
    """
    _, ids = words_of(selection, word, unit=unit, templates=templates)
    occurrences = of_lemmas(selection, ids, unit=unit, templates=templates)
    tokens = occurrences.lex.ids[occurrences.first]
    roles = selection.corpus.utterances["role"].to_physical().to_numpy()[occurrences.utterances]
    is_client = roles == ROLES.index("client")
    n = len(occurrences.lex.vocabulary)
    by_role = [np.bincount(tokens[rows], minlength=n) for rows in (~is_client, is_client)]
    frame = occurrences.lex.vocabulary.with_columns(
        n_counselor=pl.Series(by_role[0]), n_client=pl.Series(by_role[1])
    )
    every = frame.with_columns(n=pl.col("n_counselor") + pl.col("n_client")).filter(pl.col("n") > 0)
    shared = every.with_columns(share=pl.col("n") / pl.col("n").sum())
    ordered = shared.sort("n", "surface", descending=[True, False])
    return ordered.select(pl.col(name).cast(dtype) for name, dtype in FORMS.items())


def collocate_samples(
    selection: Selection,
    *,
    word: str,
    role: Role,
    window: int,
    words: Words,
    stop: str,
    top: int,
    unit: Unit,
    templates: bool,
    other: Selection | None,
) -> list[Sample]:
    """For each neighbour that either cohort's table has: pseudo-values of its logDice.

    logDice is 14 + log2(2 t / (x + y)), t, x and y sums over dialogues; what a dialogue adds to it is
    its share of t minus its share of x + y, over ln 2.
    """
    options = {
        "word": word,
        "role": role,
        "window": window,
        "words": words,
        "stop": stop,
        "top": top,
        "unit": unit,
        "templates": templates,
    }
    wanted = pl.concat(collocates(one, **options).select("lemma", "pos") for one in (selection, other) if one)  # type: ignore[arg-type]
    _, ids = words_of(selection, word, role, words, stop, unit, templates)
    occurrences = of_lemmas(selection, ids, role, unit, templates)
    lex = lexicon_of(selection.corpus, unit, "", templates)
    selected = np.flatnonzero(selection.mask)
    named = _ids_of(lex.lemmas, wanted)
    columns = named["lemma_id"].to_numpy()
    is_asked = np.isin(np.arange(len(lex.lemmas)), columns)
    hit, lemma = np.divmod(np.unique(np.concatenate(_near(occurrences, int(window), is_asked))), len(lex.lemmas))
    dialogues = lex.dialogue_of[occurrences.utterances]
    x = np.bincount(dialogues, minlength=len(selection.mask))[selected]
    y = lex.matrices[role][selected][:, columns].toarray()
    samples = []
    for i, (neighbour, name, pos) in enumerate(named.iter_rows()):
        t = np.bincount(dialogues[hit[lemma == neighbour]], minlength=len(selection.mask))[selected]
        both = x + y[:, i]
        value = 14 + np.log2(2 * t.sum() / both.sum()) if t.any() else np.nan
        adds = len(selected) / np.log(2) * (t / max(1, t.sum()) - both / max(1, both.sum()))
        samples.append(
            of_statistic(selection.dialogues, Statistic(value, adds), (TextKey(name), pos), effect="log2")
        )
    return samples


def _ids_of(lemmas: pl.DataFrame, wanted: pl.DataFrame) -> pl.DataFrame:
    """The ids of lemmas by name, each once, those that are there."""
    named = wanted.unique(maintain_order=True).join(
        lemmas, on=["lemma", "pos"], how="inner", maintain_order="left"
    )
    return named.select("lemma_id", "lemma", "pos")


@table(
    methods=(WORDS, LOG_DICE, MUTUAL_INFORMATION),
    samples=collocate_samples,
    drilldown=Leads(of_neighbour, n="", named=("lemma", "pos")),
    basis=word_basis,
)
def collocates(
    selection: Selection,
    *,
    word: str = "",
    role: Role = "both",
    window: int = WINDOW,
    words: Words = "content",
    stop: str = "auto",
    top: int = TOP,
    unit: Unit = "short",
    templates: bool = True,
) -> pl.DataFrame:
    """Which words stand near a word, within some words left and right in the utterance.

    Options:
        word: a lemma, written form or reading; empty: the most frequent content word
        unit: short words, or compound nouns as one
        templates: False leaves out what is said word for word in ten dialogues or more
        role: whose words: both, counselor or client
        window: how many words on each side count as near
        words: content words or all words
        stop: lemmas to exclude, separated by spaces or commas
        top: how many rows, the largest first

    Columns:
        lemma
        form (as people write it)
        pos
        n (occurrences of the word with this neighbour within the window, at least 3)
        n_left, n_right (on which side)
        n_all (occurrences of the neighbour)
        log_dice (14 + log2 of twice n over the sum of both frequencies: Rychlý 2008; at most 14, alike across
            corpora; ranks the rows)
        mutual_information (log2 of n over what chance would bring: Church and Hanks 1990; favours the rare)
    """
    _, ids = words_of(selection, word, role, words, stop, unit, templates)
    occurrences = of_lemmas(selection, ids, role, unit, templates)
    lex = lexicon_of(selection.corpus, unit, "", templates)
    wanted = lex.listed(words, stop, language(selection.corpus))
    wanted[ids] = False
    pairs = _near(occurrences, int(window), wanted)
    sides = [np.bincount(side % len(lex.lemmas), minlength=len(lex.lemmas)) for side in pairs]
    together = np.bincount(np.unique(np.concatenate(pairs)) % len(lex.lemmas), minlength=len(lex.lemmas))
    everywhere = lex.matrices.counted(role, selection.mask)
    near_ids = np.flatnonzero(together >= MINIMUM)
    n, n_all, total = together[near_ids], everywhere[near_ids], lex.sizes[role][selection.mask].sum()
    frame = (
        lex.lemmas[near_ids]
        .select("lemma", "pos")
        .with_columns(
            form=lex.written[near_ids],
            n=pl.Series(n),
            n_left=pl.Series(sides[0][near_ids]),
            n_right=pl.Series(sides[1][near_ids]),
            n_all=pl.Series(n_all),
            log_dice=pl.Series(14 + np.log2(2 * n / (occurrences.n + n_all))),
            mutual_information=pl.Series(np.log2(n * total / (occurrences.n * n_all * 2 * int(window)))),
        )
    )
    ordered = frame.sort("log_dice", "lemma", descending=[True, False]).head(int(top))
    return ordered.select(pl.col(name).cast(dtype) for name, dtype in NEIGHBOURS.items())


def _near(occurrences: Hits, window: int, wanted: Array) -> list[Array]:
    """Left and right of each hit: which wanted lemmas stand within the window, each once a hit."""
    lex, rows = occurrences.lex, occurrences.utterances
    low, high = lex.starts[rows].astype(np.int64), lex.starts[rows + 1].astype(np.int64)
    return [
        np.unique(
            np.concatenate([_pairs(occurrences.first + step, low, high, lex.lemma_ids, wanted) for step in steps])
        )
        for steps in (range(-window, 0), range(1, window + 1))
    ]


def _pairs(at: Array, low: Array, high: Array, lemma_ids: Array, wanted: Array) -> Array:
    """Which hit has which lemma at this distance: hit times the number of lemmas, plus the lemma."""
    inside = np.flatnonzero((at >= low) & (at < high))
    lemma = lemma_ids[at[inside]].astype(np.int64)
    counted = wanted[lemma]
    return np.asarray(inside[counted] * len(wanted) + lemma[counted])
