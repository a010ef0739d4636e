"""Sub-topics, free text: each with its counts, and grouped by what they are written with."""

import unicodedata
from typing import Any

import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.errors import Absent
from analysis.core.estimates import SHARE_INTERVAL, in_rows
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, TextKey, of_shares
from analysis.core.statistics.inference.methods import LOGIT, TWO_WAY
from analysis.core.text.per_corpus import once_per_corpus
from analysis.topics.text_clusters import cluster_texts
from data.corpus import Corpus


def _of_sub_topic(row: Row, selection: Selection) -> RowTarget:
    is_it = (pl.col(name) == row[name] for name in ("topic_main", "topic_sub"))
    return RowTarget(mask=those(selection, _named(selection).filter(*is_it)))


def sub_topic_samples(selection: Selection, *, find: str, k: int) -> list[Sample]:
    """For each sub-topic, by main topic: 1 where one of the topic's dialogues has it, 0 elsewhere."""
    rows = sub_topics(selection, find=find, k=k).select("topic_main", "topic_sub")
    samples = []
    for (topic,), dialogues in _named(selection).group_by("topic_main", maintain_order=True):
        named = rows.filter(pl.col("topic_main") == topic)["topic_sub"]
        numbers = dialogues["topic_sub"].replace_strict(named, range(len(named)), default=-1).to_numpy()
        hits = {(topic, TextKey(name)): numbers == number for number, name in enumerate(named)}
        samples += of_shares(dialogues, hits, (topic,))
    return samples


def _named(selection: Selection, **options: Any) -> pl.DataFrame:
    """The dialogues with main topic and sub-topic."""
    need(selection, "topics")
    if selection.corpus.dialogues["topic_sub"].null_count() == selection.corpus.dialogues.height:
        raise Absent("sub_topics", selection.corpus.id)
    return selection.dialogues.filter(pl.col("topic_sub").is_not_null() & pl.col("topic_main").is_not_null())


@table(
    methods=(),
    samples=sub_topic_samples,
    drilldown=Leads(_of_sub_topic, named=("topic_main", "topic_sub")),
    basis=of_dialogues(_named),
)
def sub_topics(selection: Selection, *, find: str = "", k: int = 24) -> pl.DataFrame:
    """Every sub-topic with its counts, by main topic; ``find`` keeps those that hold the words.

    Options:
        find: only sub-topics that hold all these words
        k: how many clusters the sub-topics are grouped into

    Columns:
        topic_main
        topic_sub (free text)
        n_dialogues
        share (of this main topic's dialogues, 0-1)
        n_clients
        cluster (see sub_topic_clusters; null where it shares no term with others)

    Main topics most frequent first, then sub-topics by count. ``find``: all its words must occur, width and case
    do not matter.
    """
    dialogues = _named(selection)
    of = _named_clusters(selection.corpus, k)[1]
    counts = dialogues.group_by("topic_main", "topic_sub").agg(
        n_dialogues=pl.len(), n_clients=pl.col("client_id").drop_nulls().n_unique()
    )
    whole = pl.col("n_dialogues").sum().over("topic_main")
    counts = counts.with_columns(share=pl.col("n_dialogues") / whole, whole=whole).join(
        of, on="topic_sub", how="left"
    )
    for word in _words(find):
        counts = counts.filter(_normalized(pl.col("topic_sub")).str.contains(word, literal=True))
    ordered = counts.sort("whole", "topic_main", "n_dialogues", "topic_sub", descending=[True, False, True, False])
    return ordered.select("topic_main", "topic_sub", "n_dialogues", "share", "n_clients", "cluster")


def sub_topic_cluster_samples(selection: Selection, *, k: int) -> list[Sample]:
    """For each cluster: 1 where a dialogue's sub-topic is in it, 0 elsewhere."""
    return _samples(*clustered(selection, k))


def _of_cluster(row: Row, selection: Selection, *, k: int) -> RowTarget:
    return RowTarget(mask=those(selection, clustered(selection, k)[0].filter(pl.col("cluster") == row["cluster"])))


