"""What was judged by whom, and what can be said of it at all."""

from typing import Any

import numpy as np
import polars as pl

from analysis.core.basis import Basis
from analysis.core.errors import Absent
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import LEVEL, quantile
from analysis.core.statistics.inference.methods import BY_DIALOGUE, record
from analysis.core.statistics.preference.bradley_terry import parts
from analysis.core.statistics.preference.paired import clustered, design_effect, size_for
from analysis.judgement.kept import or_empty
from analysis.judgement.reading import EVERYONE, judged, judged_attributes, judged_basis, rows_of
from analysis.responses.reasons import FILES, SYSTEMS
from data.judgement.attributes import REASONS

OVERVIEW: Types = {
    "study": pl.String,
    "attribute": pl.String,
    "mode": pl.String,
    "rater": pl.String,
    "rater_kind": pl.String,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "n_systems": pl.UInt32,
    "share_ordered": pl.Float64,
}
FACTS: Types = {
    "system_a": pl.String,
    "system_b": pl.String,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "alike_within": pl.Float64,
    "n_wanted": pl.UInt32,
    "n_needed": pl.UInt32,
    "n_parts": pl.UInt32,
    "wanted_effect": pl.Float64,
    "attribute": pl.String,
}
WHY: Types = {
    "system": pl.String,
    "fared": pl.String,
    "reasons": pl.String,
    "share": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "n": pl.UInt32,
    "n_with_reasons": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "attribute": pl.String,
}


def _basis(selection: Selection, **options: Any) -> Basis:
    """All judgements of the selection."""
    names = judged_attributes(selection.corpus) or [""]
    rows = pl.concat([rows_of(selection, name, EVERYONE) for name in names])
    inside = pl.col("dialogue_id").is_in(rows["dialogue_id"].unique().implode())
    return Basis.counted(selection, selection.dialogues.filter(inside), judgements=rows.height)


@table(methods=(), not_comparable="files", drilldown=FILES, basis=_basis)
def judgement_overview(selection: Selection) -> pl.DataFrame:
    """Who judged what, in which study or file, and how often.

    Columns:
        study (the study's or the file's name)
        attribute
        mode (pair: two responses beside each other, scale: ratings of single responses)
        rater
        rater_kind (person, model)
        n (judgements)
        n_dialogues
        n_systems
        share_ordered (of the pairs: it is known which response was shown first, 0-1)
    """
    corpus = selection.corpus
    rows = corpus.judging.judgements()
    if rows.is_empty():
        raise Absent("judgements", corpus.id)
    if not selection.is_whole:
        rows = rows.filter(pl.col("dialogue_id").is_in(selection.dialogue_ids.implode()))
    names = corpus.judging.names()
    is_pair = pl.col("second").is_not_null()
    counted = rows.group_by(
        "study",
        "attribute",
        pl.when(is_pair).then(pl.lit("pair")).otherwise(pl.lit("scale")).alias("mode"),
        "rater",
        pl.col("kind").cast(pl.String).alias("rater_kind"),
    ).agg(
        n=pl.len(),
        n_dialogues=pl.col("dialogue_id").n_unique(),
        n_systems=pl.concat_list(pl.col("first"), pl.col("second")).list.drop_nulls().list.explode().n_unique(),
        share_ordered=pl.when(is_pair.all()).then(pl.col("ordered").mean()),
    )
    named = counted.with_columns(study=pl.col("study").replace_strict(names, default=pl.col("study")))
    return named.sort("study", "attribute", "mode", "rater").select(
        pl.col(name).cast(kind) for name, kind in OVERVIEW.items()
    )


