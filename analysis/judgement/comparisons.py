"""Judges beside people, and systems in groups: where models rate higher, and where a system fares otherwise."""

from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.basis import Basis
from analysis.core.conditions.score_bands import band_of
from analysis.core.errors import Absent
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import benjamini_hochberg, p_value, quantile
from analysis.core.statistics.inference.methods import BENJAMINI, BY_DIALOGUE, record
from analysis.core.statistics.preference.paired import clustered
from analysis.judgement.kept import once_per_judgements, or_empty
from analysis.judgement.measured import measures
from analysis.judgement.methods import INFLATION
from analysis.judgement.reading import EVERYONE, judged_attributes, judged_basis, rows_of
from analysis.judgement.scored import scored
from analysis.responses.answers import CONTEXTS, MOST
from analysis.responses.reasons import SYSTEMS
from data.core.turns import fifth
from data.judgement.frames import MODEL, PERSON

Grouping = Literal["topic", "fifth", "length", "context", "band"]
EVERY_SYSTEM = "all"
INFLATED: Types = {
    "rater": pl.String,
    "attribute": pl.String,
    "system": pl.String,
    "mean_people": pl.Float64,
    "mean_judge": pl.Float64,
    "judge_less_people": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "n_tests": pl.UInt32,
    "score_kind": pl.String,
}
GROUPED: Types = {
    "by": pl.String,
    "group": pl.String,
    "system": pl.String,
    "estimate": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "score_kind": pl.String,
    "attribute": pl.String,
}


def _every_attribute_basis(selection: Selection, *, attribute: str, systems: str, **options: Any) -> Basis:
    """The judgements by everyone of what people and models judged."""
    if selection.corpus.judging.judgements().is_empty():
        raise Absent("judgements", selection.corpus.id)
    names = [attribute] if attribute else judged_attributes(selection.corpus)
    rows = pl.concat([rows_of(selection, name, EVERYONE, systems) for name in names])
    rows = rows.filter(pl.col("kind").n_unique().over("attribute") > 1)
    inside = pl.col("dialogue_id").is_in(rows["dialogue_id"].unique().implode())
    return Basis.counted(selection, selection.dialogues.filter(inside), judgements=rows.height)


@table(
    methods=(INFLATION, BY_DIALOGUE, BENJAMINI),
    not_comparable="systems",
    drilldown=SYSTEMS,
    basis=_every_attribute_basis,
)
@or_empty(INFLATED)
def judgement_inflation(selection: Selection, *, attribute: str = "", systems: str = "") -> pl.DataFrame:
    """How much higher each model judges than people do on the same responses, by attribute and system.

    Options:
        attribute: what was judged; empty: all that people and models judged
        systems: names of systems separated by commas; empty: all

    Columns:
        rater (the model)
        attribute
        system (all: all of them together)
        mean_people, mean_judge (of the responses that both judged: ratings, or points 0-1)
        judge_less_people with low, high (95 %, clustered by dialogue, Student's t; null below 5
            dialogues)
        p (two-sided)
        p_adjusted (Benjamini-Hochberg over the table)
        n (responses, or responses in pairs, that both judged)
        n_dialogues
        n_tests
        score_kind (rating, points)
    """
    key = ("inflation", selection.filter, attribute, systems)
    record(BY_DIALOGUE)
    frame = once_per_judgements(selection.corpus, key, lambda: _inflation(selection, attribute, systems))
    adjusted = benjamini_hochberg(frame["p"].fill_null(np.nan).to_numpy())
    return frame.with_columns(
        p_adjusted=pl.Series(adjusted, dtype=pl.Float64).fill_nan(None),
        n_tests=pl.lit(frame["p"].count(), dtype=pl.UInt32),
    )


def _inflation(selection: Selection, attribute: str, systems: str) -> pl.DataFrame:
    if selection.corpus.judging.judgements().is_empty():
        raise Absent("judgements", selection.corpus.id)
    rows: list[tuple[object, ...]] = []
    for name in [attribute] if attribute else judged_attributes(selection.corpus):
        try:
            scores = scored(selection, name, EVERYONE, systems)
        except Absent:
            continue
        unit = ["dialogue_id", "position", "system", "unit"]
        means = scores.rows.group_by(*unit, "rater", "kind", maintain_order=True).agg(pl.col("value").mean())
        people = (
            means.filter(pl.col("kind") == PERSON)
            .group_by(unit, maintain_order=True)
            .agg(people=pl.col("value").mean())
        )
        models = means.filter(pl.col("kind") == MODEL)
        both = models.join(people, on=unit, maintain_order="left").with_columns(
            gap=pl.col("value") - pl.col("people")
        )
        scale = "rating" if scores.is_rating else "points"
        for (rater,), own in sorted(both.group_by("rater")):
            each = sorted(own["system"].unique())
            parts = ([(EVERY_SYSTEM, own)] if scores.is_rating else []) + [
                (system, own.filter(pl.col("system") == system)) for system in each
            ]
            for system, part in parts:
                dialogues = part["dialogue_id"].n_unique()
                rows.append((rater, name, system, *_gap(part), None, part.height, dialogues, None, scale))
    if not rows:
        raise Absent("people_and_judges", selection.corpus.id)
    return pl.DataFrame(rows, schema=INFLATED, orient="row")


