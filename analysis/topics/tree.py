"""Main topics and the largest clusters of sub-topics in each, as a tree of counts."""

import polars as pl

from analysis.core.basis import having
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, TextKey, of_shares
from analysis.topics.counts import topic_share_samples
from analysis.topics.sub_topics import clustered

SCHEMA = {
    "topic_main": pl.String,
    "level": pl.String,
    "cluster": pl.String,
    "n_sub_topics": pl.UInt32,
    "n_dialogues": pl.UInt32,
}
LEVELS = ("main", "cluster", "rest")
CLUSTERS = 24


def topic_tree_samples(selection: Selection, *, top: int) -> list[Sample]:
    """For each main topic and each cluster in it: 1 where a dialogue has it, 0 elsewhere.

    All clusters, for the ``top`` largest are others in another cohort; so the rest is not compared.
    """
    need(selection, "topics")
    dialogues = _dialogues(selection)
    pairs = dialogues.select("topic_main", "cluster").drop_nulls().unique().sort("topic_main", "cluster")
    topics, clusters = dialogues["topic_main"], dialogues["cluster"].fill_null("")
    hits = {(topic, TextKey(name)): (topics == topic) & (clusters == name) for topic, name in pairs.iter_rows()}
    return [*topic_share_samples(selection), *of_shares(dialogues, hits, ("cluster",))]


def _of_node(row: Row, selection: Selection, *, top: int) -> RowTarget:
    topic, level = row["topic_main"], row["level"]
    if level == "main":
        return RowTarget(Filter(topics=(topic,)))
    of_topic = _dialogues(selection).filter(pl.col("topic_main") == topic)
    if level == "cluster":
        return RowTarget(mask=those(selection, of_topic.filter(pl.col("cluster") == row["cluster"])))
    tree = topic_tree(selection, top=top).filter(pl.col("topic_main") == topic, pl.col("level") == "cluster")
    shown = of_topic["cluster"].is_in(tree["cluster"].implode()).fill_null(False)
    return RowTarget(mask=those(selection, of_topic.filter(~shown)))


@table(
    methods=(),
    samples=topic_tree_samples,
    drilldown=Leads(_of_node, named=("topic_main", "level", "cluster")),
    basis=having("topic_main"),
)
def topic_tree(selection: Selection, *, top: int = 4) -> pl.DataFrame:
    """Each main topic, the largest clusters of sub-topics in it, and the rest of them together.

    Options:
        top: how many clusters of sub-topics each topic shows

    Columns:
        topic_main
        level (main: the whole topic; cluster: one of its ``top`` largest clusters, see sub_topic_clusters; rest:
            all else of the topic)
        cluster (null for main and rest)
        n_sub_topics (different ones in the row)
        n_dialogues
        share (of the dialogues with a topic, 0-1)

    Topics most frequent first, each followed by its parts. Main topics alone where the corpus has no sub-topics.
    """
    need(selection, "topics")
    dialogues = _dialogues(selection)
    mains = _counted(dialogues, ["topic_main"], "main")
    parts = _counted(dialogues.filter(pl.col("cluster").is_not_null()), ["topic_main", "cluster"], "cluster")
    largest = parts.sort("n_dialogues", "cluster", descending=[True, False]).group_by(
        "topic_main", maintain_order=True
    )
    shown = largest.head(max(1, int(top)))
    left = dialogues.join(shown, on=["topic_main", "cluster"], how="anti")
    rest = _counted(left, ["topic_main"], "rest").filter(pl.col("topic_main").is_in(shown["topic_main"].implode()))
    order = mains.sort("n_dialogues", "topic_main", descending=[True, False])["topic_main"].to_list()
    rows = pl.concat([mains, shown.select(list(SCHEMA)), rest]).with_columns(
        place=pl.col("topic_main").cast(pl.Enum(order)), depth=pl.col("level").cast(pl.Enum(LEVELS))
    )
    tree = rows.sort("place", "depth", "n_dialogues", "cluster", descending=[False, False, True, False])
    return tree.select(*SCHEMA, share=pl.col("n_dialogues") / max(1, dialogues.height))


def _dialogues(selection: Selection) -> pl.DataFrame:
    """The dialogues with a topic, and the cluster of their sub-topic."""
    try:
        dialogues = clustered(selection, CLUSTERS)[0].select("dialogue_id", "cluster")
    except Absent:
        dialogues = selection.dialogues.select("dialogue_id", cluster=pl.lit(None, dtype=pl.String))
    themed = selection.dialogues.filter(pl.col("topic_main").is_not_null())
    return themed.join(dialogues, on="dialogue_id", how="left", maintain_order="left")


def _counted(dialogues: pl.DataFrame, keys: list[str], level: str) -> pl.DataFrame:
    counts = dialogues.group_by(keys).agg(
        n_sub_topics=pl.col("topic_sub").drop_nulls().n_unique(), n_dialogues=pl.len()
    )
    named = counts.with_columns(level=pl.lit(level), **({} if "cluster" in keys else {"cluster": pl.lit(None)}))
    return named.select(pl.col(name).cast(dtype) for name, dtype in SCHEMA.items())
