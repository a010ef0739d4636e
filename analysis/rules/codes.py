"""Codes of a rule file: how often each is given, in which groups, and together with which."""

from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.conditions.examples import example
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import SHARE_INTERVAL, Types, in_rows
from analysis.core.grouping import codes, grouped
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_ratio
from analysis.core.statistics import inference
from analysis.core.statistics.inference import Clusters, benjamini_hochberg
from analysis.core.statistics.inference.methods import BENJAMINI, LINEARIZED, TWO_WAY, record
from analysis.core.statistics.multivariate.association import association
from analysis.core.text.lexicon import ROLES, Array, Role, Unit
from analysis.core.text.methods import CO_OCCURRENCE, WORDS
from analysis.core.text.segments import SPAN, Within
from analysis.rules.evaluation import Coded, coded
from analysis.rules.methods import RULES

By = Literal["role", "topic", "band", "year"]
SHARES: Types = {"code": pl.String, "by": pl.String, "group": pl.String}
FOUND: Types = {
    **SHARES,
    "n": pl.UInt32,
    "of": pl.UInt32,
    **SHARE_INTERVAL,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
}
PAIRS: Types = {
    "code_1": pl.String,
    "code_2": pl.String,
    "n_both": pl.UInt32,
    "n_1": pl.UInt32,
    "n_2": pl.UInt32,
    "n_segments": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "jaccard": pl.Float64,
    "pmi": pl.Float64,
    "log_likelihood": pl.Float64,
}


def coded_by(selection: Selection, rules: str, role: Role, within: Within, span: int, unit: Unit) -> Coded:
    """The segments of a selection with their codes; without rules, those of the example."""
    return coded(selection, rules.strip() or example(selection.corpus), role, within, int(span), unit)


def code_share_samples(
    selection: Selection,
    *,
    rules: str,
    by: By,
    role: Role,
    within: Within,
    span: int,
    unit: Unit,
) -> list[Sample]:
    """For each code and group: its share of the segments, dialogue by dialogue."""
    samples = []
    for group, coding, mask in _groups(selection, rules, by, role, within, span, unit):
        dialogues, part, whole = _by_dialogue(selection, coding, mask)
        for place, code in enumerate(coding.codes):
            samples.append(of_ratio(dialogues, part[:, place], whole, (code, by, group), of=(by, group)))
    return samples


def _groups(
    selection: Selection, rules: str, by: By, role: Role, within: Within, span: int, unit: Unit
) -> list[tuple[str, Coded, Array]]:
    """(group, its codes, (n_dialogues of the corpus,) the dialogues of the group)."""
    if by == "role":
        spoken = ROLES if role == "both" else (role,)
        return [(one, coded_by(selection, rules, one, within, span, unit), selection.mask) for one in spoken]
    coding = coded_by(selection, rules, role, within, span, unit)
    frame = grouped(selection, by)
    ids = selection.corpus.dialogues["dialogue_id"]
    return [
        (code, coding, ids.is_in(frame.filter(pl.col("group") == code)["dialogue_id"].implode()).to_numpy())
        for code in codes(frame, by)
    ]


def _by_dialogue(selection: Selection, coding: Coded, mask: Array) -> tuple[pl.DataFrame, Array, Array]:
    """(dialogues with a segment, (n, n_codes) segments with each code, (n,) segments)."""
    n = len(mask)
    whole = np.bincount(coding.dialogue, minlength=n).astype(float)
    rows = np.flatnonzero(mask & (whole > 0))
    part = np.zeros((len(rows), len(coding.codes)))
    for place, held in enumerate(coding.held.T):
        part[:, place] = np.bincount(coding.dialogue[held], minlength=n)[rows]
    return selection.corpus.dialogues[rows], part, whole[rows]


def of_share(
    row: Row,
    selection: Selection,
    *,
    rules: str,
    by: By,
    role: Role,
    within: Within,
    span: int,
    unit: Unit,
) -> RowTarget:
    """The dialogues of the group with a segment that has the code."""
    for group, coding, mask in _groups(selection, rules, by, role, within, span, unit):
        if group == row["group"]:
            there = np.zeros(len(mask), dtype=bool)
            there[coding.dialogue[coding.held[:, coding.codes.index(row["code"])]]] = True
            return RowTarget(mask=there & mask)
    return RowTarget(mask=np.zeros(len(selection.mask), dtype=bool))


