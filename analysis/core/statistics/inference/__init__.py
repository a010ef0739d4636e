"""Intervals, differences, effect sizes and corrections when two persons stand behind each row.

Rows are clustered by client and by counselor, crossed. Variances follow Cameron, Gelbach and
Miller (2011, JBES 29(2), eq. 2.11): by client plus by counselor minus by pair, each with the
correction G/(G-1); quantiles are Student's t with min(G) - 1 degrees of freedom. Below
``MIN_CLUSTERS`` clusters on either side there is no interval.

A correlation or a slope enters by its influence function: what each row adds to the statistic. Its
two-way clustered error is that of a mean of these.
"""

from analysis.core.statistics.inference.clusters import (
    LEVEL,
    MIN_CLUSTERS,
    Array,
    Clusters,
    Estimate,
    p_value,
    quantile,
    standard_error,
)
from analysis.core.statistics.inference.corrections import benjamini_hochberg, holm
from analysis.core.statistics.inference.differences import (
    Difference,
    Effect,
    Sides,
    cohen_h,
    cohen_q,
    difference,
    hedges_g,
    log_ratio,
)
from analysis.core.statistics.inference.gaps import Gap, largest_gap
from analysis.core.statistics.inference.means import mean, share
from analysis.core.statistics.inference.statistics import (
    Statistic,
    correlation,
    pearson,
    plain,
    slope,
    spearman,
    within,
)

__all__ = [
    "LEVEL",
    "MIN_CLUSTERS",
    "Array",
    "Clusters",
    "Difference",
    "Effect",
    "Estimate",
    "Gap",
    "Sides",
    "Statistic",
    "benjamini_hochberg",
    "cohen_h",
    "cohen_q",
    "correlation",
    "difference",
    "hedges_g",
    "holm",
    "largest_gap",
    "log_ratio",
    "mean",
    "p_value",
    "pearson",
    "plain",
    "quantile",
    "share",
    "slope",
    "spearman",
    "standard_error",
    "within",
]
