"""Topics: how often each occurs, and how its dialogues were rated."""

from typing import Literal

import polars as pl

from analysis import inference
from analysis.inference import Clusters, Estimate
from analysis.registry import need, table
from analysis.selection import Selection

INTERVAL_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "low": pl.Float64,
    "high": pl.Float64,
    "n_dialogues": pl.UInt32,
    "n_clients": pl.UInt32,
    "n_counselors": pl.UInt32,
    "largest_share": pl.Float64,
}


def row(estimate: Estimate) -> tuple[float | int | None, ...]:
    """An estimate as (value, low, high, n, clients, counselors, largest), nan as null."""
    values = (
        estimate.value,
        estimate.low,
        estimate.high,
        estimate.n,
        estimate.clients,
        estimate.counselors,
        estimate.largest,
    )
    return tuple(None if value != value else value for value in values)


@table
def topic_counts(selection: Selection) -> pl.DataFrame:
    """Which share of the dialogues each main topic has, with interval, most frequent first.

    Columns: topic_main; share (of the dialogues with a topic, 0-1); low, high (95 % interval of the
    share, two-way clustered by client and counselor, on the logit scale; null below 5 clusters);
    n_dialogues of the topic; n_clients, n_counselors in them; largest_share (of one person in them).
    """
    need(selection, "topics")
    dialogues = selection.dialogues.filter(pl.col("topic_main").is_not_null())
    clusters = Clusters.of(dialogues)
    rows = []
    for (topic,), count in _by_topic(dialogues):
        hit = (dialogues["topic_main"] == topic).to_numpy()
        whole = inference.share(hit, clusters)
        own = inference.mean(hit[hit].astype(float), clusters.at(hit) if clusters else None)
        rows.append((topic, *row(whole)[:3], count, *row(own)[4:]))
    schema = {"topic_main": pl.String, "share": pl.Float64, **INTERVAL_SCHEMA}
    return pl.DataFrame(rows, schema=schema, orient="row").sort(
        "n_dialogues", descending=True, maintain_order=True
    )


@table
def topic_scores(selection: Selection, *, measure: Literal["item_sum", "score"] = "item_sum") -> pl.DataFrame:
    """How clients rated the dialogues of each main topic: mean with interval, highest first.

    ``item_sum`` is the plain sum of the 20 items, ``score`` the published one in its three regimes.
    Columns: topic_main; mean (0-100); low, high (95 % interval, two-way clustered by client and
    counselor; null below 5 clusters); n_dialogues with the measure; n_clients, n_counselors;
    largest_share (of one person).
    """
    need(selection, "topics")
    need(selection, "score")
    column = measure if selection.dialogues[measure].is_not_null().any() else "score"
    dialogues = selection.dialogues.filter(pl.col("topic_main").is_not_null() & pl.col(column).is_not_null())
    clusters = Clusters.of(dialogues)
    rows = []
    for (topic,), _ in _by_topic(dialogues):
        here = (dialogues["topic_main"] == topic).to_numpy()
        values = dialogues[column].to_numpy()[here].astype(float)
        rows.append((topic, *row(inference.mean(values, clusters.at(here) if clusters else None))))
    schema = {"topic_main": pl.String, "mean": pl.Float64, **INTERVAL_SCHEMA}
    return pl.DataFrame(rows, schema=schema, orient="row").sort("mean", descending=True, maintain_order=True)


def _by_topic(dialogues: pl.DataFrame) -> list[tuple[tuple[str], int]]:
    counts = dialogues.group_by("topic_main", maintain_order=True).len().sort("len", "topic_main")
    return [((topic,), count) for topic, count in reversed(counts.rows())]