def _gap(part: pl.DataFrame) -> tuple[float | None, ...]:
    """Means of people and of the judge, their difference with bounds and p."""
    sums = part.group_by("dialogue_id", maintain_order=True).agg(pl.col("gap").sum(), n=pl.len())
    mean, error, groups = clustered(sums.select("gap").to_numpy(), sums.select("n").to_numpy().astype(float))
    value, width, size = float(mean[0]), float(error[0]), int(groups[0])
    bounds: tuple[float | None, ...] = (None, None, None)
    if width == width:
        half = quantile(0.95, size - 1) * width
        p = p_value(value, width, size - 1)
        bounds = (value - half, value + half, None if p != p else p)
    return float(part["people"].to_numpy().mean()), float(part["value"].to_numpy().mean()), value, *bounds


@table(methods=(BY_DIALOGUE,), not_comparable="systems", drilldown=SYSTEMS, basis=judged_basis)
@or_empty(GROUPED)
def judgement_groups(
    selection: Selection,
    *,
    by: Grouping = "topic",
    attribute: str = "",
    raters: str = "",
    systems: str = "",
) -> pl.DataFrame:
    """Where systems fare better or worse: ratings or points by topic, fifth, length, context or score band.

    Options:
        by: topic, fifth (of the dialogue), length (of the response, thirds of all), context (utterances before),
            band (of the dialogue's score)
        attribute: what was judged; empty: the first there is
        raters: people, models, all, or one rater's name; empty: people where they judged
        systems: names of systems separated by commas; empty: all

    Columns:
        by
        group
        system
        estimate (mean rating, or points against the systems it was judged beside, 0-1) with low, high (95 %,
            clustered by dialogue, Student's t; null below 5 dialogues)
        n (judgements)
        n_dialogues
        score_kind (rating, points)
        attribute

    Exploratory: many groups, no correction.
    """
    scores = scored(selection, attribute, raters, systems)
    rows = _with_group(selection, scores.rows, by).drop_nulls("group")
    if rows.is_empty():
        raise Absent("judgement_groups", selection.corpus.id)
    record(BY_DIALOGUE)
    sums = rows.group_by("group", "system", "dialogue_id", maintain_order=True).agg(
        pl.col("value").sum(), n=pl.len()
    )
    named = attribute or judged_attributes(selection.corpus)[0]
    scale = "rating" if scores.is_rating else "points"
    made = []
    for (group, system), part in sorted(sums.group_by("group", "system")):
        mean, error, groups = clustered(part.select("value").to_numpy(), part.select("n").to_numpy().astype(float))
        half = quantile(0.95, int(groups[0]) - 1) * float(error[0]) if np.isfinite(error[0]) else np.nan
        value = float(mean[0])
        low, high = (None, None) if half != half else (value - half, value + half)
        made.append((by, group, system, value, low, high, int(part["n"].sum()), part.height, scale, named))
    return pl.DataFrame(made, schema=GROUPED, orient="row")


def _with_group(selection: Selection, rows: pl.DataFrame, by: Grouping) -> pl.DataFrame:
    """The rows with the column ``group``, null where it is not known."""
    corpus = selection.corpus
    if by == "length":
        chars = measures(selection).select("system", "dialogue_id", "position", "chars")
        joined = rows.join(chars, on=["system", "dialogue_id", "position"], how="left", maintain_order="left")
        if joined["chars"].count() == 0:
            raise Absent("judged_lengths", corpus.id)
        low, high = (joined["chars"].quantile(share) for share in (1 / 3, 2 / 3))
        size = pl.when(pl.col("chars") <= low).then(pl.lit("1_short"))
        sized = size.when(pl.col("chars") <= high).then(pl.lit("2_middle"))
        return joined.with_columns(
            group=pl.when(pl.col("chars").is_not_null()).then(sized.otherwise(pl.lit("3_long")))
        )
    known = corpus.dialogues.select(
        "dialogue_id", "n_utterances", topic="topic_main", band=band_of(pl.col("score")).cast(pl.String)
    )
    joined = rows.join(known, on="dialogue_id", how="left", maintain_order="left")
    if by == "fifth":
        value = fifth(pl.col("position"), pl.col("n_utterances")).cast(pl.UInt8).cast(pl.String)
    elif by == "context":
        value = pl.coalesce(
            pl.when(pl.col("position").is_between(low, high)).then(
                pl.lit(f"{low}-{high}" if high < MOST else f"{low}-")
            )
            for low, high in CONTEXTS
        )
    else:
        value = pl.col(by)
    return joined.with_columns(group=value)
