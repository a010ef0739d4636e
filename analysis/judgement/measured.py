"""Lengths and metrics of the responses that were judged, beside the judgements."""

import numpy as np
import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.statistics.inference import Array
from analysis.core.statistics.preference.bradley_terry import pairs_of
from analysis.core.text.per_corpus import once_per_corpus
from analysis.judgement.reading import Judged
from analysis.responses.answers import KEY, answered
from analysis.responses.metrics import SCALE
from data.core.problems import Missing
from data.corpus import Corpus
from data.judgement.frames import GOLD

OVERLAP = ("bleu", "chrf", "rouge_1", "rouge_2", "rouge_l")
OF_TEXT = ("chars", "question", "backchannel", "empathy", "repetition", "copied")
METRICS = (*OVERLAP, *OF_TEXT)


def measures(selection: Selection) -> pl.DataFrame:
    """One row per response that a file holds: system, dialogue_id, position and ``METRICS``; gold among them.

    Empty where the corpus has no responses.
    """
    corpus = selection.corpus
    return _measures(corpus, ",".join(one.id for one in corpus.responses.sets()))


@once_per_corpus
def _measures(corpus: Corpus, ids: str) -> pl.DataFrame:
    from analysis.core.query.filter import Filter
    from analysis.core.query.selection import select

    schema = {"system": pl.String, "dialogue_id": pl.UInt32, "position": pl.UInt32}
    empty = pl.DataFrame(schema=schema | dict.fromkeys(METRICS, pl.Float64))
    try:
        measured = answered(select(corpus, Filter()))
    except Missing:
        return empty
    values = [(pl.col(name).cast(pl.Float64) * SCALE.get(name, 1)).alias(name) for name in METRICS]
    systems = measured.measures.select("system", *KEY, *values)
    own = [pl.col(name).cast(pl.Float64) for name in OF_TEXT]
    gold = measured.golds.select(pl.lit(GOLD).alias("system"), *KEY, *own).filter(pl.col("chars") > 0)
    return pl.concat([empty, systems, gold], how="diagonal_relaxed").unique(["system", *KEY], keep="first")


def of_pairs(selection: Selection, judgements: Judged, names: tuple[str, ...]) -> Array:
    """(n, 2, names) of each judged pair the measures of both responses; nan where a file does not hold them."""
    known = measures(selection).select("system", *KEY, *names)
    sides = np.array(pairs_of(len(judgements.systems))).reshape(-1, 2)
    result = np.full((len(judgements.pair), 2, len(names)), np.nan)
    for side in range(2):
        wanted = pl.DataFrame(
            {
                "system": np.array(judgements.systems, dtype=object)[sides[judgements.pair, side]].astype(str),
                "dialogue_id": judgements.dialogue,
                "position": judgements.position,
            },
            schema_overrides={"dialogue_id": pl.UInt32, "position": pl.UInt32},
        )
        joined = wanted.join(known, on=["system", *KEY], how="left", maintain_order="left")
        result[:, side] = joined.select(pl.col(names).cast(pl.Float64).fill_null(np.nan)).to_numpy()
    return result


def lengths(selection: Selection, judgements: Judged) -> Array:
    """(n, 2) characters of both responses, from the file of judgements or the responses; nan where unknown."""
    own = np.where(judgements.chars > 0, judgements.chars, np.nan)
    if np.isnan(own).any():
        measured = of_pairs(selection, judgements, ("chars",))[:, :, 0]
        own = np.where(np.isnan(own), measured, own)
    return own
