"""Scores of groups: by year, band, topic, length."""

import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, rated, those
from analysis.core.estimates import INTERVAL, in_rows
from analysis.core.grouping import By, condition, grouped, parts
from analysis.core.measure import Measure, measured
from analysis.core.query.intersect import intersect
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_column
from analysis.core.statistics.inference.methods import TWO_WAY


def score_group_samples(selection: Selection, *, by: By, measure: Measure) -> list[Sample]:
    """For each group: the ratings of its dialogues."""
    column, dialogues = measured(selection, measure), _rated_groups(selection, by=by, measure=measure)
    return [of_column(part, column, (code,)) for code, part in parts(dialogues, by)]


def _rated_groups(selection: Selection, *, by: By, measure: Measure) -> pl.DataFrame:
    """The dialogues with a group and a rating."""
    return grouped(selection, by).drop_nulls(measured(selection, measure))


def _of_group(row: Row, selection: Selection) -> RowTarget:
    says = intersect(condition(row["by"], row["group"]), rated(selection, row["measure"]))
    members = grouped(selection, row["by"]).filter(pl.col("group") == row["group"])
    return RowTarget(says, those(selection, members.filter(pl.col(row["measure"]).is_not_null())))


@table(
    methods=(TWO_WAY,),
    samples=score_group_samples,
    drilldown=Leads(_of_group, named=("group",)),
    basis=of_dialogues(_rated_groups),
)
def score_groups(selection: Selection, *, by: By = "year", measure: Measure = "item_sum") -> pl.DataFrame:
    """How clients rated the dialogues of each year, score band, topic or length: mean with interval.

    Options:
        by: what the dialogues are grouped by: year, band, topic, minutes, utterances
        measure: score (the published one) or item_sum (the plain sum of the 20 items)

    Columns:
        by (year, band, topic, minutes, utterances)
        group (code; lengths as 60-69, both ends included)
        measure (item_sum, or score where there is none)
        mean (0-100)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues with the measure
        n_clients, n_counselors
        largest_share (of one person)

    Bands are cut on the score itself: their means describe them, no more.
    """
    means = in_rows(score_group_samples(selection, by=by, measure=measure), {"group": pl.String}, INTERVAL)
    named = {"by": pl.lit(by), "measure": pl.lit(measured(selection, measure))}
    return means.with_columns(**named).select("by", "group", "measure", *INTERVAL)