@table(methods=(), not_comparable="systems", drilldown=SYSTEMS, basis=judged_basis)
@or_empty(FACTS)
def judgement_power(
    selection: Selection, *, attribute: str = "", raters: str = "", systems: str = "", effect: float = 0.2
) -> pl.DataFrame:
    """How many judgements more of each pair would find a preference of a given size.

    Options:
        attribute: what was judged; empty: the first there is
        raters: people, models, all, or one rater's name; empty: people where they judged
        systems: names of systems separated by commas; empty: all
        effect: the size that is to be found, in standard deviations of a judgement (Cohen's d), above 0

    Columns:
        system_a, system_b
        n (judgements so far; 0: never judged beside each other)
        n_dialogues
        alike_within (by how much alike judgements of one dialogue widen the variance, 1: not at all)
        n_wanted (judgements in all that find the effect with a power of 80 %, two-sided at 5 %, one pair)
        n_needed (judgements more)
        n_parts (groups of systems that judgements connect; 1: every two can be compared)
        wanted_effect
        attribute
    """
    if not effect > 0:
        from analysis.core.errors import mistake

        raise mistake("not_an_effect", value=effect)
    judgements = judged(selection, attribute, raters, systems)
    size = len(judgements.systems)
    n_parts = len(parts(judgements.counts.sum(axis=0), size))
    from analysis.core.statistics.preference.bradley_terry import pairs_of

    rows = []
    for pair, (i, j) in enumerate(pairs_of(size)):
        n = int(judgements.counts[:, pair].sum())
        design = design_effect(judgements.points[:, pair], judgements.counts[:, pair])
        wanted = size_for(effect, design=design)
        dialogues = len(set(judgements.dialogue[judgements.pair == pair].tolist()))
        row = (n, dialogues, design, wanted, max(0, wanted - n), n_parts, effect, judgements.attribute)
        rows.append((judgements.systems[i], judgements.systems[j], *row))
    return pl.DataFrame(rows, schema=FACTS, orient="row")


@table(methods=(BY_DIALOGUE,), not_comparable="systems", drilldown=SYSTEMS, basis=judged_basis)
@or_empty(WHY)
def judgement_reasons(
    selection: Selection, *, attribute: str = "", raters: str = "", systems: str = ""
) -> pl.DataFrame:
    """Which ready reasons raters chose where a system won, tied, lost, or was rated.

    Options:
        attribute: what was judged; empty: the first there is
        raters: people, models, all, or one rater's name; empty: people where they judged
        systems: names of systems separated by commas; empty: all

    Columns:
        system
        fared (won, tied, lost; rated: single responses)
        reasons (the ready reason; of a pair it may speak of either response)
        share (of the judgements with any ready reason, 0-1) with low, high (95 %, clustered by dialogue, Student's
            t, not beyond 0 and 1; null below 5 dialogues)
        n (judgements with this reason)
        n_with_reasons (judgements with any)
        n_dialogues (of those)
        attribute

    Reasons belong to an item, so all its attributes share them. Empty where none was chosen.
    """
    rows = rows_of(selection, attribute, raters, systems).filter(pl.col("reasons").fill_null("") != "")
    won = (pl.when(pl.col("second").is_null()).then(pl.lit("rated")).when(pl.col("value") == 0.5)
           .then(pl.lit("tied")))  # fmt: skip
    first = won.when(pl.col("value") > 0.5).then(pl.lit("won")).otherwise(pl.lit("lost"))
    second = won.when(pl.col("value") > 0.5).then(pl.lit("lost")).otherwise(pl.lit("won"))
    both = pl.concat(
        rows.select("dialogue_id", "reasons", "attribute", system=name, fared=fared)
        for name, fared in (("first", first), ("second", second))
    ).drop_nulls("system")
    result_rows: list[tuple[object, ...]] = []
    for (system, fared, named), part in sorted(both.group_by("system", "fared", "attribute")):
        chosen = part["reasons"].str.split(",")
        for reason in REASONS:
            there = chosen.list.contains(reason)
            if not there.any():
                continue
            marks = part.select("dialogue_id", there=there.cast(pl.Float64))
            each = marks.group_by("dialogue_id", maintain_order=True)
            sums = each.agg(pl.col("there").sum(), n=pl.len().cast(pl.Float64))
            mean, error, groups = clustered(sums.select("there").to_numpy(), sums.select("n").to_numpy())
            value, width, size = float(mean[0]), float(error[0]), int(groups[0])
            half = quantile(LEVEL, size - 1) * width if width == width else np.nan
            low, high = (None, None) if half != half else (max(0.0, value - half), min(1.0, value + half))
            result_rows.append((system, fared, reason, value, low, high, there.sum(), part.height, size, named))
    if result_rows:
        record(BY_DIALOGUE)
    return pl.DataFrame(result_rows, schema=WHY, orient="row")
