"""The clusters of the map: how large, about what, how rated, and how far they can be relied on."""

from typing import Any

import polars as pl

from analysis.core.basis import having, of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import INTERVAL, SHARE_INTERVAL, in_rows
from analysis.core.measure import Measure, measured
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_column, of_values
from analysis.core.statistics.inference.methods import LOGIT, TWO_WAY
from analysis.map.cluster_names import cluster_name, cluster_words
from analysis.map.methods import CLUSTERS, LAYOUT, mapped
from data.encoders import DEFAULT


def clustered(selection: Selection, encoder: str = DEFAULT) -> pl.DataFrame:
    """The dialogues of a selection with a last column ``map_cluster``."""
    layout = selection.corpus.layout_of(encoder).table
    return selection.dialogues.with_columns(map_cluster=layout["cluster"].filter(pl.Series(selection.mask)))


def _of_cluster(row: Row, selection: Selection, **options: Any) -> RowTarget:
    """The dialogues of the cluster; with a topic, those that have it."""
    names = ("map_cluster", "topic_main") if "n_topic" in row else ("map_cluster",)
    is_it = (pl.col(name) == row[name] for name in names)
    return RowTarget(
        mask=those(selection, clustered(selection, str(options.get("encoder", DEFAULT))).filter(*is_it))
    )


def map_cluster_samples(selection: Selection, *, measure: Measure, names: str, encoder: str) -> list[Sample]:
    """For each cluster: the ratings of its dialogues; where the corpus has none, which share it has."""
    dialogues = clustered(selection, encoder)
    if not selection.corpus.has("score"):
        return _share_samples(dialogues)
    column = measured(selection, measure)
    return [of_column(dialogues.filter(pl.col("map_cluster") == i), column, (i,)) for i in _numbers(dialogues)]


@table(
    methods=mapped(CLUSTERS, TWO_WAY),
    samples=map_cluster_samples,
    within_corpus=True,
    drilldown=Leads(_of_cluster, "n_cluster", named=("map_cluster",)),
)
def map_clusters(
    selection: Selection, *, measure: Measure = "item_sum", names: str = "", encoder: str = DEFAULT
) -> pl.DataFrame:
    """What each cluster of the map is about, how large it is in the selection, and how it was rated.

    Clusters are made of all dialogues of the corpus (k-means of the vectors, not of the map), so that every
    selection has the same.

    Options:
        measure: score (the published one) or item_sum (the plain sum of the 20 items)
        names: names given to clusters by number, as 3=進路;5=school
        encoder: the encoder whose vectors are used

    Columns:
        map_cluster (1 is the largest of the corpus)
        cluster_name (given by a person, else its first words)
        cluster_words (five lemmas it has beyond the others, by class-based TF-IDF)
        n_cluster (dialogues of the selection in it)
        share (of the selection, 0-1)
        topic_main (the most frequent one in it), main_share (its share in the cluster, 0-1)
        mean (0-100, of the measure) with low, high (95 % interval, two-way clustered by client and counselor;
            null below 5 clusters)
        n_dialogues (with the measure)
        n_clients, n_counselors
        largest_share (of one person)
    """
    dialogues = clustered(selection, encoder)
    words = cluster_words(selection.corpus, encoder)
    counts = dialogues.group_by("map_cluster").agg(n_cluster=pl.len())
    rows = [
        (i, cluster_name(selection, i, names, encoder), "、".join(words.get(i, ())), *_topic(dialogues, i))
        for i in _numbers(dialogues)
    ]
    schema = {
        "map_cluster": pl.Int16,
        "cluster_name": pl.String,
        "cluster_words": pl.String,
        "topic_main": pl.String,
        "main_share": pl.Float64,
    }
    about = pl.DataFrame(rows, schema=schema, orient="row").join(counts, on="map_cluster", how="left")
    about = about.with_columns(share=pl.col("n_cluster") / max(1, dialogues.height))
    first = about.select(
        "map_cluster", "cluster_name", "cluster_words", "n_cluster", "share", "topic_main", "main_share"
    )
    if not selection.corpus.has("score"):
        return first.with_columns(pl.lit(None, dtype=kind).alias(name) for name, kind in INTERVAL.items())
    means = in_rows(
        map_cluster_samples(selection, measure=measure, names=names, encoder=encoder),
        {"map_cluster": pl.Int16},
        INTERVAL,
    )
    return first.join(means, on="map_cluster", how="left", maintain_order="left")


