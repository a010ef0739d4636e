"""What of the words that two cohorts differ in hangs on options: the measure, the prior, the least count."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.comparison.log_odds import PRIOR
from analysis.core.statistics.inference import benjamini_hochberg
from analysis.core.statistics.inference.methods import record, unrecorded
from analysis.core.statistics.inference.option_grid import OptionGrid, around, combinations
from analysis.core.statistics.inference.survival import CLEAR
from analysis.core.text.lexicon import Role, Unit, Words
from analysis.core.text.methods import WORDS
from analysis.words.contrasts import sides
from analysis.words.drilldown import of_keyness
from analysis.words.keyness import MINIMUM, keyness, keyness_basis
from analysis.words.methods import KEYNESS_GRID

Ranking = Literal["log_odds", "log_likelihood", "log_ratio"]
TELLING = 20
BY: dict[Ranking, str] = {"log_odds": "z", "log_likelihood": "log_likelihood", "log_ratio": "log_ratio"}
OPTIONS: Types = {
    "ranking": pl.String,
    "prior_words": pl.UInt32,
    "least_count": pl.UInt32,
    "shared": pl.Float64,
}
WORD: Types = {
    "lemma": pl.String,
    "form": pl.String,
    "pos": pl.String,
    "n_a": pl.UInt32,
    "n_b": pl.UInt32,
    "log_odds": pl.Float64,
    "z": pl.Float64,
    "grid_survival": pl.Float64,
    "n_settings": pl.UInt32,
    "cohort_a": pl.String,
    "cohort_b": pl.String,
}
Key = tuple[str, str, bool]


@lru_cache(maxsize=4)
def made(
    selection: Selection,
    other: Selection | None,
    options: tuple[tuple[str, Any], ...],
    minimum: int,
    prior: int,
    telling: int,
) -> tuple[pl.DataFrame, OptionGrid]:
    """The most telling words of both sides, and which of them are so in every setting."""
    fewest = min(around(minimum))
    often = _in_the_corpus(selection, other, dict(options))
    wide = {
        weight: keyness(selection, other=other, minimum=fewest, prior=weight, resamples=0, **dict(options))
        for weight in {prior, *around(prior)}
    }

    def compared(least: int, weight: int) -> pl.DataFrame:
        """The words that occur so often: what is said of each hangs on the others by the correction alone."""
        found = wide[weight].join(often, on=["lemma", "pos"], how="left", maintain_order="left")
        found = found.filter(pl.min_horizontal(pl.col("n_a") + pl.col("n_b"), "often") >= least)
        adjusted = benjamini_hochberg(found["p"].fill_null(np.nan).to_numpy())
        return found.with_columns(p_adjusted=pl.Series(adjusted).fill_nan(None))

    own = _telling(compared(minimum, prior), "log_odds", telling)
    keys = _keys(own, "log_odds")
    settings: list[dict[str, Any]] = []
    kept = []
    for least in around(minimum):
        for weight in around(prior):
            comparison = compared(least, weight)
            # the measures but the log odds have no prior: each stands once
            rankings: Iterable[Ranking] = BY if weight == prior else ("log_odds",)
            for chosen in combinations({"ranking": rankings}):
                theirs = {*_keys(_telling(comparison, chosen["ranking"], telling), chosen["ranking"])}
                with_prior = weight if chosen["ranking"] == "log_odds" else None
                settings.append({**chosen, "prior_words": with_prior, "least_count": least})
                kept.append([float(key in theirs) for key in keys])
    return own, OptionGrid(settings, np.array(kept).reshape(len(settings), len(keys)))


def _in_the_corpus(selection: Selection, other: Selection | None, options: dict[str, Any]) -> pl.DataFrame:
    """How often each lemma is said in the corpus that both sides are of; endlessly where they are of two."""
    against, role, unit, templates = (options[name] for name in ("against", "role", "unit", "templates"))
    a, b = sides(selection, against, role, other, unit, templates)
    total = a.whole.total["both"] if a.whole is b.whole else np.inf
    often = pl.Series("often", np.broadcast_to(total, len(a.whole.lemmas)))
    return a.whole.lemmas.select("lemma", "pos").with_columns(often)


def _telling(words: pl.DataFrame, ranking: Ranking, most: int) -> pl.DataFrame:
    """The words of either side that rank first."""
    by = BY[ranking]
    if ranking == "log_ratio":  # a ratio alone ranks rare words first
        words = words.filter(pl.col("p_adjusted") < CLEAR)
    ordered = words.filter(pl.col(by).is_finite()).sort(by, "lemma", descending=[True, False])
    return pl.concat([ordered.filter(pl.col(by) > 0).head(most), ordered.filter(pl.col(by) < 0).tail(most)])


def _keys(words: pl.DataFrame, ranking: Ranking) -> list[Key]:
    """Each word, and whether it is A's."""
    return [*words.select("lemma", "pos", pl.col(BY[ranking]) > 0).iter_rows()]


