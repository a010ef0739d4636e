"""How a dialogue is talked: measures of each dialogue and role, of the whole and of each fifth."""

import numpy as np
import polars as pl

from analysis.core.dialogues.steps import ROLES, SILENCE_S, steps
from analysis.core.query.selection import Selection
from analysis.core.text.per_corpus import once_per_corpus
from data.corpus import Corpus

BOTH = "both"
TIMED = ("reply_s", "pause_s", "silence_share", "silences", "time_share")
BY_ROLE = (
    "reply_s",
    "pause_s",
    "message_chars",
    "turn_utterances",
    "turn_chars",
    "question_share",
    "acknowledgment_share",
    "utterance_share",
    "char_share",
    "word_share",
    "time_share",
)
OF_BOTH = ("silences", "silence_share", "turn_entropy", "turns_per_10")
MEASURES = (*BY_ROLE, *OF_BOTH)
PHASED = (
    "reply_s",
    "message_chars",
    "turn_utterances",
    "question_share",
    "acknowledgment_share",
    "char_share",
    "time_share",
)
SHARES = ("question_share", "acknowledgment_share", "utterance_share", "char_share", "word_share", "time_share")


LOGGED = ("reply_s", "pause_s", "message_chars", "turn_chars", "turn_utterances")


def values_of(frame: pl.DataFrame, name: str) -> np.ndarray:
    """A measure's values, seconds and lengths as logarithms: they are skewed."""
    values = frame[name].cast(pl.Float64).to_numpy()
    return np.log1p(values) if name.split(" ")[0] in LOGGED else values


def names() -> tuple[str, ...]:
    """All measures of a dialogue, one for each role where it has two, as ``reply_s counselor``."""
    return (
        *(f"{name} {role}" for name in BY_ROLE for role in ROLES if name not in _ONE_SIDE or role == "counselor"),
        *OF_BOTH,
    )


_ONE_SIDE = ("utterance_share", "char_share", "word_share", "time_share")


def dialogue_measures(selection: Selection) -> pl.DataFrame:
    """One row a selected dialogue: dialogue_id, and one column for each of ``names``; null where unknown."""
    whole = _measures(selection.corpus, "whole")
    return whole if selection.is_whole else whole.filter(selection.mask)


def phase_measures(selection: Selection) -> pl.DataFrame:
    """One row a selected dialogue, role and fifth: dialogue_id, role, fifth, and ``PHASED``."""
    return _phases(selection.corpus, "fifths").join(
        selection.dialogues.select("dialogue_id"), on="dialogue_id", how="semi"
    )


def _rates(by: tuple[str, ...], rows: pl.DataFrame) -> pl.DataFrame:
    """The measures of utterances grouped by dialogue, role and what else."""
    replies = pl.col("gap").filter(pl.col("opens") & pl.col("before").is_not_null())
    return rows.group_by(by, maintain_order=True).agg(
        reply_s=replies.median(),
        pause_s=pl.col("gap").filter(~pl.col("opens")).median(),
        message_chars=pl.col("chars").mean(),
        turn_utterances=pl.len() / pl.max_horizontal(pl.col("opens").sum(), 1),
        turn_chars=pl.col("chars").sum() / pl.max_horizontal(pl.col("opens").sum(), 1),
        question_share=pl.col("question").mean(),
        acknowledgment_share=pl.col("acknowledgment").mean(),
        utterances=pl.len().cast(pl.Float64),
        chars=pl.col("chars").sum().cast(pl.Float64),
        words=pl.when(pl.col("words").count() > 0).then(pl.col("words").sum()).cast(pl.Float64),
        time=pl.when(pl.col("gap").count() > 0).then(pl.col("gap").sum()),
    )


def _share(name: str, over: tuple[str, ...]) -> pl.Expr:
    whole = pl.col(name).sum().over(over)
    return pl.when(whole > 0).then(pl.col(name) / whole)


def _with_shares(rates: pl.DataFrame, over: tuple[str, ...]) -> pl.DataFrame:
    shared = {"utterance_share": "utterances", "char_share": "chars", "word_share": "words", "time_share": "time"}
    return rates.with_columns(**{name: _share(part, over) for name, part in shared.items()})


@once_per_corpus
def _measures(corpus: Corpus, settings: str) -> pl.DataFrame:
    rows = steps(corpus)
    spoken = rows.filter(pl.col("role").is_in(ROLES))
    rates = _with_shares(_rates(("dialogue_id", "role"), spoken), ("dialogue_id",))
    wide = rates.select("dialogue_id", "role", *BY_ROLE).pivot("role", index="dialogue_id", values=BY_ROLE)
    renamed = {f"{name}_{role}": f"{name} {role}" for name in BY_ROLE for role in ROLES}
    wide = wide.rename({old: new for old, new in renamed.items() if old in wide.columns})
    absent = [pl.lit(None, dtype=pl.Float64).alias(name) for name in renamed.values() if name not in wide.columns]
    long = pl.col("gap") > SILENCE_S
    both = rows.group_by("dialogue_id", maintain_order=True).agg(
        silences=pl.when(pl.col("gap").count() > 0).then(long.sum()).cast(pl.Float64),
        silence_share=pl.when(pl.col("gap").sum() > 0).then(
            pl.col("gap").filter(long).sum() / pl.col("gap").sum()
        ),
        turns_per_10=10 * pl.col("opens").sum() / pl.len(),
    )
    measures = corpus.dialogues.select("dialogue_id").join(
        wide, on="dialogue_id", how="left", maintain_order="left"
    )
    measures = measures.join(both, on="dialogue_id", how="left", maintain_order="left").with_columns(absent)
    measures = measures.join(_entropy(rows), on="dialogue_id", how="left", maintain_order="left")
    return measures.select("dialogue_id", *names())


def _entropy(rows: pl.DataFrame) -> pl.DataFrame:
    """Bits of surprise in who speaks next, given who spoke: 0 where turns alternate or follow a fixed rule."""
    known = rows.filter(pl.col("before").is_not_null())
    pairs = known.group_by("dialogue_id", "before", "role", maintain_order=True).len("n")
    chance = pl.col("n") / pl.col("n").sum().over("dialogue_id", "before")
    weight = pl.col("n") / pl.col("n").sum().over("dialogue_id")
    return pairs.group_by("dialogue_id", maintain_order=True).agg(turn_entropy=(weight * -chance.log(2)).sum())


@once_per_corpus
def _phases(corpus: Corpus, settings: str) -> pl.DataFrame:
    spoken = steps(corpus).filter(pl.col("role").is_in(ROLES))
    rates = _with_shares(_rates(("dialogue_id", "role", "fifth"), spoken), ("dialogue_id", "fifth"))
    return rates.select("dialogue_id", "role", "fifth", *PHASED)