def map_share_samples(selection: Selection, *, names: str, encoder: str) -> list[Sample]:
    """For each cluster: 1 where a dialogue is in it, 0 elsewhere."""
    return _share_samples(clustered(selection, encoder))


@table(
    methods=mapped(CLUSTERS, TWO_WAY, LOGIT),
    samples=map_share_samples,
    within_corpus=True,
    drilldown=Leads(_of_cluster, "", named=("map_cluster",)),
)
def map_cluster_shares(selection: Selection, *, names: str = "", encoder: str = DEFAULT) -> pl.DataFrame:
    """Which share of the selection lies in each cluster of the map, with interval.

    Options:
        names: names given to clusters by number, as 3=進路;5=school
        encoder: the encoder whose vectors are used

    Columns:
        map_cluster
        cluster_name
        share (0-1)
        low, high (95 % interval, two-way clustered by client and counselor, on the logit scale; null below 5
            clusters)
        n_dialogues of the selection
        n_clients, n_counselors
        largest_share (of one person)
    """
    shares = in_rows(
        map_share_samples(selection, names=names, encoder=encoder), {"map_cluster": pl.Int16}, SHARE_INTERVAL
    )
    named = [cluster_name(selection, i, names, encoder) for i in shares["map_cluster"]]
    return shares.insert_column(1, pl.Series("cluster_name", named, dtype=pl.String))


def map_cluster_topic_samples(selection: Selection, *, names: str, encoder: str) -> list[Sample]:
    """For each cluster and each topic in it: 1 where a dialogue of the cluster has the topic, 0 elsewhere."""
    need(selection, "topics")
    dialogues = clustered(selection, encoder).filter(pl.col("topic_main").is_not_null())
    samples = []
    for number in _numbers(dialogues):
        inside = dialogues.filter(pl.col("map_cluster") == number)
        counts = inside["topic_main"].value_counts().sort("count", "topic_main", descending=[True, False])
        for topic in counts["topic_main"]:
            has = (inside["topic_main"] == topic).to_numpy().astype(float)
            samples.append(of_values(inside, has, (number, topic), is_share=True))
    return samples


@table(
    methods=mapped(CLUSTERS, TWO_WAY, LOGIT),
    samples=map_cluster_topic_samples,
    within_corpus=True,
    drilldown=Leads(_of_cluster, "n_topic", named=("map_cluster", "topic_main")),
    basis=having("topic_main"),
)
def map_cluster_topics(selection: Selection, *, names: str = "", encoder: str = DEFAULT) -> pl.DataFrame:
    """Which share of each cluster of the map each main topic has, with interval.

    Options:
        names: names given to clusters by number, as 3=進路;5=school
        encoder: the encoder whose vectors are used

    Columns:
        map_cluster
        cluster_name
        topic_main
        n_topic (dialogues of the cluster with the topic)
        share (of the cluster's dialogues with a topic, 0-1)
        low, high (95 % interval, two-way clustered by client and counselor, on the logit scale; null below 5
            clusters)
        n_dialogues of the cluster
        n_clients, n_counselors
        largest_share (of one person)

    Clusters by number, topics by count.
    """
    samples = map_cluster_topic_samples(selection, names=names, encoder=encoder)
    shares = in_rows(samples, {"map_cluster": pl.Int16, "topic_main": pl.String}, SHARE_INTERVAL)
    named = [cluster_name(selection, i, names, encoder) for i in shares["map_cluster"]]
    counts = pl.Series("n_topic", [int(sample.values.sum()) for sample in samples], dtype=pl.UInt32)
    return shares.insert_column(1, pl.Series("cluster_name", named, dtype=pl.String)).insert_column(3, counts)


