"""Themes against scores: each theme's slope, persons, topic and year accounted for, and whether it holds."""

import numpy as np
import polars as pl

from analysis.core.dialogues.methods import STATIC_VECTORS
from analysis.core.dialogues.spoken import Speaker, spoken
from analysis.core.dialogues.theme_names import key_of, theme_name
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.scoring.methods import HALVES, RESIDUAL, SLOPES
from analysis.core.scoring.score_residuals import need_outcome, residuals
from analysis.core.scoring.score_slopes import RESAMPLES, SLOPE, ranked, score_slopes
from analysis.core.statistics.inference.methods import AGAIN, BENJAMINI
from analysis.utterances.methods import THEMES
from analysis.utterances.themes import by_dialogue, checked, n_themes

LEAST = 20
KEYS: Types = {"theme": pl.String, "theme_name": pl.String}
RATE = "per_thousand_utterances"
SCORED: Types = {**KEYS, **{RATE if name == "per_thousand" else name: kind for name, kind in SLOPE.items()}}


def _with_theme(
    row: Row, selection: Selection, *, outcome: str, level: int, speaker: Speaker, templates: bool
) -> RowTarget:
    """The rated dialogues in which the theme is said."""
    left = residuals(selection.corpus, outcome)
    lines = spoken(selection, speaker, templates)
    mask = np.zeros(len(selection.mask), dtype=bool)
    mask[lines.dialogue[lines.theme(checked(level)) == int(row["theme"].partition(".")[2])]] = True
    return RowTarget(mask=mask & np.isfinite(left))


@table(
    methods=(STATIC_VECTORS, THEMES, RESIDUAL, SLOPES, BENJAMINI, AGAIN, HALVES),
    drilldown=Leads(_with_theme, named=("theme",)),
    not_comparable="relations",
    within_corpus=True,
)
def theme_scores(
    selection: Selection,
    *,
    outcome: str = "item_sum",
    level: int = 2,
    speaker: Speaker = "both",
    templates: bool = True,
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> pl.DataFrame:
    """Which themes go with higher and which with lower scores, who rates, topic and year accounted for.

    Options:
        outcome: item_sum, score, general_factor (first principal component of the items, in standard deviations)
            or one item
        level: 1 coarse, 2 finer, 3 finest
        speaker: whose utterances count: counselor, client or both
        templates: False leaves out what is said word for word in ten dialogues or more
        resamples: how often clients are drawn anew for the survival of a theme; 0: not at all
        seed: of what is drawn by chance

    Columns:
        theme (level.number), theme_name
        n_dialogues (in which it is said)
        points_per_sd (change of the outcome for one standard deviation more of the theme's rate, of what the
            logarithm of the number of utterances, which is held, does not explain)
        low, high (95 % interval, two-way clustered by client and counselor, null where fewer than 5 of either have
            it)
        p (two-sided, Student's t)
        p_adjusted (Benjamini-Hochberg over n_tests)
        survival (share of the resamples of clients in which the theme is as clear again as the correction asks,
            with the same sign, its error held, 0-1; where p < .05, null for the others)
        first_half, second_half (the same slope among clients of either half)
        replicates (both have the same sign and p below .05)
        per_thousand_utterances
        n_tests

    Raises Absent without scores, UserError for an outcome there is not.
    """
    import scipy.sparse as sp

    need_outcome(selection, outcome)
    left = residuals(selection.corpus, outcome)[selection.mask]
    number = n_themes(selection, checked(level))
    counts, size = by_dialogue(spoken(selection, speaker, templates), level, number, selection)
    rows = np.flatnonzero(np.isfinite(left) & (size > 0))
    often = np.flatnonzero((counts[rows] > 0).sum(axis=0) >= min(LEAST, max(2, len(rows) // 4)))
    if len(rows) < 3 or not len(often):
        return pl.DataFrame(schema=SCORED)
    dialogues = selection.dialogues[rows.tolist()]
    matrix = sp.csr_matrix(counts[np.ix_(rows, often)].astype(np.float64))
    slopes = score_slopes(matrix, size[rows], left[rows], dialogues, resamples=int(resamples), seed=int(seed))
    names = {
        "theme": [key_of(level, i + 1) for i in often.tolist()],
        "theme_name": [theme_name(selection.corpus, level, i + 1) for i in often.tolist()],
    }
    return ranked(pl.concat([pl.DataFrame(names), slopes], how="horizontal"), {**KEYS, **SLOPE}).rename(
        {"per_thousand": RATE}
    )
