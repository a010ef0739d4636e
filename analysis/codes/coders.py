"""Who coded what: a row a coder and scheme."""

import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.coded.coded import once_per_labels
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


def by_dialogue(selection: Selection) -> pl.DataFrame:
    """Labels by selected dialogue, scheme and coder: n_labels, n_utterances, n_unsure, made_by.

    Raises Absent where the corpus has no labels.
    """
    corpus = selection.corpus
    if corpus.labels.is_empty():
        raise Absent("coded", corpus.id)

    def make() -> pl.DataFrame:
        kind = pl.col("kind").cast(pl.String)
        return (
            corpus.labels.lazy()
            .group_by("scheme", "coder", kind.alias("coder_kind"), "dialogue_id")
            .agg(
                n_labels=pl.len(),
                n_utterances=pl.col("position").n_unique(),
                n_unsure=pl.col("unsure").sum(),
                made_by=pl.col("made_by").max(),
            )
            .collect()
        )

    counted = once_per_labels(corpus, "by dialogue", make)
    if selection.is_whole:
        return counted
    return counted.join(selection.dialogues.select("dialogue_id"), on="dialogue_id", how="semi")


def coded_dialogues(selection: Selection, **options: object) -> pl.DataFrame:
    """The selected dialogues with a label of any coder."""
    named = by_dialogue(selection).select("dialogue_id").unique()
    return selection.dialogues.join(named, on="dialogue_id", how="semi", maintain_order="left")


def coded_by_people(selection: Selection, **options: object) -> pl.DataFrame:
    """The selected dialogues that people coded."""
    people = by_dialogue(selection).filter(pl.col("coder_kind").is_in(["person", "gold"]))
    return selection.dialogues.join(people, on="dialogue_id", how="semi", maintain_order="left")


def of_coder(row: Row, selection: Selection) -> RowTarget:
    """The dialogues in which a coder coded something of a scheme."""
    own = [pl.col(name) == row[name] for name in ("scheme", "coder", "coder_kind")]
    return RowTarget(mask=those(selection, by_dialogue(selection).filter(own)))


@table(
    methods=(),
    basis=of_dialogues(coded_dialogues),
    drilldown=Leads(of_coder, named=("coder", "scheme")),
    not_comparable="facts",
)
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
    counts = by_dialogue(selection).group_by("scheme", "coder", "coder_kind").agg(
        pl.col("n_labels", "n_utterances").sum(),
        unsure_share=pl.col("n_unsure").sum() / pl.col("n_labels").sum(),
        n_dialogues=pl.len(),
        made_by=pl.col("made_by").max(),
    ).sort("scheme", "coder_kind", "coder")  # fmt: skip
    return counts.select(pl.col(name).cast(dtype) for name, dtype in CODERS.items())
