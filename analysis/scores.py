"""Scores: the published one in its three regimes, the plain sum of the items, and the 20 items."""

import polars as pl

from analysis import inference
from analysis.inference import Clusters
from analysis.registry import need, table
from analysis.selection import BANDS, Selection
from analysis.topics import INTERVAL_SCHEMA, row
from data.schema import IMPRESSION_ITEMS, ITEM_HIGH, ITEM_LOW, ITEMS, REGIMES, SCORE_HIGH


@table
def score_counts(selection: Selection, *, bin_width: int = 5) -> pl.DataFrame:
    """How many dialogues have which published score, the three regimes apart.

    Columns: low, high (points, low <= score <= high); regime (sum, halved, zero, or null where the
    items are incomplete); n_dialogues. A bin without a dialogue has no row.
    """
    need(selection, "score")
    width = max(1, int(bin_width))
    last = (SCORE_HIGH - 1) // width
    binned = selection.dialogues.filter(pl.col("score").is_not_null()).select(
        "regime", bin=(pl.col("score") // width).clip(upper_bound=last)
    )
    high = pl.when(pl.col("bin") == last).then(SCORE_HIGH).otherwise((pl.col("bin") + 1) * width - 1)
    return (
        binned.group_by("bin", "regime")
        .agg(n_dialogues=pl.len())
        .sort("regime", "bin", nulls_last=True)
        .select(
            (pl.col("bin") * width).cast(pl.Int32).alias("low"),
            high.cast(pl.Int32).alias("high"),
            "regime",
            "n_dialogues",
        )
    )


@table
def score_summary(selection: Selection) -> pl.DataFrame:
    """Mean, median and spread of the published score and of the plain item sum.

    Columns: measure (score, item_sum); mean (0-100) with low, high (95 % interval, two-way clustered
    by client and counselor); median; sd (ddof 1); minimum, maximum; n_dialogues; n_clients,
    n_counselors; largest_share (of one person).
    """
    need(selection, "score")
    rows = []
    for measure in ("score", "item_sum"):
        rated = selection.dialogues.filter(pl.col(measure).is_not_null())
        values = rated[measure]
        centre, low, high, *behind = row(inference.mean(values.to_numpy().astype(float), Clusters.of(rated)))
        spread = (values.median(), values.std(), values.min(), values.max())
        rows.append((measure, centre, low, high, *spread, *behind))
    schema = {
        "measure": pl.String,
        "mean": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
        "median": pl.Float64,
        "sd": pl.Float64,
        "minimum": pl.Int16,
        "maximum": pl.Int16,
        **dict(list(INTERVAL_SCHEMA.items())[2:]),
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


@table
def band_counts(selection: Selection) -> pl.DataFrame:
    """How many dialogues each subset of the paper has: Low, High, Full (both) and Test.

    Columns: subset; low, high (points); n_dialogues; share of the dialogues with a score (0-1).
    """
    need(selection, "score")
    scores = selection.dialogues["score"].drop_nulls()
    bounds = {
        "paper_low": BANDS["low"],
        "paper_high": BANDS["high"],
        "paper_full": (BANDS["low"][0], BANDS["high"][1]),
        "paper_test": BANDS["top"],
    }
    rows = [(name, *pair, int(scores.is_between(*pair).sum())) for name, pair in bounds.items()]
    schema = {"subset": pl.String, "low": pl.Int32, "high": pl.Int32, "n_dialogues": pl.UInt32}
    n = max(1, len(scores))
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(share=pl.col("n_dialogues") / n)


@table
def regime_counts(selection: Selection) -> pl.DataFrame:
    """By which rule the published score was made from the items.

    Columns: regime (sum: the sum of the 20 items; halved: half of it, where the client was unwilling
    to continue; zero: a harmful or unethical remark was checked); n_dialogues; share (0-1).
    """
    need(selection, "feedback")
    counts = selection.dialogues["regime"].drop_nulls().value_counts(name="n_dialogues")
    every = pl.DataFrame({"regime": pl.Series(REGIMES, dtype=pl.Enum(REGIMES))})
    joined = every.join(counts, on="regime", how="left", maintain_order="left")
    filled = joined.with_columns(pl.col("n_dialogues").fill_null(0))
    return filled.with_columns(share=pl.col("n_dialogues") / max(1, int(filled["n_dialogues"].sum())))


@table
def item_means(selection: Selection) -> pl.DataFrame:
    """How clients rated each of the 20 items: mean with interval, floor and ceiling.

    Columns: item; half (impression of the conversation, or counseling skills); mean (0-5); low, high
    (95 % interval, two-way clustered by client and counselor); sd; floor, ceiling (share of 0 and of
    5); n_dialogues; n_clients, n_counselors; largest_share (of one person). The 20 items are almost
    one dimension: read them as one profile, not as 20 findings.
    """
    need(selection, "feedback")
    items, dialogues = selection.items, selection.dialogues
    everyone = Clusters.of(dialogues)
    rows = []
    for item in ITEMS:
        rated = items[item].is_not_null().to_numpy()
        values = items[item].drop_nulls()
        here = everyone.at(rated) if everyone else None
        centre, low, high, *behind = row(inference.mean(values.to_numpy().astype(float), here))
        half = "impression" if item in IMPRESSION_ITEMS else "skills"
        ends = ((values == ITEM_LOW).mean(), (values == ITEM_HIGH).mean())
        rows.append((item, half, centre, low, high, values.std(), *ends, *behind))
    schema = {
        "item": pl.String,
        "half": pl.String,
        "mean": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
        "sd": pl.Float64,
        "floor": pl.Float64,
        "ceiling": pl.Float64,
        **dict(list(INTERVAL_SCHEMA.items())[2:]),
    }
    return pl.DataFrame(rows, schema=schema, orient="row")
