"""Judgements as a file that ``python -m data judgements add`` reads again."""

import polars as pl

from data.corpus import Corpus

TIE = "tie"


def as_file(corpus: Corpus, rows: pl.DataFrame) -> pl.DataFrame:
    """The judgements with the columns of a file: pairs have ``winner``, ratings of one response ``value``.

    Dialogues are named by their source's ids; of a pair ``system_a`` is who was shown first, where that is known
    (``order`` is ab then). ``study`` is the study or the set.
    """
    sources = corpus.dialogues.select("dialogue_id", "source_id")
    named = rows.join(sources, on="dialogue_id", how="left", maintain_order="left")
    is_pair = pl.col("second").is_not_null()
    winner = pl.when(pl.col("value") > 0.5).then("first").when(pl.col("value") < 0.5).then("second")
    return named.select(
        dialogue_id="source_id",
        position="position",
        system=pl.when(~is_pair).then("first"),
        system_a=pl.when(is_pair).then("first"),
        system_b="second",
        winner=pl.when(is_pair).then(winner.otherwise(pl.lit(TIE))),
        value=pl.when(~is_pair).then("value"),
        attribute="attribute",
        rater="rater",
        kind=pl.col("kind").cast(pl.String),
        order=pl.when(is_pair & pl.col("ordered")).then(pl.lit("ab")),
        reason="reason",
        reasons="reasons",
        at=pl.col("at").dt.to_string("iso:strict"),
        chars_a="chars_first",
        chars_b="chars_second",
        study="study",
    )
