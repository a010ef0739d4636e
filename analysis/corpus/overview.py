"""What a selection holds: the published statistics table, durations, and when it was collected."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Literal

import polars as pl

from analysis.core.basis import having
from analysis.core.drilldown import JUST, Leads, RowTarget, where, whole
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Row, Sample, of_column, of_curve, of_fact, of_ratio, of_shares

PARTS = ("total", "counselor", "client")
UTTERANCES = ("n_utterances", "utterances_counselor", "utterances_client")
CHARS = ("chars_all", "chars_counselor", "chars_client")
STEPS = {"month": "1mo", "quarter": "1q", "year": "1y"}


def overview_samples(selection: Selection) -> list[Sample]:
    """The counts of the cohort, and what varies by dialogue: utterances, turns, characters an utterance."""
    totals = overview(selection).select("statistic", *PARTS)
    facts = [
        of_fact(value, key)
        for statistic, *values in totals.head(-3).iter_rows()
        for key, value in zip(_keys(statistic), values, strict=True)
        if value is not None
    ]
    dialogues = selection.dialogues
    means = [
        *zip(_keys("utterances_per_dialogue"), UTTERANCES, strict=True),
        (("turns_per_dialogue",), "n_turns"),
    ]
    lengths = zip(_keys("chars_per_utterance"), CHARS, UTTERANCES, strict=True)
    return [
        *facts,
        *(of_column(dialogues, column, key) for key, column in means),
        *(_length(dialogues, *names) for names in lengths),
    ]


def _keys(statistic: str) -> tuple[Row, ...]:
    return (statistic,), *((statistic, role) for role in PARTS[1:])


def _length(dialogues: pl.DataFrame, key: Row, chars: str, utterances: str) -> Sample:
    """The micro mean of an utterance's length, beside the spread of the dialogues' own means."""
    own = dialogues.filter(pl.col(utterances) > 0).select(pl.col(chars) / pl.col(utterances)).to_series()
    part, whole = (dialogues[column].cast(pl.Float64).to_numpy() for column in (chars, utterances))
    return of_ratio(dialogues, part, whole, key, effect="per_sd", of=key, spread=own.std())  # type: ignore[arg-type]


@table(methods=(), samples=overview_samples, drilldown=Leads(whole, n="", named=("statistic",)))
def overview(selection: Selection) -> pl.DataFrame:
    """How many dialogues, speakers and utterances there are, and how long they are, by role.

    Columns:
        statistic
        total, counselor, client (null where a statistic has no parts)

    Means are rounded to two decimals, as Qi et al. (2025, Table 2) print them: utterances per dialogue over all
    dialogues, length as the micro mean of code points of the raw text; pairs are pairs of one client and one
    counselor.
    """
    dialogues = selection.dialogues
    n = dialogues.height
    utterances, chars = ([int(dialogues[c].sum()) for c in columns] for columns in (UTTERANCES, CHARS))
    speakers = [
        selection.n_persons,
        dialogues["counselor_id"].drop_nulls().n_unique(),
        dialogues["client_id"].drop_nulls().n_unique(),
    ]
    has_persons = selection.corpus.has("persons")
    rows = [
        ("dialogues", n, None, None),
        *([("speakers", *speakers), ("pairs", _pairs(dialogues), None, None)] if has_persons else []),
        ("utterances", *utterances),
        ("turns", int(dialogues["n_turns"].sum()), None, None),
        ("utterances_per_dialogue", *(_ratio(count, n) for count in utterances)),
        ("turns_per_dialogue", _ratio(int(dialogues["n_turns"].sum()), n), None, None),
        ("chars_per_utterance", *map(_ratio, chars, utterances)),
    ]
    schema = {"statistic": pl.String, **dict.fromkeys(PARTS, pl.Float64)}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _pairs(dialogues: pl.DataFrame) -> int:
    """How many pairs of client and counselor have met."""
    both = dialogues.select("client_id", "counselor_id").drop_nulls()
    return both.n_unique() if both.height else 0


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 2) if whole else None


def duration_samples(selection: Selection, *, bin_width: int) -> list[Sample]:
    """The durations in minutes: their mean, and their distribution."""
    need(selection, "times")
    key = ("duration_min",)
    return [make(selection.dialogues, "duration_min", key) for make in (of_column, of_curve)]


def _of_duration(row: Mapping[str, Any], selection: Selection) -> RowTarget:
    low, high = row["low"], row["high"]
    inside = (pl.col("duration_min") >= low) & (pl.col("duration_min") < high)
    return RowTarget(Filter(minutes=(low, high - JUST)), where(selection, inside))


@table(
    methods=(),
    samples=duration_samples,
    drilldown=Leads(_of_duration, named=("low", "high")),
    basis=having("duration_min"),
)
def session_durations(selection: Selection, *, bin_width: int = 5) -> pl.DataFrame:
    """How long sessions last: number of dialogues by duration.

    Options:
        bin_width: width of a bin (minutes)

    Columns:
        low, high (minutes, low <= duration < high), n_dialogues
    """
    need(selection, "times")
    return histogram(selection.dialogues["duration_min"].drop_nulls(), bin_width)


def histogram(values: pl.Series, bin_width: int) -> pl.DataFrame:
    """Counts in equal bins from the lowest to the highest value, empty bins included."""
    width = max(1, int(bin_width))
    bins = (values // width).cast(pl.Int32)
    counts = bins.value_counts(name="n_dialogues").rename({values.name: "bin"})
    if counts.is_empty():
        return pl.DataFrame(schema={"low": pl.Int32, "high": pl.Int32, "n_dialogues": pl.UInt32})
    ends = bins.drop_nulls().sort()
    every = pl.DataFrame({"bin": range(int(ends[0]), int(ends[-1]) + 1)}, schema={"bin": pl.Int32})
    return every.join(counts, on="bin", how="left", maintain_order="left").select(
        low=pl.col("bin") * width,
        high=(pl.col("bin") + 1) * width,
        n_dialogues=pl.col("n_dialogues").fill_null(0).cast(pl.UInt32),
    )


def _of_period(row: Mapping[str, Any], selection: Selection, *, every: str) -> RowTarget:
    ends = pl.select(pl.lit(row["begins"]).dt.offset_by(STEPS[every])).item() - timedelta(days=1)
    return RowTarget(Filter(date=(row["begins"], ends)))


def collection_samples(selection: Selection, *, every: Literal["month", "quarter", "year"]) -> list[Sample]:
    """For each period: 1 where a dialogue was held in it, 0 elsewhere."""
    begins = collection_over_time(selection, every=every)["begins"]
    dated = selection.dialogues.filter(pl.col("started_at").is_not_null())
    held = dated["started_at"].dt.date().dt.truncate(STEPS[every])
    return of_shares(dated, {(str(begin),): held == begin for begin in begins})


@table(
    methods=(),
    samples=collection_samples,
    drilldown=Leads(_of_period, named=("begins",)),
    basis=having("started_at"),
)
def collection_over_time(
    selection: Selection, *, every: Literal["month", "quarter", "year"] = "quarter"
) -> pl.DataFrame:
    """When the dialogues were held: their number by month, quarter or year.

    Options:
        every: length of a period: month, quarter, year

    Columns:
        begins (first day of the period), n_dialogues

    Periods without a dialogue are rows too.
    """
    need(selection, "times")
    step = STEPS[every]
    starts = selection.dialogues.select(begins=pl.col("started_at").dt.date().dt.truncate(step)).drop_nulls()
    counts = starts.group_by("begins").agg(n_dialogues=pl.len()).sort("begins")
    if counts.is_empty():
        return counts
    return counts.upsample("begins", every=step).with_columns(pl.col("n_dialogues").fill_null(0))
