"""How dialogues are talked: each measure's mean by role, replies and pauses, and the course over a session."""

from typing import Any

import polars as pl

from analysis.core.dialogues.measures import (
    PHASED,
    TIMED,
    dialogue_measures,
    names,
    phase_measures,
)
from analysis.core.dialogues.steps import ROLES, steps
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.errors import Absent
from analysis.core.estimates import BOUNDS, INTERVAL, SAMPLE_SIZES, in_rows
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_values
from analysis.core.statistics.inference.methods import TWO_WAY
from analysis.interaction.methods import ENTROPY

MEASURED = {"measure_name": pl.String, "role": pl.String}
REPLIES = ("reply", "pause")


def parted(name: str) -> tuple[str, str]:
    """A measure and its role; ``both`` where it is of the dialogue."""
    measure, _, role = name.partition(" ")
    return measure, role or "both"


def _values(selection: Selection) -> pl.DataFrame:
    """The selected dialogues with all measures."""
    return pl.concat([selection.dialogues, dialogue_measures(selection).drop("dialogue_id")], how="horizontal")


def interaction_samples(selection: Selection) -> list[Sample]:
    """For each measure and role its values, one a dialogue."""
    frame = _values(selection)
    samples = []
    for name in names():
        if name.split(" ")[0] in TIMED and not selection.corpus.has("times"):
            continue
        there = frame.filter(pl.col(name).is_not_null()) if frame[name].has_nulls() else frame
        if there.height or frame.is_empty():
            samples.append(of_values(there, there[name].cast(pl.Float64).to_numpy(), parted(name)))
    return samples


def _with_value(row: Row, selection: Selection, **options: Any) -> RowTarget:
    name = row["measure_name"] if row["role"] == "both" else f"{row['measure_name']} {row['role']}"
    frame = _values(selection).filter(pl.col(name).is_not_null())
    return RowTarget(Filter(), those(selection, frame))


@table(
    methods=(TWO_WAY, ENTROPY),
    samples=interaction_samples,
    drilldown=Leads(_with_value, named=("measure_name", "role")),
)
def interaction_means(selection: Selection) -> pl.DataFrame:
    """How dialogues are talked: speed, silence, length, share of talk, questions and acknowledgments by role.

    Each dialogue counts once.

    Columns:
        measure_name (reply_s: the dialogue's median of seconds until the role answers the other; pause_s:
            its median of seconds between two messages of one turn; message_chars: characters of a message;
            turn_utterances, turn_chars: messages and characters of a turn; question_share,
            acknowledgment_share: of the role's messages that ask, or only acknowledge, 0-1;
            utterance_share, char_share, word_share, time_share: the counselor's part of messages,
            characters, words, and of the time before messages, 0-1; silences: gaps above 120 seconds;
            silence_share: their part of the time, 0-1; turn_entropy: bits of uncertainty about who speaks
            next; turns_per_10: turns in ten messages)
        role (both: of the dialogue)
        mean
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        median
        sd
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)
    """
    samples = interaction_samples(selection)
    frame = in_rows(samples, MEASURED, INTERVAL)
    series = [pl.Series(sample.values, dtype=pl.Float64) for sample in samples]
    frame = frame.with_columns(
        median=pl.Series([values.median() for values in series], dtype=pl.Float64),
        sd=pl.Series([values.std() for values in series], dtype=pl.Float64),
    )
    return frame.select(*MEASURED, "mean", *BOUNDS, "median", "sd", *SAMPLE_SIZES)


@table(methods=(), not_comparable="quantiles", drilldown="its rows are gaps between messages of all dialogues")
def reply_times(selection: Selection) -> pl.DataFrame:
    """How long it takes until a message comes: quantiles of all replies to the other, and of pauses in a turn.

    Each gap counts once, so that long dialogues weigh more.

    Columns:
        role (who writes next)
        gap_kind (reply: after the other; pause: after oneself)
        median, q10, q25, q75, q90 (seconds)
        n (gaps)
        n_dialogues
    """
    need(selection, "times")
    rows = steps(selection.corpus).filter(pl.col("gap").is_not_null() & pl.col("role").is_in(ROLES))
    if not selection.is_whole:
        rows = rows.join(selection.dialogues.select("dialogue_id"), on="dialogue_id", how="semi")
    kind = pl.when(pl.col("opens")).then(pl.lit("reply")).otherwise(pl.lit("pause"))
    quantiles = {"q10": 0.1, "q25": 0.25, "q75": 0.75, "q90": 0.9}
    times = rows.group_by("role", kind.alias("gap_kind")).agg(
        pl.col("gap").median().alias("median"),
        *(pl.col("gap").quantile(share, "linear").alias(name) for name, share in quantiles.items()),
        n=pl.len(),
        n_dialogues=pl.col("dialogue_id").n_unique(),
    )
    order = pl.col("gap_kind").replace_strict({"reply": 0, "pause": 1}, return_dtype=pl.Int8)
    return times.sort(order, "role", descending=[False, True])


def phase_samples(selection: Selection, *, of: str) -> list[Sample]:
    """For each role and fifth: one value a dialogue."""
    if of not in PHASED:
        raise Absent("interaction_measure", selection.corpus.id)
    if of in TIMED:
        need(selection, "times")
    frame = phase_measures(selection).join(
        selection.dialogues.select("dialogue_id", "client_id", "counselor_id"), on="dialogue_id", how="left"
    )
    parts = frame.filter(pl.col(of).is_not_null()).partition_by("role", "fifth", as_dict=True)
    return [
        of_values(part, part[of].cast(pl.Float64).to_numpy(), (of, role, str(fifth)))
        for role in ROLES
        for fifth in range(1, 6)
        if (part := parts.get((role, fifth))) is not None
    ]


def _in_phase(row: Row, selection: Selection, **options: Any) -> RowTarget:
    there = pl.col(row["measure_name"]).is_not_null() & (pl.col("role") == row["role"])
    frame = phase_measures(selection).filter(there & (pl.col("fifth") == int(row["phase"])))
    return RowTarget(Filter(), those(selection, frame))


@table(methods=(TWO_WAY,), samples=phase_samples, drilldown=Leads(_in_phase, named=("role", "phase")))
def interaction_course(selection: Selection, *, of: str = "message_chars") -> pl.DataFrame:
    """How a measure runs over the fifths of a session, for each role, with bands.

    Options:
        of: reply_s, message_chars, turn_utterances, question_share, acknowledgment_share, char_share,
            time_share; as in interaction_means

    Columns:
        measure_name
        role
        phase (fifth of the dialogue, 1-5)
        mean (over dialogues in which the role speaks there)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)
    """
    keys = {**MEASURED, "phase": pl.String}
    return in_rows(phase_samples(selection, of=of), keys, INTERVAL)
