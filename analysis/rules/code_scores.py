"""Codes of a rule file against scores."""

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.scoring.methods import SCORED
from analysis.core.scoring.score_residuals import need_outcome, residuals
from analysis.core.scoring.score_slopes import RESAMPLES, SLOPE, ranked, score_slopes
from analysis.core.statistics.inference.methods import record
from analysis.core.text.lexicon import Role, Unit
from analysis.core.text.segments import SPAN, Within
from analysis.rules.codes import coded_by
from analysis.rules.methods import RULES

SCORES: Types = {"code": pl.String, **SLOPE}


def of_code(
    row: Row, selection: Selection, *, rules: str, role: Role, within: Within, span: int, unit: Unit
) -> RowTarget:
    """The dialogues with a segment that has the code."""
    codes = coded_by(selection, rules, role, within, span, unit)
    there = np.zeros(len(selection.mask), dtype=bool)
    there[codes.dialogue[codes.held[:, codes.codes.index(row["code"])]]] = True
    return RowTarget(mask=there)


@table(
    methods=(*SCORED, RULES),
    drilldown=Leads(of_code, n="", named=("code",)),
    not_comparable="relations",
)
def code_scores(
    selection: Selection,
    *,
    rules: str = "",
    outcome: str = "item_sum",
    role: Role = "both",
    within: Within = "utterance",
    span: int = SPAN,
    unit: Unit = "short",
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> pl.DataFrame:
    """Which codes go with higher and which with lower scores, persons, topic and year accounted for.

    Options:
        rules: the text of a rule file (docs/coding-rules.md); empty: an example
        outcome: item_sum, score, general_factor (first principal component of the items, in standard deviations)
            or one item
        role: whose words count: both, counselor or client
        within: what is coded: an utterance, a turn, a window or a dialogue
        span: utterances in a window
        unit: short words, or compound nouns as one
        resamples: how often clients are drawn anew for the survival of a code; 0: not at all
        seed: of what is drawn by chance

    Columns:
        code
        n_dialogues (with a segment that has it)
        points_per_sd (change of the outcome for one standard deviation more of the code's share of the segments,
            their number held)
        low, high (95 % interval, two-way clustered by client and counselor, null where fewer than 5 of either
            have the code)
        p (two-sided, Student's t)
        p_adjusted (Benjamini-Hochberg over n_tests)
        survival (share of the resamples of clients in which the code is as clear again as the correction asks,
            with the same sign, its error held, 0-1; where p < .05, null for the others)
        first_half, second_half (the same slope among clients of either half)
        replicates (both have the same sign and p below .05)
        per_thousand (segments with the code in a thousand)
        n_tests

    Raises RuleError, Absent without scores, UserError for an outcome there is not.
    """
    from scipy import sparse

    need_outcome(selection, outcome)
    codes = coded_by(selection, rules, role, within, span, unit)
    left = residuals(selection.corpus, outcome)
    n = len(selection.mask)
    size = np.bincount(codes.dialogue, minlength=n).astype(float)
    rows = np.flatnonzero(selection.mask & np.isfinite(left) & (size > 0))
    if len(rows) < 3 or not codes.codes:
        return pl.DataFrame(schema=SCORES)
    record(RULES)
    held = np.column_stack([np.bincount(codes.dialogue[one], minlength=n) for one in codes.held.T])[rows]
    part = score_slopes(
        sparse.csr_matrix(held),
        size[rows],
        left[rows],
        selection.corpus.dialogues[rows],
        resamples=int(resamples),
        seed=int(seed),
    )
    return ranked(part.with_columns(code=pl.Series(codes.codes)), SCORES)
