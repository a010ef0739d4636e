"""Samples of utterances to be coded: stratified, with known probabilities, the same ones for the same seed."""

from collections.abc import Sequence
from math import ceil
from typing import Literal

import numpy as np
import polars as pl

from analysis.core.conditions.score_bands import band_of
from analysis.core.errors import mistake
from analysis.core.query.selection import Selection
from data.core.turns import fifth

Stratify = Literal["none", "role", "phase", "topic", "band"]
Design = Literal["utterances", "dialogues", "globals"]
NEEDS = {"topic": "topics", "band": "score"}
Z = 1.959963984540054
SMALLEST = 2  # from each stratum, so that its share can be estimated with an error


def size_for(half_width: float, population: int, share: float = 0.5) -> int:
    """How many of a population to draw so that a share's 95% interval is at most this wide to each side.

    The normal approximation with the correction for a finite population (Cochran, 1977, chapter 4).
    """
    plain = Z**2 * share * (1 - share) / half_width**2
    return min(population, ceil(plain / (1 + (plain - 1) / population))) if population else 0


def population(selection: Selection, roles: Sequence[str], design: Design = "utterances") -> pl.DataFrame:
    """What a sample is drawn from, in the order of the corpus.

    Utterances of these roles in the selection, those alone that match where it has a condition on utterances;
    of the design ``globals`` the last utterance of each dialogue.

    Columns:
        dialogue_id, position: the utterance.
        role: who speaks.
        phase: fifth of the dialogue, 1 to 5.
    """
    phase = fifth(pl.col("position"), pl.len().over("dialogue_id")).cast(pl.UInt8)
    rows = selection.corpus.utterances.select("dialogue_id", "position", "role", phase=phase)
    mask = np.repeat(selection.mask, np.diff(selection.corpus.offsets))
    if design == "globals":
        last = np.zeros(len(mask), dtype=bool)
        last[selection.corpus.offsets[1:] - 1] = True
        return rows.filter(pl.Series(mask & last))
    if selection.matching_utterances is not None and design == "utterances":
        mask = mask & selection.matching_utterances
    return rows.filter(pl.Series(mask) & pl.col("role").cast(pl.String).is_in(list(roles)))


def draw(
    selection: Selection,
    roles: Sequence[str],
    n: int,
    *,
    design: Design = "utterances",
    stratify: Stratify = "none",
    seed: int = 1,
    test_share: float = 0.5,
) -> pl.DataFrame:
    """The sample, in the order in which it is coded.

    Args:
        selection: what is drawn from.
        roles: whose utterances.
        n: how many utterances, or of the designs ``dialogues`` and ``globals`` how many dialogues.
        design: single utterances in random order; every utterance of whole dialogues; or one rating a dialogue.
        stratify: what the strata are; each gives in proportion to its size, at least two.
        seed: of the random numbers.
        test_share: which share is kept for testing machine labels, of each stratum.

    Columns:
        dialogue_id, position: the utterance.
        probability: with which it was drawn, above 0 to 1.
        stratum: of the design.
        split: dev or test.
    """
    rows = population(selection, roles, design)
    if rows.is_empty():
        raise mistake("nothing_to_code")
    rng = np.random.default_rng(seed)
    if design == "dialogues":
        dialogues = rows.select("dialogue_id").unique(maintain_order=True)
        drawn = _drawn(_with_strata(dialogues, selection, stratify), n, rng, test_share)
        return drawn.join(rows, on="dialogue_id", maintain_order="left").select(*COLUMNS)
    return _drawn(_with_strata(rows, selection, stratify), n, rng, test_share).select(*COLUMNS)


COLUMNS = ("dialogue_id", "position", "probability", "stratum", "split")


def _with_strata(rows: pl.DataFrame, selection: Selection, stratify: Stratify) -> pl.DataFrame:
    if stratify in ("role", "phase") and stratify in rows.columns:
        return rows.with_columns(stratum=pl.col(stratify).cast(pl.String))
    if stratify in NEEDS and selection.corpus.has(NEEDS[stratify]):
        value = pl.col("topic_main") if stratify == "topic" else band_of(pl.col("score"))
        of_dialogue = selection.dialogues.select("dialogue_id", stratum=value.fill_null("").cast(pl.String))
        return rows.join(of_dialogue, on="dialogue_id", how="left", maintain_order="left")
    return rows.with_columns(stratum=pl.lit(""))


def _drawn(rows: pl.DataFrame, n: int, rng: np.random.Generator, test_share: float) -> pl.DataFrame:
    """Rows of each stratum in proportion, shuffled over all strata."""
    parts = []
    for stratum in sorted(rows["stratum"].unique()):
        members = rows.filter(pl.col("stratum") == stratum)
        wanted = min(members.height, max(SMALLEST, round(n * members.height / rows.height)))
        chosen = rng.choice(members.height, wanted, replace=False)
        tested = np.zeros(wanted, dtype=bool)
        tested[: round(wanted * test_share)] = True
        part = members[chosen.tolist()].with_columns(
            probability=pl.lit(wanted / members.height),
            split=pl.Series(np.where(rng.permutation(tested), "test", "dev")),
        )
        parts.append(part)
    drawn = pl.concat(parts)
    shuffled: pl.DataFrame = drawn[rng.permutation(drawn.height).tolist()]
    return shuffled