@table(
    methods=(WORDS, KEYNESS_GRID),
    drilldown="a row is a choice of options, not dialogues",
    compares=True,
    basis=keyness_basis,
)
def keyness_options(
    selection: Selection,
    *,
    against: str = "",
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    minimum: int = MINIMUM,
    prior: int = PRIOR,
    telling: int = TELLING,
    unit: Unit = "short",
    templates: bool = True,
    other: Selection | None = None,
) -> pl.DataFrame:
    """How many of the most telling words stay with other measures, priors and least counts.

    Options:
        against: what the selection is compared with, as in keyness
        role: whose words: both, counselor or client
        words: content words or all words
        stop: lemmas to exclude, separated by spaces or commas
        minimum: a word's least count in both together, in the comparison that is asked about
        prior: the weight of the prior there, in words
        telling: so many words of either side, those with the largest z
        unit: short words, or compound nouns as one
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        ranking (log_odds: z of the weighted log-odds; log_likelihood: signed G2; log_ratio: among words that are
            clear after correction)
        prior_words (weight of the prior: half, as many, twice; null where the measure has none)
        least_count (half, as many, twice)
        shared (share of the telling words asked about that are as telling on the same side here, 0-1)
    """
    options = (
        ("against", against),
        ("role", role),
        ("words", words),
        ("stop", stop),
        ("unit", unit),
        ("templates", templates),
    )
    with unrecorded():
        own, grid = made(selection, other, options, int(minimum), int(prior), int(telling))
    if own.is_empty():
        return pl.DataFrame(schema=OPTIONS)
    record(KEYNESS_GRID)
    frame = pl.DataFrame(grid.settings, schema_overrides={"prior_words": pl.UInt32})
    frame = frame.with_columns(shared=pl.Series(grid.shared))
    return frame.select(pl.col(name).cast(dtype) for name, dtype in OPTIONS.items())


@table(
    methods=(WORDS, KEYNESS_GRID),
    drilldown=Leads(of_keyness, n="", named=("lemma", "pos")),
    compares=True,
    basis=keyness_basis,
)
def keyness_word_options(
    selection: Selection,
    *,
    against: str = "",
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    minimum: int = MINIMUM,
    prior: int = PRIOR,
    telling: int = TELLING,
    unit: Unit = "short",
    templates: bool = True,
    other: Selection | None = None,
) -> pl.DataFrame:
    """Which of the most telling words hang on options, those that hang on them most first.

    Options:
        against: as in keyness_options
        role: as in keyness_options
        words: as in keyness_options
        stop: as in keyness_options
        minimum: as in keyness_options
        prior: as in keyness_options
        telling: as in keyness_options
        unit: as in keyness_options
        templates: as in keyness_options

    Columns:
        lemma, form (as people write it), pos
        n_a, n_b (occurrences in A and B)
        log_odds (A over B), z, as in keyness
        grid_survival (share of the settings of keyness_options in which the word is as telling for the same side,
            0-1)
        n_settings
        cohort_a, cohort_b (the two sides as queries)
    """
    options = (
        ("against", against),
        ("role", role),
        ("words", words),
        ("stop", stop),
        ("unit", unit),
        ("templates", templates),
    )
    with unrecorded():
        own, grid = made(selection, other, options, int(minimum), int(prior), int(telling))
    if own.is_empty():
        return pl.DataFrame(schema=WORD)
    record(KEYNESS_GRID)
    frame = own.with_columns(grid_survival=pl.Series(grid.survival), n_settings=pl.Series(grid.n_settings))
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in WORD.items())
    return typed.sort("grid_survival", pl.col("z").abs(), descending=[False, True])
