"""Who uses a word, and when: its rate by role, topic, score band, fifth of the session and year."""

from typing import Literal

import numpy as np
import polars as pl

from analysis.core.conditions.score_bands import BANDS, band_of
from analysis.core.drilldown import Leads
from analysis.core.estimates import INTERVAL, in_rows
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_ratio
from analysis.core.statistics.inference.methods import LINEARIZED, TWO_WAY
from analysis.core.text.lexicon import PER, ROLES, Array, Role, Unit
from analysis.core.text.methods import WORDS
from analysis.core.text.spoken_tokens import in_scope, lexicon_of, word_basis
from analysis.core.text.target_word import words_of
from analysis.words.drilldown import of_group, of_period
from analysis.words.occurrences import of_lemmas
from data.core.turns import FIFTHS, fifth

When = Literal["fifth", "year"]
Whose = Literal["role", "topic", "band"]


def word_trend_samples(
    selection: Selection, *, word: str, by: When, role: Role, unit: Unit, templates: bool
) -> list[Sample]:
    """For each role and period: the rate of the word in each dialogue, linearised."""
    if by == "year":
        need(selection, "times")
    _, ids = words_of(selection, word, role, unit=unit, templates=templates)
    samples = []
    for spoken in ROLES if role == "both" else (role,):
        within = _by_fifth if by == "fifth" else _by_year
        count, size = within(selection, ids, spoken, unit, templates)
        for period in sorted(count):
            samples.append(_rate(selection, count[period], size[period], (spoken, period)))
    return [sample for sample in samples if sample is not None]


@table(
    methods=(WORDS, LINEARIZED, TWO_WAY),
    samples=word_trend_samples,
    drilldown=Leads(of_period, n="", named=("role", "period")),
    basis=word_basis,
)
def word_trend(
    selection: Selection,
    *,
    word: str = "",
    by: When = "fifth",
    role: Role = "both",
    unit: Unit = "short",
    templates: bool = True,
) -> pl.DataFrame:
    """How often a word is used over the fifths of a session, or over the years, by role.

    Options:
        word: a lemma, written form or reading; empty: the most frequent content word
        by: fifth (of a dialogue's utterances) or year
        unit: short words, or compound nouns as one
        templates: False leaves out what is said word for word in ten dialogues or more
        role: whose words: both, counselor or client

    Columns:
        role
        period (fifth 1-5, or year)
        per_million (of the role's words then) with low, high (95 % interval of the ratio, two-way clustered by
            client and counselor, null below 5 clusters)
        n_dialogues in which the role speaks then
        n_clients, n_counselors
        largest_share (of one person)
    """
    samples = word_trend_samples(selection, word=word, by=by, role=role, unit=unit, templates=templates)
    return _table(samples, {"role": pl.String, "period": pl.Int32})


def word_use_samples(
    selection: Selection, *, word: str, by: Whose, role: Role, unit: Unit, templates: bool
) -> list[Sample]:
    """For each group: the rate of the word in each of its dialogues, linearised."""
    if by == "topic":
        need(selection, "topics")
    if by == "band":
        need(selection, "score")
    _, ids = words_of(selection, word, role, unit=unit, templates=templates)
    lex = lexicon_of(selection.corpus, unit, "", templates)
    samples = []
    if by == "role":
        for spoken in ROLES:
            samples.append(
                _rate(selection, _count(selection, ids, spoken, unit, templates), lex.sizes[spoken], (spoken,))
            )
    else:
        count, dialogues = _count(selection, ids, role, unit, templates), selection.corpus.dialogues
        for name, rows in _groups(dialogues, by, selection.mask).items():
            samples.append(_rate(selection, count, lex.sizes[role], (name,), rows))
    return [sample for sample in samples if sample is not None]


@table(
    methods=(WORDS, LINEARIZED, TWO_WAY),
    samples=word_use_samples,
    drilldown=Leads(of_group, n="", named=("key",)),
    basis=word_basis,
)
def word_use(
    selection: Selection,
    *,
    word: str = "",
    by: Whose = "role",
    role: Role = "both",
    unit: Unit = "short",
    templates: bool = True,
) -> pl.DataFrame:
    """Who uses a word how often: its rate by role, by topic or by score band.

    Options:
        word: a lemma, written form or reading; empty: the most frequent content word
        unit: short words, or compound nouns as one
        templates: False leaves out what is said word for word in ten dialogues or more
        by: what the uses are grouped by: role, topic, band
        role: whose words: both, counselor or client

    Columns:
        key (the role, topic or band; topics by rate, those without an interval last)
        per_million (of the words said there) with low, high (95 % interval of the ratio, two-way clustered by
            client and counselor, null below 5 clusters)
        n_dialogues of the group
        n_clients, n_counselors
        largest_share (of one person)
    """
    rates = _table(
        word_use_samples(selection, word=word, by=by, role=role, unit=unit, templates=templates),
        {"key": pl.String},
    )
    if by != "topic":
        return rates
    return rates.sort(pl.col("low").is_null(), "per_million", descending=[False, True], maintain_order=True)


