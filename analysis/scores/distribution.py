"""Scores: the published one in its three regimes, the plain sum of the items, and the 20 items."""

import polars as pl

from analysis.core.basis import having, of_dialogues
from analysis.core.conditions.score_bands import BANDS
from analysis.core.drilldown import Leads, Row, RowTarget, rated, where
from analysis.core.estimates import BOUNDS, INTERVAL, SAMPLE_SIZES, in_rows
from analysis.core.measure import Measure, measured, with_measure, with_scores
from analysis.core.query.filter import PRESETS, Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_column, of_curve, of_values
from analysis.core.statistics.inference.methods import PAPER, TWO_WAY
from data.core.schema import IMPRESSION_ITEMS, ITEM_HIGH, ITEM_LOW, ITEMS, REGIMES, SCORE_HIGH

SUBSETS = {
    "paper_low": BANDS["low"],
    "paper_high": BANDS["high"],
    "paper_full": (BANDS["low"][0], BANDS["high"][1]),
    "paper_test": BANDS["top"],
}


def score_count_samples(selection: Selection, *, bin_width: int, measure: Measure) -> list[Sample]:
    """The published scores, or the item sums: their mean, their distribution."""
    column = measured(selection, measure)
    return [make(selection.dialogues, column, (column,)) for make in (of_column, of_curve)]


def _of_bin(row: Row, selection: Selection) -> RowTarget:
    low, high, regime = row["low"], row["high"], row["regime"]
    regimes = pl.col("regime").is_null() if regime is None else pl.col("regime") == regime
    are = where(selection, pl.col(row["measure"]).is_between(low, high) & regimes)
    if row["measure"] != "score" or regime is None:
        return RowTarget(mask=are)
    return RowTarget(Filter(score=(low, high), regime=(regime,)), are)


@table(
    methods=(),
    samples=score_count_samples,
    drilldown=Leads(_of_bin, named=("low", "high", "regime")),
    basis=of_dialogues(with_measure),
)
def score_counts(selection: Selection, *, bin_width: int = 5, measure: Measure = "score") -> pl.DataFrame:
    """How many dialogues have which score, or which item sum, the three regimes apart.

    Options:
        bin_width: width of a bin (points)
        measure: score (the published one) or item_sum (the plain sum of the 20 items)

    Columns:
        low, high (points, low <= value <= high)
        regime (sum, halved, zero, or null where the items are incomplete)
        n_dialogues
        measure (score, item_sum)

    A bin without a dialogue has no row.
    """
    column = measured(selection, measure)
    width = max(1, int(bin_width))
    last = (SCORE_HIGH - 1) // width if width > 1 and SCORE_HIGH % width == 0 else SCORE_HIGH // width
    binned = selection.dialogues.filter(pl.col(column).is_not_null()).select(
        "regime", bin=(pl.col(column) // width).clip(upper_bound=last)
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
            measure=pl.lit(column),
        )
    )


def score_samples(selection: Selection) -> list[Sample]:
    """The published scores, and the item sums."""
    need(selection, "score")
    return [of_column(selection.dialogues, measure, (measure,)) for measure in ("score", "item_sum")]


def _of_measure(row: Row, selection: Selection) -> RowTarget:
    return RowTarget(rated(selection, row["measure"]))


def curve_samples(selection: Selection) -> list[Sample]:
    """The distributions of the published scores, and of the item sums."""
    need(selection, "score")
    return [of_curve(selection.dialogues, measure, (measure,)) for measure in ("score", "item_sum")]


@table(
    methods=(TWO_WAY,),
    samples=score_samples,
    drilldown=Leads(_of_measure, named=("measure",)),
    basis=of_dialogues(with_scores),
)
def score_summary(selection: Selection) -> pl.DataFrame:
    """Mean, median and spread of the published score and of the plain item sum.

    Columns:
        measure (score, item_sum)
        mean (0-100) with low, high (95 % interval, two-way clustered by client and counselor)
        median
        sd (ddof 1)
        minimum, maximum
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)
    """
    samples = score_samples(selection)
    means = in_rows(samples, {"measure": pl.String}, INTERVAL)
    spread = [selection.dialogues[measure].drop_nulls() for measure in means["measure"]]
    return means.with_columns(
        median=pl.Series([values.median() for values in spread], dtype=pl.Float64),
        sd=pl.Series([values.std() for values in spread], dtype=pl.Float64),
        minimum=pl.Series([values.min() for values in spread], dtype=pl.Int16),
        maximum=pl.Series([values.max() for values in spread], dtype=pl.Int16),
    ).select("measure", "mean", *BOUNDS, "median", "sd", "minimum", "maximum", *SAMPLE_SIZES)