@table(
    methods=(TWO_WAY, LOGIT),
    samples=sub_topic_cluster_samples,
    drilldown=Leads(_of_cluster, named=("cluster",)),
    basis=of_dialogues(_named),
)
def sub_topic_clusters(selection: Selection, *, k: int = 24) -> pl.DataFrame:
    """Sub-topics grouped by the terms they are written with, most frequent first.

    The clusters are made of all sub-topics of the corpus (TF-IDF of runs of one script, spherical k-means with a
    fixed seed), so that every selection has the same. They sort words, not meanings.

    Options:
        k: how many clusters the sub-topics are grouped into

    Columns:
        cluster (the sub-topic nearest to its centre)
        share (of the dialogues with a sub-topic, 0-1)
        low, high (95 % interval of the share, two-way clustered by client and counselor, on the logit scale; null
            where fewer than 5 of either are behind it)
        topic_main (the most frequent one in it)
        main_share (its share in the cluster, 0-1)
        n_sub_topics
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person in the cluster)
    """
    dialogues, centres = clustered(selection, k)
    shares = in_rows(_samples(dialogues, centres), {"cluster": pl.String}, SHARE_INTERVAL)
    by_main = dialogues.group_by("cluster", "topic_main").len().sort("len", "topic_main", descending=[True, False])
    mains = by_main.group_by("cluster", maintain_order=True).agg(
        pl.col("topic_main").first(), main_share=pl.col("len").first() / pl.col("len").sum()
    )
    own = dialogues.group_by("cluster").agg(
        n_sub_topics=pl.col("topic_sub").n_unique(),
        n_dialogues=pl.len(),
        n_clients=pl.col("client_id").drop_nulls().n_unique(),
        n_counselors=pl.col("counselor_id").drop_nulls().n_unique(),
        largest_share=pl.max_horizontal(
            pl.col(person).drop_nulls().unique_counts().max() / pl.len()
            for person in ("client_id", "counselor_id")
        ),
    )
    frame = shares.select("cluster", "share", "low", "high")
    for other in (centres, mains, own):
        frame = frame.join(other, on="cluster", how="left", maintain_order="left")
    ordered = frame.sort("n_dialogues", "cluster", descending=[True, False])
    return ordered.select(
        "cluster", "share", "low", "high", "topic_main", "main_share",
        "n_sub_topics", "n_dialogues", "n_clients", "n_counselors", "largest_share",
    )  # fmt: skip


def clustered(selection: Selection, k: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The dialogues with a last column ``cluster``, and the clusters, largest first."""
    dialogues = _named(selection)
    centres, of = _named_clusters(selection.corpus, k)
    return dialogues.join(of, on="topic_sub", how="left", maintain_order="left"), centres


@once_per_corpus
def _named_clusters(corpus: Corpus, k: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The clusters of all sub-topics of a corpus, and each sub-topic with its cluster's name."""
    counts = corpus.dialogues["topic_sub"].drop_nulls().value_counts(name="n").sort("topic_sub")
    texts = counts["topic_sub"].to_list()
    clusters = cluster_texts(texts, counts["n"].to_numpy().astype(float), k=max(1, int(k)))
    centres = pl.DataFrame({"cluster": clusters.centres}, schema={"cluster": pl.String})
    of = [clusters.centres[number] if number >= 0 else None for number in clusters.of]
    schema = {"topic_sub": pl.String, "cluster": pl.String}
    return centres, pl.DataFrame({"topic_sub": texts, "cluster": of}, schema=schema)


def _samples(dialogues: pl.DataFrame, centres: pl.DataFrame) -> list[Sample]:
    present = set(dialogues["cluster"].drop_nulls())
    inside = {
        name: (dialogues["cluster"] == name).fill_null(False) for name in centres["cluster"] if name in present
    }
    return of_shares(dialogues, {(TextKey(name),): hit for name, hit in inside.items()})


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFKC", text).lower().split()


def _normalized(column: pl.Expr) -> pl.Expr:
    return column.str.normalize("NFKC").str.to_lowercase()
