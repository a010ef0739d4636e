"""Whether one turn depends on the one before: lengths and reply times on one's own and the other's last."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl

from analysis.core.dialogues.steps import ROLES, steps
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import BOUNDS, SAMPLE_SIZES, row
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_statistic
from analysis.core.statistics import inference
from analysis.core.statistics.inference import Clusters, Statistic
from analysis.core.statistics.inference.methods import FISHER, INFLUENCE, TWO_WAY
from analysis.core.text.per_corpus import once_per_corpus
from analysis.interaction.methods import LAGGED
from data.corpus import Corpus

FEWEST = 5
LAGS = ("own", "other")
QUANTITIES = ("turn_chars", "reply_s")


@once_per_corpus
def _turns(corpus: Corpus, settings: str) -> pl.DataFrame:
    """One row a turn: its length and reply time as logarithms around the role's mean, and the last ones."""
    rows = steps(corpus).filter(pl.col("role").is_in(ROLES))
    turns = (
        rows.group_by("dialogue_id", "role", turn=pl.col("opens").cum_sum(), maintain_order=True)
        .agg(turn_chars=pl.col("chars").sum(), reply_s=pl.col("gap").first())
        .with_columns(pl.col(QUANTITIES).log1p())
    )
    around = pl.col(QUANTITIES) - pl.col(QUANTITIES).mean().over("dialogue_id", "role")
    turns = turns.with_columns(around)
    return turns.with_columns(
        *(pl.col(name).shift(2).over("dialogue_id").alias(f"{name} own") for name in QUANTITIES),
        *(pl.col(name).shift(1).over("dialogue_id").alias(f"{name} other") for name in QUANTITIES),
    )


def _lagged(selection: Selection) -> Iterator[tuple[tuple[str, str, str], Statistic, pl.DataFrame]]:
    """Each quantity, role and lag: the pooled within-dialogue correlation, and the dialogues behind it.

    A dialogue is one row: what it adds to the sums of squares and products.
    """
    turns = _turns(selection.corpus, "turns")
    if not selection.is_whole:
        turns = turns.join(selection.dialogues.select("dialogue_id"), on="dialogue_id", how="semi")
    for quantity in QUANTITIES:
        if quantity == "reply_s" and not selection.corpus.has("times"):
            continue
        for role in ROLES:
            for lag in LAGS:
                x, y = pl.col(f"{quantity} {lag}"), pl.col(quantity)
                part = turns.filter((pl.col("role") == role) & x.is_not_null() & y.is_not_null())
                sums = part.group_by("dialogue_id", maintain_order=True).agg(
                    n=pl.len(), xy=(x * y).sum(), xx=(x * x).sum(), yy=(y * y).sum()
                )
                sums = sums.filter(pl.col("n") >= FEWEST)
                dialogues = selection.dialogues.join(sums, on="dialogue_id", how="inner", maintain_order="left")
                yield (quantity, role, lag), _correlation(dialogues), dialogues


def _correlation(dialogues: pl.DataFrame) -> Statistic:
    """The correlation of summed products, with what each dialogue adds to it."""
    product, first, second = (dialogues[name].to_numpy() for name in ("xy", "xx", "yy"))
    if not len(product) or first.sum() <= 0 or second.sum() <= 0:
        return Statistic(float("nan"), np.full(len(product), np.nan))
    c, d, e = (float(part.mean()) for part in (product, first, second))
    value = c / np.sqrt(d * e)
    influence = (product - c) / np.sqrt(d * e) - value / 2 * ((first - d) / d + (second - e) / e)
    return Statistic(float(value), influence)


def turn_lag_samples(selection: Selection) -> list[Sample]:
    """For each quantity, role and lag: pseudo-values of the correlation, one a dialogue."""
    return [of_statistic(dialogues, statistic, key) for key, statistic, dialogues in _lagged(selection)]


def _behind(row: Row, selection: Selection, **options: Any) -> RowTarget:
    wanted = (row["measure_name"], row["role"], row["lag"])
    by_lag = {key: dialogues for key, _, dialogues in _lagged(selection)}
    return RowTarget(Filter(), those(selection, by_lag[wanted]))


@table(
    methods=(LAGGED, TWO_WAY, INFLUENCE, FISHER),
    samples=turn_lag_samples,
    drilldown=Leads(_behind, named=("measure_name", "role", "lag")),
)
def turn_lags(selection: Selection) -> pl.DataFrame:
    """Whether one turn depends on the last: lengths and reply times on one's own and the other's turn before.

    Correlations within dialogues, each role's own mean in the dialogue taken off.

    Columns:
        measure_name (turn_chars, reply_s; as logarithms)
        role (whose turn)
        lag (own: the role's last turn; other: the other's turn in between)
        r (-1 to 1)
        low, high (95 % interval on Fisher's z, two-way clustered by client and counselor; null below 5
            clusters)
        n_dialogues (with five such pairs of turns or more)
        n_clients, n_counselors
        largest_share (of one person)
    """
    rows = []
    for key, statistic, dialogues in _lagged(selection):
        if dialogues.is_empty() and not selection.is_empty:
            continue
        estimate, _ = inference.correlation(statistic, Clusters.of(dialogues))
        rows.append((*key, *row(estimate)))
    keys = {"measure_name": pl.String, "role": pl.String, "lag": pl.String}
    return pl.DataFrame(rows, schema={**keys, "r": pl.Float64, **BOUNDS, **SAMPLE_SIZES}, orient="row")