def _all_dialogues(selection: Selection, **options: Any) -> pl.DataFrame:
    """The dialogues of the whole corpus, of which the map is made."""
    return selection.corpus.dialogues


@table(
    methods=mapped(CLUSTERS),
    not_comparable="whole",
    drilldown="a row is a number of clusters that was tried, not dialogues",
    basis=of_dialogues(_all_dialogues),
)
def map_stability(selection: Selection, *, encoder: str = DEFAULT) -> pl.DataFrame:
    """How many clusters were tried, and how far five runs from other starts agree on each number.

    The number that is taken is the largest whose agreement is at least 0.75, and where none is, the one with the
    best; it is a property of the whole corpus.

    Options:
        encoder: the encoder whose vectors are used

    Columns:
        n_clusters
        stability (mean adjusted Rand index of all pairs of runs: 1 the same clusters, 0 as by chance)
        lowest (of the pairs)
        taken (which number the map has)
    """
    about = selection.corpus.layout_of(encoder).about
    schema = {"n_clusters": pl.UInt16, "stability": pl.Float64, "lowest": pl.Float64}
    tried = pl.DataFrame(about["tried"], schema=schema, orient="row")
    return tried.with_columns(taken=pl.col("n_clusters") == about["clusters"])


@table(
    methods=mapped(LAYOUT, CLUSTERS),
    not_comparable="whole",
    drilldown="its one row is how the map of the whole corpus was made",
    basis=of_dialogues(_all_dialogues),
)
def map_facts(selection: Selection, *, encoder: str = DEFAULT) -> pl.DataFrame:
    """What the map of this corpus was made with, and how true it is to the vectors.

    Options:
        encoder: the encoder whose vectors are used

    Columns:
        encoder
        dimensions of a vector
        method (tsne; pca for fewer than 12 dialogues)
        seed
        n_dialogues
        trustworthiness (of the 10 nearest on the map, 0-1, Venna & Kaski 2001; of at most 10,000 dialogues, each
            among all)
        preservation (mean share of the 10 nearest by vector that are among the 30 nearest on the map, 0-1)
        n_clusters
        stability (adjusted Rand index over seeds; null for one cluster)
    """
    layout, vectors = selection.corpus.layout_of(encoder), selection.corpus.vectors_of(encoder)
    about = layout.about
    return pl.DataFrame(
        {
            "encoder": [vectors.encoder],
            "dimensions": [vectors.matrix.shape[1]],
            "method": [about["method"]],
            "seed": [about["seed"]],
            "n_dialogues": [len(vectors.matrix)],
            "trustworthiness": pl.Series([about["trustworthiness"]], dtype=pl.Float64),
            "preservation": pl.Series([about["preservation"]], dtype=pl.Float64),
            "n_clusters": [about["clusters"]],
            "stability": pl.Series([about["stability"]], dtype=pl.Float64),
        }
    )


def _share_samples(dialogues: pl.DataFrame) -> list[Sample]:
    return [
        of_values(dialogues, (dialogues["map_cluster"] == i).to_numpy().astype(float), (i,), is_share=True)
        for i in _numbers(dialogues)
    ]


def _numbers(dialogues: pl.DataFrame) -> list[int]:
    numbers: list[int] = dialogues["map_cluster"].unique().sort().to_list()
    return numbers


def _topic(dialogues: pl.DataFrame, number: int) -> tuple[str | None, float | None]:
    """The most frequent topic of a cluster, and its share in it."""
    topics = dialogues.filter(pl.col("map_cluster") == number)["topic_main"].drop_nulls()
    if topics.is_empty():
        return None, None
    counts = topics.value_counts().sort("count", "topic_main", descending=[True, False])
    return str(counts["topic_main"][0]), counts["count"][0] / len(topics)
