"""How dialogues were rated on each scale and item, by kind of rater, by system, by topic."""

import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import INTERVAL, Types, in_rows
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, TextKey, of_column
from analysis.core.statistics.inference.methods import ALONE, ONE_SIDE, TWO_WAY
from analysis.scores.rating_reading import COLUMNS, SCALE, By, per_dialogue, rated

KEYS: Types = {"scale": pl.String, "item": pl.String, "moment": pl.String, "group": pl.String}
UNKNOWN = "unknown"


def _grouped(selection: Selection, by: By) -> pl.DataFrame:
    group = pl.col(COLUMNS[by]).cast(pl.String).fill_null(UNKNOWN)
    return per_dialogue(rated(selection).with_columns(group=group), *SCALE, "group")


def rating_mean_samples(selection: Selection, *, by: By) -> list[Sample]:
    """For each scale, item, moment and group: one value a dialogue."""
    parts = _grouped(selection, by).sort(*SCALE, "group", nulls_last=True, maintain_order=True)
    samples = []
    for (scale, item, moment, group), frame in parts.group_by(list(KEYS), maintain_order=True):
        named = TextKey(group) if by == "system" else group
        samples.append(of_column(frame, "value", (TextKey(scale), item and TextKey(item), moment, named)))
    return samples


def _with_rating(row: Row, selection: Selection, *, by: By) -> RowTarget:
    is_it = (pl.col(name).eq_missing(pl.lit(row[name], dtype=pl.String)) for name in KEYS)
    return RowTarget(mask=those(selection, _grouped(selection, by).filter(*is_it)))


def _basis(selection: Selection, **options: object) -> pl.DataFrame:
    return selection.dialogues.join(rated(selection), on="dialogue_id", how="semi", maintain_order="left")


@table(
    methods=(TWO_WAY, ALONE, ONE_SIDE),
    samples=rating_mean_samples,
    drilldown=Leads(_with_rating, named=tuple(KEYS)),
    basis=of_dialogues(_basis),
)
def rating_means(selection: Selection, *, by: By = "rater_kind") -> pl.DataFrame:
    """How dialogues were rated on each scale and item, by kind of rater, by system, or by topic.

    Options:
        by: rater_kind (client, counselor, observer, model), system (that wrote the dialogue) or topic

    Columns:
        scale, item, moment (before, after, session)
        by
        group (unknown: the corpus does not say)
        mean (over dialogues, each the mean of its ratings; in units of the scale)
        low, high (95 % interval, two-way clustered by client and counselor; null below
            5 clusters; by one side where the other is a system or not named; in a corpus of no persons, each
            dialogue is one)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)
        scale_low, scale_high (the ends of the scale; where none are named, the least and greatest rating)
    """
    means = in_rows(rating_mean_samples(selection, by=by), KEYS, INTERVAL)
    ends = selection.corpus.ratings.group_by("scale", "item").agg(
        scale_low=pl.coalesce(pl.col("low").drop_nulls().first(), pl.col("value").min()),
        scale_high=pl.coalesce(pl.col("high").drop_nulls().first(), pl.col("value").max()),
    )
    joined = means.join(ends, on=["scale", "item"], how="left", nulls_equal=True, maintain_order="left")
    return joined.select(*SCALE, pl.lit(by).alias("by"), "group", *INTERVAL, "scale_low", "scale_high")
