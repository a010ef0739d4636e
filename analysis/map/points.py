"""The map: where each dialogue lies, and what is known of it."""

from typing import Literal, get_args

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, of_dialogue, one
from analysis.core.experience import experience
from analysis.core.query.highlights import has_conditions
from analysis.core.query.selection import Selection, utterance_mask
from analysis.core.registry import need, table
from analysis.map.cluster_names import cluster_name
from analysis.map.labelled import by_labels
from analysis.map.methods import LAYOUT, mapped
from data.encoders import DEFAULT

By = Literal[
    "topic", "cluster", "score", "year", "regime", "experience", "hit", "preservation", "likeness", "label"
]
NEEDS = {
    "topic": "topics",
    "score": "score",
    "year": "times",
    "regime": "feedback",
    "experience": "persons",
}
CODES: tuple[By, ...] = ("topic", "cluster", "regime")


@table(
    methods=mapped(LAYOUT),
    not_comparable="rows",
    within_corpus=True,
    drilldown=Leads(of_dialogue, one, named=("dialogue_id",)),
)
def map_points(
    selection: Selection,
    *,
    by: By = "topic",
    text: str = "",
    codes: str = "",
    names: str = "",
    encoder: str = DEFAULT,
) -> pl.DataFrame:
    """Where every dialogue of the corpus lies on the map; those of the selection are chosen, the rest is context.

    Near on the map means alike in words and meaning; a large distance, the size of a gap and the density of a
    heap say nothing.

    Options:
        by: what the points are grouped by: topic, cluster, score, year, regime, experience, hit, preservation,
            likeness, label
        codes: whose labels: a scheme (the most frequent code, or the mean), or a code or a range of it (its share
            of the coded utterances), by a coder, as tag:Reflection@gold; empty: the most used scheme
        text: mark dialogues that hold these words
        names: names given to clusters by number, as 3=進路;5=school
        encoder: the encoder whose vectors are used

    Columns:
        dialogue_id
        x, y (without unit)
        chosen (whether the selection holds it)
        coloured_by, map_group (what colours it: a code for topic, cluster, regime and a scheme of labels, else
            null) and map_number (the same where it is a number: score, year, experience, preservation, likeness,
            hit: how many utterances meet the filter's search, and of labels a share of coded utterances, 0-1, or
            a mean)
        scheme, label_code (of labels: what was coded, and the code whose share it is)
        cluster_name (where clusters colour it)
        topic_main
        topic_sub
        score
        year
        map_cluster (1 is the largest)
        regime
        experience (how many dialogues the counselor had before in the corpus)
        preservation (share of the 10 nearest dialogues that are among the 30 nearest on the map, 0-1)
        likeness (cosine with ``text``, null without one)

    ``names``: of clusters, ``3=進路;5=school``; ``encoder``: whose map.
    """
    if by in NEEDS:
        need(selection, NEEDS[by])
    corpus = selection.corpus
    layout = corpus.layout_of(encoder)
    points = corpus.dialogues.select(
        "dialogue_id",
        "topic_main",
        "topic_sub",
        "score",
        year=pl.col("started_at").dt.year(),
        regime=pl.col("regime").cast(pl.String),
        experience=pl.when(pl.col("started_at").is_not_null()).then(experience("counselor")),
        chosen=pl.Series(selection.mask),
        hit=pl.Series(_hits(selection) if by == "hit" else np.full(len(selection.mask), None), dtype=pl.UInt32),
        likeness=pl.Series(_likeness(selection, text, encoder), dtype=pl.Float32),
    ).hstack(layout.table.rename({"cluster": "map_cluster"}))
    columns = {"topic": "topic_main", "cluster": "map_cluster", "regime": "regime"}
    nothing = pl.lit(None, dtype=pl.String)
    coloured: dict[str, pl.Expr | pl.Series] = {
        "map_group": pl.col(columns[by]).cast(pl.String) if by in columns else nothing,
        "map_number": pl.lit(None, dtype=pl.Float64)
        if by in columns or by == "label"
        else pl.col(by).cast(pl.Float64),
        "scheme": nothing,
        "label_code": nothing,
    }
    if by == "label":
        coloured |= by_labels(corpus, codes).to_dict()
    return points.select(
        "dialogue_id",
        "x",
        "y",
        "chosen",
        coloured_by=pl.lit(by),
        **coloured,
        cluster_name=_names(selection, names, encoder) if by == "cluster" else pl.lit(None, dtype=pl.String),
        **{
            name: pl.col(name)
            for name in (
                "topic_main",
                "topic_sub",
                "score",
                "year",
                "map_cluster",
                "regime",
                "experience",
                "preservation",
                "likeness",
            )
        },
    )


def choices(selection: Selection) -> tuple[By, ...]:
    """What the map of a selection can be coloured by: what its corpus has, and hits where it is a search."""
    available = (by for by in get_args(By) if by not in NEEDS or selection.corpus.has(NEEDS[by]))
    possible = {"hit": has_conditions(selection.filter), "label": bool(selection.corpus.coding.coders())}
    return tuple(by for by in available if possible.get(by, True))


def _hits(selection: Selection) -> np.ndarray:
    """(n_dialogues,) how many utterances of each meet the search."""
    mask = utterance_mask(selection.corpus, selection.filter)
    return np.add.reduceat(mask.astype(np.uint32), selection.corpus.offsets[:-1])


def _names(selection: Selection, names: str, encoder: str) -> pl.Expr:
    numbers = selection.corpus.layout_of(encoder).table["cluster"].unique()
    called = {number: cluster_name(selection, number, names, encoder) for number in numbers}
    return pl.col("map_cluster").replace_strict(called, return_dtype=pl.String)


def _likeness(selection: Selection, text: str, encoder: str) -> np.ndarray:
    if not text.strip():
        return np.full(len(selection.mask), None)
    vectors = selection.corpus.vectors_of(encoder)
    return vectors.likeness(vectors.encode([text])[0])