@table(
    methods=(WORDS, RULES, LINEARIZED, TWO_WAY, BENJAMINI),
    samples=code_share_samples,
    drilldown=Leads(of_share, n="", named=("code", "group")),
)
def code_shares(
    selection: Selection,
    *,
    rules: str = "",
    by: By = "role",
    role: Role = "both",
    within: Within = "utterance",
    span: int = SPAN,
    unit: Unit = "short",
) -> pl.DataFrame:
    """How often each code is given, in each group: the cross table of codes and groups.

    Options:
        rules: the text of a rule file (docs/coding-rules.md); empty: an example
        by: role, topic, score band or year
        role: whose words count: both, counselor or client
        within: what two words must share, or what is coded: an utterance, a turn, a window or a dialogue
        span: utterances in a window
        unit: short words, or compound nouns as one

    Columns:
        code
        by
        group
        n (segments with the code)
        of (segments of the group)
        share (0-1) with low, high (95 % interval of the ratio, two-way clustered by client and counselor, null
            below 5 clusters)
        n_dialogues, n_clients, n_counselors, largest_share (behind it)
        p (of the group against all other groups, two-sided, clustered)
        p_adjusted (Benjamini-Hochberg over all codes and groups)

    Raises RuleError.
    """
    options: dict[str, Any] = {"by": by, "role": role, "within": within, "span": span, "unit": unit}
    samples = code_share_samples(selection, rules=rules, **options)
    if not samples:
        return pl.DataFrame(schema=FOUND)
    record(RULES)
    counts = _counts(selection, rules, options)
    frame = in_rows(samples, SHARES, SHARE_INTERVAL).join(counts, on=["code", "group"], maintain_order="left")
    p = _against_others(samples)
    adjusted = benjamini_hochberg(p)
    frame = frame.with_columns(
        pl.col("low").clip(lower_bound=0),
        p=pl.Series(p).fill_nan(None),
        p_adjusted=pl.Series(adjusted).fill_nan(None),
    )
    return frame.select(pl.col(name).cast(dtype) for name, dtype in FOUND.items())


def _counts(selection: Selection, rules: str, options: dict[str, Any]) -> pl.DataFrame:
    rows = []
    for group, coding, mask in _groups(selection, rules, **options):
        inside = mask[coding.dialogue]
        for place, code in enumerate(coding.codes):
            rows.append((code, group, int(coding.held[inside, place].sum()), int(inside.sum())))
    return pl.DataFrame(
        rows, schema={"code": pl.String, "group": pl.String, "n": pl.UInt32, "of": pl.UInt32}, orient="row"
    )


def _against_others(samples: list[Sample]) -> Array:
    """(n,) p of each group's share against the other groups' of the same code; nan where there is no other."""
    p_values = np.full(len(samples), np.nan)
    for place, own in enumerate(samples):
        rest = [
            other for other in samples if other.key[0] == own.key[0] and other is not own and len(other.values)
        ]
        if not rest or not len(own.values) or own.clients is None:
            continue
        others = np.concatenate([other.values for other in rest])
        ids = [
            np.concatenate([getattr(sample, name) for sample in (own, *rest)])
            for name in ("clients", "counselors")
        ]
        p_values[place] = inference.difference(own.values, others, Clusters.from_ids(*ids)).p
    return p_values


def of_pair(
    row: Row,
    selection: Selection,
    *,
    rules: str,
    role: Role,
    within: Within,
    span: int,
    unit: Unit,
) -> RowTarget:
    """The dialogues with a segment that has both codes."""
    coding = coded_by(selection, rules, role, within, span, unit)
    both = np.logical_and.reduce([coding.held[:, coding.codes.index(row[name])] for name in ("code_1", "code_2")])
    there = np.zeros(len(selection.mask), dtype=bool)
    there[coding.dialogue[both]] = True
    return RowTarget(mask=there)


@table(
    methods=(WORDS, RULES, CO_OCCURRENCE),
    drilldown=Leads(of_pair, named=("code_1", "code_2")),
    not_comparable="relations",
)
def code_pairs(
    selection: Selection,
    *,
    rules: str = "",
    role: Role = "both",
    within: Within = "utterance",
    span: int = SPAN,
    unit: Unit = "short",
) -> pl.DataFrame:
    """Which codes are given to the same segments.

    Options:
        rules: the text of a rule file (docs/coding-rules.md); empty: an example
        role: whose words count: both, counselor or client
        within: what two words must share, or what is coded: an utterance, a turn, a window or a dialogue
        span: utterances in a window
        unit: short words, or compound nouns as one

    Columns:
        code_1, code_2
        n_both (segments with both), n_1, n_2 (with each), n_segments (in all)
        n_dialogues (with such a segment)
        jaccard (0-1)
        pmi (log2)
        log_likelihood (Dunning's G2, negative where rarer together than by chance)

    Raises RuleError.
    """
    coding = coded_by(selection, rules, role, within, span, unit)
    record(RULES, CO_OCCURRENCE)
    rows = []
    n = coding.held.sum(axis=0).astype(float)
    total = float(len(coding.held))
    for a in range(len(coding.codes)):
        for b in range(a + 1, len(coding.codes)):
            held = coding.held[:, a] & coding.held[:, b]
            both = float(held.sum())
            if not both:
                continue
            cells = (np.array(both), n[a], n[b], total)
            measures = [float(association(name, *cells)) for name in ("jaccard", "pmi", "log_likelihood")]
            dialogues = len(np.unique(coding.dialogue[held]))
            rows.append((coding.codes[a], coding.codes[b], both, n[a], n[b], total, dialogues, *measures))
    frame = pl.DataFrame(rows, schema=[*PAIRS], orient="row") if rows else pl.DataFrame(schema=PAIRS)
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in PAIRS.items())
    ordered: pl.DataFrame = typed.sort("jaccard", descending=True)
    return ordered
