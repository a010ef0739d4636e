"""Judgements on other scales than the 20 items, and labels on utterances."""

import polars as pl

from analysis.core.basis import Basis, of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import INTERVAL, Types, in_rows
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, TextKey, of_column, of_ratio
from analysis.core.statistics.inference.methods import ALONE, ONE_SIDE, TWO_WAY
from analysis.scores.rating_reading import per_dialogue, rated
from data.core.schema import MOMENTS

SCALE: Types = {"scale": pl.String, "item": pl.String, "moment": pl.Enum(MOMENTS)}


def _judged(selection: Selection) -> pl.DataFrame:
    """The dialogues with a rating on one of the scales."""
    return selection.dialogues.join(selection.ratings, on="dialogue_id", how="semi", maintain_order="left")


def rating_samples(selection: Selection) -> list[Sample]:
    """For each scale, item and moment: one judgement a dialogue, the mean of several raters."""
    judged = per_dialogue(rated(selection), *SCALE)
    return [of_column(group, "value", key) for key, group in judged.group_by(list(SCALE), maintain_order=True)]


def _of_scale(row: Row, selection: Selection) -> RowTarget:
    is_it = pl.all_horizontal(pl.col(name).cast(pl.String).eq_missing(pl.lit(row[name])) for name in SCALE)
    return RowTarget(mask=those(selection, selection.ratings.filter(is_it)))


@table(
    methods=(TWO_WAY, ALONE, ONE_SIDE),
    samples=rating_samples,
    drilldown=Leads(_of_scale, named=tuple(SCALE)),
    basis=of_dialogues(_judged),
)
def rating_summary(selection: Selection) -> pl.DataFrame:
    """How dialogues were judged on other scales, before, after or of the session.

    Columns:
        scale, item, moment (before, after, session)
        scale_low, scale_high (the scale's ends; where the source names none, the least and the greatest judgement
            of the corpus, whatever the moment)
        mean
        low, high (95 % interval, two-way clustered by client and counselor; null below
            5 clusters; by one side where the other is a system or not named; in a corpus of no persons, each
            dialogue is one)
        n_dialogues (each counts with the mean of its judgements)
        n_clients, n_counselors
        largest_share (of one person)
    """
    means = in_rows(rating_samples(selection), SCALE, INTERVAL)
    ends = selection.corpus.ratings.group_by("scale", "item").agg(
        scale_low=pl.coalesce(pl.col("low").drop_nulls().first(), pl.col("value").min()),
        scale_high=pl.coalesce(pl.col("high").drop_nulls().first(), pl.col("value").max()),
    )
    joined = means.join(ends, on=["scale", "item"], how="left", nulls_equal=True, maintain_order="left")
    columns = [*SCALE, "scale_low", "scale_high", *INTERVAL]
    return joined.select(columns).sort("scale", "moment", maintain_order=True, nulls_last=True)


def _of_label(row: Row, selection: Selection) -> RowTarget:
    roles = selection.utterances.select("dialogue_id", "position", "role")
    labelled = selection.utterance_labels.join(roles, on=["dialogue_id", "position"])
    is_it = (pl.col(name) == row[name] for name in ("scheme", "role", "label"))
    return RowTarget(mask=those(selection, labelled.filter(*is_it)))


def _label_basis(selection: Selection) -> Basis:
    """The labels, and the dialogues that they are in."""
    labels = _labels(selection)
    labelled = selection.dialogues.join(labels, on="dialogue_id", how="semi", maintain_order="left")
    return Basis.counted(selection, labelled, labels=labels.height)


def label_samples(selection: Selection) -> list[Sample]:
    """For each label: its share of the role's labelled utterances, dialogue by dialogue."""
    counts = _labels(selection).group_by("dialogue_id", "scheme", "role", "label").len()
    samples = []
    for (scheme, role), group in counts.group_by("scheme", "role", maintain_order=True):
        wide = group.sort("label").pivot("label", index="dialogue_id", values="len").fill_null(0)
        names = wide.columns[1:]
        rows = selection.dialogues.join(wide, on="dialogue_id", how="inner", maintain_order="left")
        whole = rows.select(pl.sum_horizontal(names).cast(pl.Float64)).to_series().to_numpy()
        for label in names:
            part = rows[label].cast(pl.Float64).to_numpy()
            samples.append(of_ratio(rows, part, whole, (TextKey(scheme), role, TextKey(label)), of=(scheme, role)))
    return samples


@table(
    methods=(),
    samples=label_samples,
    drilldown=Leads(_of_label, n="", named=("scheme", "role", "label")),
    basis=_label_basis,
)
def label_counts(selection: Selection) -> pl.DataFrame:
    """How often each label stands on the utterances of each role.

    Columns:
        scheme, role, label
        n_utterances
        share (of the role's labelled utterances, 0-1)
    """
    counts = _labels(selection).group_by("scheme", "role", "label").agg(n_utterances=pl.len())
    return counts.with_columns(
        share=pl.col("n_utterances") / pl.col("n_utterances").sum().over("scheme", "role")
    ).sort("scheme", "role", "n_utterances", "label", descending=[False, False, True, False])


def _labels(selection: Selection) -> pl.DataFrame:
    """The labels, with who says what they stand on."""
    need(selection, "labels")
    roles = selection.utterances.select("dialogue_id", "position", "role")
    return selection.utterance_labels.join(roles, on=["dialogue_id", "position"])
