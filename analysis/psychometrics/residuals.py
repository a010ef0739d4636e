"""Whether the crossed model fits: its residuals and random effects beside what it takes them to be."""

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.measure import Measure
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import Array
from analysis.core.statistics.models.crossed import RESIDUAL
from analysis.psychometrics.crossed_model import ModelSettings, fitted
from analysis.psychometrics.methods import CROSSED
from analysis.psychometrics.predictors import DEFAULT
from analysis.psychometrics.variance import modelled_dialogues


@table(
    methods=(CROSSED,),
    not_comparable="refit",
    basis=of_dialogues(modelled_dialogues),
    drilldown="its rows are quantiles and bins of a model's residuals, over all dialogues",
)
def crossed_residuals(
    selection: Selection, *, measure: Measure = "item_sum", predictors: str = DEFAULT, pairs: bool = False
) -> pl.DataFrame:
    """Whether the crossed model fits: residuals against what is expected, and the spread of its random effects.

    Options:
        measure: as in variance_shares
        predictors: as in variance_shares
        pairs: as in variance_shares

    Columns:
        quantity (residual, client, counselor: quantiles of these beside the normal distribution's; fitted:
            residuals in twenty bins of the fitted score)
        expected (normal quantile, or mean fitted score)
        seen (quantile in standard deviations, or mean residual in points)
        residual_sd (standard deviation of the residuals in the bin; only for fitted)
        n (values or dialogues behind the point)
    """
    model = fitted(selection, ModelSettings(measure, predictors, pairs))
    fit = model.fit
    frames = [_quantiles(RESIDUAL, fit.residuals)]
    frames += [_quantiles(name, fit.effects[name][0]) for name in ("client", "counselor")]
    edges = np.unique(np.quantile(fit.fitted, np.linspace(0, 1, 21)[1:-1]))
    places = np.searchsorted(edges, fit.fitted)
    rows = []
    for place in range(len(edges) + 1):
        here = places == place
        if here.sum() > 1:
            left = fit.residuals[here]
            mean = float(fit.fitted[here].mean())
            rows.append(("fitted", mean, float(left.mean()), float(left.std(ddof=1)), int(here.sum())))
    frames.append(pl.DataFrame(rows, schema=CHECKS, orient="row"))
    return pl.concat(frames)


CHECKS = {
    "quantity": pl.String,
    "expected": pl.Float64,
    "seen": pl.Float64,
    "residual_sd": pl.Float64,
    "n": pl.UInt32,
}


def _quantiles(name: str, values: Array) -> pl.DataFrame:
    """Up to 99 quantiles of standardised values beside those of the normal distribution."""
    from scipy.special import ndtri

    spread = values.std()
    shares = (np.arange(min(99, len(values))) + 0.5) / min(99, max(1, len(values)))
    seen = np.quantile((values - values.mean()) / spread, shares) if spread > 0 else np.zeros(len(shares))
    rows = [(name, float(a), float(b), None, len(values)) for a, b in zip(ndtri(shares), seen, strict=True)]
    return pl.DataFrame(rows, schema=CHECKS, orient="row")
