"""Who coded what: a row a coder and scheme."""

import polars as pl

from analysis.codes.reading.coded import GOLD
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.errors import Absent
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table

CODERS: Types = {
    "scheme": pl.String,
    "coder": pl.String,
    "coder_kind": pl.String,
    "n_labels": pl.UInt32,
    "n_utterances": pl.UInt32,
    "unsure_share": pl.Float64,
    "n_dialogues": pl.UInt32,
    "made_by": pl.String,
}


def labels_in(selection: Selection) -> pl.DataFrame:
    """The labels of the selected dialogues. Raises Absent where the corpus has none."""
    labels = selection.corpus.labels
    if labels.is_empty():
        raise Absent("coded", selection.corpus.id)
    if selection.is_whole:
        return labels
    return labels.join(selection.dialogues.select("dialogue_id"), on="dialogue_id", how="semi")


def of_coder(row: Row, selection: Selection) -> RowTarget:
    """The dialogues in which a coder coded something of a scheme."""
    is_gold = row["coder_kind"] == GOLD
    own = (pl.col("kind") == GOLD) if is_gold else (pl.col("kind") != GOLD)
    labels = labels_in(selection).filter(
        own & (pl.col("scheme") == row["scheme"]) & (pl.col("coder") == row["coder"])
    )
    return RowTarget(mask=those(selection, labels))


@table(methods=(), drilldown=Leads(of_coder, named=("coder", "scheme")), not_comparable="facts")
def coder_summary(selection: Selection) -> pl.DataFrame:
    """Who coded what: how many labels each coder gave in each scheme, how often unsure, and where they come from.

    Columns:
        scheme
        coder
        coder_kind (person, rule, model, source: of the corpus; gold: settled among coders)
        n_labels
        n_utterances (with such a label)
        unsure_share (of the labels, marked as unsure, 0-1)
        n_dialogues
        made_by (of what no person gave: name, version, prompt)
    """
    kind = pl.col("kind").cast(pl.String)
    found = (
        labels_in(selection)
        .group_by("scheme", "coder", kind.alias("coder_kind"))
        .agg(
            n_labels=pl.len(),
            n_utterances=pl.struct("dialogue_id", "position").n_unique(),
            unsure_share=pl.col("unsure").mean(),
            n_dialogues=pl.col("dialogue_id").n_unique(),
            made_by=pl.col("made_by").max(),
        )
        .sort("scheme", "coder_kind", "coder")
    )
    return found.select(pl.col(name).cast(dtype) for name, dtype in CODERS.items())