def _table(samples: list[Sample], keys: dict[str, type[pl.DataType]]) -> pl.DataFrame:
    rates = in_rows(samples, keys, INTERVAL).rename({"mean": "per_million"})
    return rates.with_columns(pl.col("low").clip(lower_bound=0))


def _count(selection: Selection, ids: Array, role: Role, unit: Unit, templates: bool) -> Array:
    """(n_dialogues,) how often the lemmas occur in each dialogue of the corpus."""
    lex = lexicon_of(selection.corpus, unit, "", templates)
    return lex.matrices.said(role, np.isin(np.arange(len(lex.lemmas)), ids))


def _groups(dialogues: pl.DataFrame, by: Whose, mask: Array) -> dict[str, Array]:
    """Code to (n_dialogues,) mask."""
    if by == "band":
        bands = dialogues.select(band_of(pl.col("score"))).to_series()
        return {band: (bands == band).fill_null(False).to_numpy() for band in BANDS}
    topics = dialogues["topic_main"]
    here = topics.filter(pl.Series(mask)).drop_nulls().value_counts()
    ranked = here.sort("count", "topic_main", descending=[True, False])["topic_main"]
    return {topic: (topics == topic).fill_null(False).to_numpy() for topic in ranked}


def _by_year(
    selection: Selection, ids: Array, role: Role, unit: Unit, templates: bool
) -> tuple[dict[int, Array], dict[int, Array]]:
    """Year to counts of the word and of all words in each dialogue."""
    years = selection.corpus.dialogues["started_at"].dt.year()
    count, size = (
        _count(selection, ids, role, unit, templates),
        lexicon_of(selection.corpus, unit, "", templates).sizes[role],
    )
    years_here = years.filter(pl.Series(selection.mask)).drop_nulls().unique().sort().to_list()
    within = {year: (years == year).fill_null(False).to_numpy() for year in years_here}
    return {y: count * rows for y, rows in within.items()}, {y: size * rows for y, rows in within.items()}


def _by_fifth(
    selection: Selection, ids: Array, role: Role, unit: Unit, templates: bool
) -> tuple[dict[int, Array], dict[int, Array]]:
    """Fifth 1-5 to counts of the word and of all words in each dialogue; utterances in five equal parts."""
    lex, corpus = lexicon_of(selection.corpus, unit, "", templates), selection.corpus
    lengths = np.repeat(corpus.dialogues["n_utterances"].to_numpy(), np.diff(corpus.offsets))
    part = fifth(corpus.utterances["position"].to_numpy().astype(np.int64), lengths)
    cell = lex.dialogue_of.astype(np.int64) * FIFTHS + part - 1
    cells = FIFTHS * len(selection.mask)
    rows = of_lemmas(selection, ids, role, unit, templates).utterances
    count = np.bincount(cell[rows], minlength=cells).reshape(-1, FIFTHS)
    size = np.bincount(cell, weights=lex.words_in * in_scope(selection, role, templates), minlength=cells).reshape(
        -1, FIFTHS
    )
    return {k + 1: count[:, k] for k in range(FIFTHS)}, {k + 1: size[:, k] for k in range(FIFTHS)}


def _rate(
    selection: Selection, count: Array, size: Array, key: tuple[str | int, ...], rows: Array | None = None
) -> Sample | None:
    """The word's rate in the selection's dialogues that say anything, as values whose mean is the rate.

    Each value is the rate plus what the dialogue adds to it, so that the mean's clustered error is that
    of the ratio of sums. None where nothing is said.
    """
    included = selection.mask & (size > 0) & (True if rows is None else rows)
    count, size = count[included].astype(float), size[included].astype(float)
    if not len(size):
        return None
    dialogues = selection.corpus.dialogues.filter(included)
    return of_ratio(dialogues, count, size, key, effect="log_ratio", per=PER, of=key)