def band_samples(selection: Selection) -> list[Sample]:
    """For each subset of the paper: 1 where a dialogue is in it, 0 elsewhere."""
    need(selection, "score")
    rated = selection.dialogues.filter(pl.col("score").is_not_null())
    return [
        of_values(rated, rated["score"].is_between(*pair).to_numpy().astype(float), (name,), is_share=True)
        for name, pair in SUBSETS.items()
    ]


def _of_subset(row: Row, selection: Selection) -> RowTarget:
    return RowTarget(PRESETS[row["subset"]])


@table(
    methods=(PAPER,),
    samples=band_samples,
    drilldown=Leads(_of_subset, named=("subset",)),
    basis=having("score"),
)
def band_counts(selection: Selection) -> pl.DataFrame:
    """How many dialogues each subset of the paper has: Low, High, Full (both) and Test.

    Columns:
        subset
        low, high (points)
        n_dialogues
        share of the dialogues with a score (0-1)
    """
    need(selection, "score")
    scores = selection.dialogues["score"].drop_nulls()
    rows = [(name, *pair, int(scores.is_between(*pair).sum())) for name, pair in SUBSETS.items()]
    schema = {"subset": pl.String, "low": pl.Int32, "high": pl.Int32, "n_dialogues": pl.UInt32}
    n = max(1, len(scores))
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(share=pl.col("n_dialogues") / n)


def regime_samples(selection: Selection) -> list[Sample]:
    """For each regime: 1 where a dialogue's score was made by it, 0 elsewhere."""
    need(selection, "feedback")
    rated = selection.dialogues.filter(pl.col("regime").is_not_null())
    regimes = rated["regime"].cast(pl.String)
    return [
        of_values(rated, (regimes == regime).to_numpy().astype(float), (regime,), is_share=True)
        for regime in REGIMES
    ]


def _of_regime(row: Row, selection: Selection) -> RowTarget:
    return RowTarget(Filter(regime=(row["regime"],)))


@table(methods=(), samples=regime_samples, drilldown=Leads(_of_regime, named=("regime",)), basis=having("regime"))
def regime_counts(selection: Selection) -> pl.DataFrame:
    """By which rule the published score was made from the items.

    Columns:
        regime (sum: the sum of the 20 items; halved: half of it, where the client was unwilling to continue;
            zero: a harmful or unethical remark was checked)
        n_dialogues
        share (0-1)
    """
    need(selection, "feedback")
    counts = selection.dialogues["regime"].drop_nulls().value_counts(name="n_dialogues")
    every = pl.DataFrame({"regime": pl.Series(REGIMES, dtype=pl.Enum(REGIMES))})
    joined = every.join(counts, on="regime", how="left", maintain_order="left")
    filled = joined.with_columns(pl.col("n_dialogues").fill_null(0))
    return filled.with_columns(share=pl.col("n_dialogues") / max(1, int(filled["n_dialogues"].sum())))


def item_samples(selection: Selection) -> list[Sample]:
    """For each of the 20 items: its ratings."""
    need(selection, "feedback")
    rated = pl.concat([selection.items, selection.dialogues.select("client_id", "counselor_id")], how="horizontal")
    halves = [("impression" if item in IMPRESSION_ITEMS else "skills") for item in ITEMS]
    return [of_column(rated, item, (item, half)) for item, half in zip(ITEMS, halves, strict=True)]


def _with_items(selection: Selection) -> pl.DataFrame:
    """The dialogues with at least one rating of an item."""
    return selection.dialogues.filter(
        selection.items.select(pl.any_horizontal(pl.col(ITEMS).is_not_null())).to_series()
    )


def _of_item(row: Row, selection: Selection) -> RowTarget:
    return RowTarget(Filter(items=((row["item"], (ITEM_LOW, ITEM_HIGH)),)))


@table(
    methods=(TWO_WAY,),
    samples=item_samples,
    drilldown=Leads(_of_item, named=("item",)),
    basis=of_dialogues(_with_items),
)
def item_means(selection: Selection) -> pl.DataFrame:
    """How clients rated each of the 20 items: mean with interval, floor and ceiling.

    Columns:
        item
        half (impression of the conversation, or counseling skills)
        mean (0-5)
        low, high (95 % interval, two-way clustered by client and counselor)
        sd
        floor, ceiling (share of 0 and of 5)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)

    The 20 items are almost one dimension: read them as one profile, not as 20 findings.
    """
    samples = item_samples(selection)
    means = in_rows(samples, {"item": pl.String, "half": pl.String}, INTERVAL)
    ratings = [pl.Series(sample.values) for sample in samples]
    return means.with_columns(
        sd=pl.Series([values.std() for values in ratings], dtype=pl.Float64),
        floor=pl.Series([(values == ITEM_LOW).mean() for values in ratings], dtype=pl.Float64),
        ceiling=pl.Series([(values == ITEM_HIGH).mean() for values in ratings], dtype=pl.Float64),
    ).select("item", "half", "mean", *BOUNDS, "sd", "floor", "ceiling", *SAMPLE_SIZES)
