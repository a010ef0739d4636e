"""How topics are spread over score bands, years, session lengths and numbers of utterances."""

from typing import Literal

import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import SAMPLE_SIZES, SHARE_INTERVAL, in_rows
from analysis.core.grouping import codes, condition, grouped, parts
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_values
from analysis.core.statistics.inference.methods import LOGIT, TWO_WAY

By = Literal["band", "year", "minutes", "utterances"]


def topic_group_samples(selection: Selection, *, by: By) -> list[Sample]:
    """For each topic and group: 1 where a dialogue of the group has the topic, 0 elsewhere."""
    dialogues = _dialogues(selection, by=by)
    groups = [*parts(dialogues, by)]
    return [
        of_values(part, (part["topic_main"] == topic).to_numpy().astype(float), (topic, group), is_share=True)
        for topic in codes(dialogues.with_columns(group="topic_main"), "topic")
        for group, part in groups
    ]


def _of_group(row: Row, selection: Selection) -> RowTarget:
    return RowTarget(condition(row["by"], row["group"]).having(topics=(row["topic_main"],)))


def _dialogues(selection: Selection, *, by: By) -> pl.DataFrame:
    need(selection, "topics")
    return grouped(selection, by).filter(pl.col("topic_main").is_not_null())


@table(
    methods=(TWO_WAY, LOGIT),
    samples=topic_group_samples,
    drilldown=Leads(_of_group, n="n_topic", named=("topic_main", "group")),
    basis=of_dialogues(_dialogues),
)
def topic_groups(selection: Selection, *, by: By = "band") -> pl.DataFrame:
    """Which share each topic has in each score band, year, session length or number of utterances.

    Options:
        by: what the dialogues are grouped by: band, year, minutes, utterances

    Columns:
        topic_main
        by (band, year, minutes, utterances)
        group (code; lengths as 60-69, both ends included)
        share (of the group's dialogues with a topic, 0-1; the topics of a group add up to 1)
        low, high (95 % interval, two-way clustered by client and counselor, on the logit scale; null where fewer
            than 5 clients or counselors are in the group or behind the topic in it)
        n_topic (dialogues of the topic in the group)
        n_dialogues of the group
        n_clients, n_counselors in the group
        largest_share (of one person in the group)

    Exploratory: no correction.
    """
    keys = {"topic_main": pl.String, "group": pl.String}
    shares = in_rows(topic_group_samples(selection, by=by), keys, SHARE_INTERVAL).with_columns(by=pl.lit(by))
    own = _dialogues(selection, by=by).group_by("topic_main", "group").agg(n_topic=pl.len())
    joined = shares.join(own, on=["topic_main", "group"], how="left", maintain_order="left")
    filled = joined.with_columns(pl.col("n_topic").fill_null(0))
    return filled.select("topic_main", "by", "group", "share", "low", "high", "n_topic", *SAMPLE_SIZES)
