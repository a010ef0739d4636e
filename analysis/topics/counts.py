"""Topics: how often each occurs, and how its dialogues were rated."""

import polars as pl

from analysis.core.basis import having, of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, of_topic, rated
from analysis.core.estimates import INTERVAL, SHARE_INTERVAL, in_rows
from analysis.core.measure import Measure, measured
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_column, of_values
from analysis.core.statistics.inference.methods import LOGIT, TWO_WAY


def topic_share_samples(selection: Selection) -> list[Sample]:
    """For each topic: 1 where a dialogue has it, 0 elsewhere, most frequent first."""
    need(selection, "topics")
    dialogues = selection.dialogues.filter(pl.col("topic_main").is_not_null())
    return [
        of_values(dialogues, (dialogues["topic_main"] == topic).to_numpy().astype(float), (topic,), is_share=True)
        for topic in _topics(dialogues)
    ]


@table(
    methods=(TWO_WAY, LOGIT),
    samples=topic_share_samples,
    drilldown=Leads(of_topic, named=("topic_main",)),
    basis=having("topic_main"),
)
def topic_counts(selection: Selection) -> pl.DataFrame:
    """Which share of the dialogues each main topic has, with interval, most frequent first.

    Columns:
        topic_main
        share (of the dialogues with a topic, 0-1)
        low, high (95 % interval of the share, two-way clustered by client and counselor, on the logit scale; null
            where fewer than 5 clients or counselors have the topic)
        n_dialogues of the topic
        n_clients, n_counselors in them
        largest_share (of one person in them)
    """
    shares = in_rows(topic_share_samples(selection), {"topic_main": pl.String}, SHARE_INTERVAL)
    own = selection.dialogues.group_by("topic_main").agg(
        n_dialogues=pl.len(),
        n_clients=pl.col("client_id").drop_nulls().n_unique(),
        n_counselors=pl.col("counselor_id").drop_nulls().n_unique(),
        largest_share=pl.max_horizontal(
            pl.col(person).drop_nulls().unique_counts().max() / pl.len()
            for person in ("client_id", "counselor_id")
        ),
    )
    return shares.select("topic_main", "share", "low", "high").join(
        own, on="topic_main", how="left", maintain_order="left"
    )


def rated_topics(selection: Selection, *, measure: Measure) -> pl.DataFrame:
    """The dialogues with a topic and a rating."""
    need(selection, "topics")
    return selection.dialogues.drop_nulls(["topic_main", measured(selection, measure)])


def topic_score_samples(selection: Selection, *, measure: Measure) -> list[Sample]:
    """For each topic: the ratings of its dialogues."""
    dialogues, column = rated_topics(selection, measure=measure), measured(selection, measure)
    return [
        of_column(dialogues.filter(pl.col("topic_main") == topic), column, (topic,))
        for topic in _topics(dialogues)
    ]


def _of_rated_topic(row: Row, selection: Selection) -> RowTarget:
    return RowTarget(rated(selection, row["measure"]).having(topics=(row["topic_main"],)))


@table(
    methods=(TWO_WAY,),
    samples=topic_score_samples,
    drilldown=Leads(_of_rated_topic, named=("topic_main",)),
    basis=of_dialogues(rated_topics),
)
def topic_scores(selection: Selection, *, measure: Measure = "item_sum") -> pl.DataFrame:
    """How clients rated the dialogues of each main topic: mean with interval, highest first.

    ``item_sum`` is the plain sum of the 20 items, ``score`` the published one in its three regimes; where there
    are no items the score is taken. Topics without an interval come last.

    Options:
        measure: score (the published one) or item_sum (the plain sum of the 20 items)

    Columns:
        topic_main
        mean (0-100)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues with the measure
        n_clients, n_counselors
        largest_share (of one person)
        measure (item_sum or score)
    """
    means = in_rows(topic_score_samples(selection, measure=measure), {"topic_main": pl.String}, INTERVAL)
    named = means.with_columns(measure=pl.lit(measured(selection, measure)))
    return named.sort(pl.col("low").is_null(), "mean", descending=[False, True], maintain_order=True)


def _topics(dialogues: pl.DataFrame) -> list[str]:
    """The topics there are, most frequent first, ties by name."""
    counts = dialogues.group_by("topic_main").len().sort("len", "topic_main", descending=[True, False])
    return counts["topic_main"].to_list()
