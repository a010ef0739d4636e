"""Which statistical methods a table uses, and where each is described."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from analysis.display.small_samples import unbounded
from analysis.export.methods import map, words

# table: methods, in the order they are told. A table that is not here is told by its columns.
METHODS: dict[str, tuple[str, ...]] = {
    **map.METHODS,
    **words.METHODS,
    "overview": (),
    "session_durations": (),
    "collection_over_time": (),
    "data_quality": (),
    "score_counts": (),
    "band_counts": (),
    "regime_counts": (),
    "label_counts": (),
    "topic_counts": ("two_way", "logit"),
    "topic_tree": (),
    "topic_groups": ("two_way", "logit"),
    "topic_pairs": ("two_way", "hedges", "holm"),
    "sub_topic_clusters": ("two_way", "logit"),
    "straight_lining": ("two_way", "logit"),
    "topic_scores": ("two_way",),
    "score_groups": ("two_way",),
    "score_summary": ("two_way",),
    "item_means": ("two_way",),
    "item_halves": ("two_way",),
    "item_profile": ("two_way", "ipsatised"),
    "rating_summary": ("two_way",),
    "score_slopes": ("two_way", "influence"),
    "feature_correlations": ("spearman", "two_way", "influence", "benjamini"),
    "half_correlations": ("two_way", "influence"),
}
EFFECTS = {
    "hedges_g": "hedges",
    "cohen_h": "cohen",
    "cohen_q": "cohen_q",
    "log_ratio": "log_ratio",
    "per_sd": "per_sd",
    "ks_d": "largest_gap",
}
RESAMPLED = {"odds_clustered": "odds_resampled"}
OF_INTERVALS = ("two_way", "logit", "influence", "benjamini", "odds_clustered", "odds_resampled")

REFERENCES: dict[str, tuple[str, ...]] = {
    **map.REFERENCES,
    **words.REFERENCES,
    "two_way": ("cameron-etal-2011-robust", "cameron-miller-2015-practitioner"),
    "influence": ("hampel-1974-influence",),
    "spearman": ("spearman-1904-proof",),
    "ipsatised": ("cattell-1944-psychological",),
    "hedges": ("hedges-1981-distribution",),
    "cohen": ("cohen-1988-statistical",),
    "cohen_q": ("cohen-1988-statistical",),
    "largest_gap": ("smirnov-1948-table",),
    "benjamini": ("benjamini-hochberg-1995-controlling",),
    "holm": ("holm-1979-simple",),
}
BIBTEX: dict[str, str] = {
    **map.BIBTEX,
    **words.BIBTEX,
    "cameron-etal-2011-robust": """@article{cameron-etal-2011-robust,
  author  = {Cameron, A. Colin and Gelbach, Jonah B. and Miller, Douglas L.},
  title   = {Robust Inference With Multiway Clustering},
  journal = {Journal of Business \\& Economic Statistics},
  year    = {2011},
  volume  = {29},
  number  = {2},
  pages   = {238--249},
  doi     = {10.1198/jbes.2010.07136}
}""",
    "cameron-miller-2015-practitioner": """@article{cameron-miller-2015-practitioner,
  author  = {Cameron, A. Colin and Miller, Douglas L.},
  title   = {A Practitioner's Guide to Cluster-Robust Inference},
  journal = {Journal of Human Resources},
  year    = {2015},
  volume  = {50},
  number  = {2},
  pages   = {317--372},
  doi     = {10.3368/jhr.50.2.317}
}""",
    "hampel-1974-influence": """@article{hampel-1974-influence,
  author  = {Hampel, Frank R.},
  title   = {The Influence Curve and Its Role in Robust Estimation},
  journal = {Journal of the American Statistical Association},
  year    = {1974},
  volume  = {69},
  number  = {346},
  pages   = {383--393},
  doi     = {10.1080/01621459.1974.10482962}
}""",
    "spearman-1904-proof": """@article{spearman-1904-proof,
  author  = {Spearman, Charles},
  title   = {The Proof and Measurement of Association between Two Things},
  journal = {The American Journal of Psychology},
  year    = {1904},
  volume  = {15},
  number  = {1},
  pages   = {72--101},
  doi     = {10.2307/1412159}
}""",
    "cattell-1944-psychological": """@article{cattell-1944-psychological,
  author  = {Cattell, Raymond B.},
  title   = {Psychological Measurement: Normative, Ipsative, Interactive},
  journal = {Psychological Review},
  year    = {1944},
  volume  = {51},
  number  = {5},
  pages   = {292--303},
  doi     = {10.1037/h0057299}
}""",
    "hedges-1981-distribution": """@article{hedges-1981-distribution,
  author  = {Hedges, Larry V.},
  title   = {Distribution Theory for {Glass's} Estimator of Effect Size and Related Estimators},
  journal = {Journal of Educational Statistics},
  year    = {1981},
  volume  = {6},
  number  = {2},
  pages   = {107--128},
  doi     = {10.3102/10769986006002107}
}""",
    "cohen-1988-statistical": """@book{cohen-1988-statistical,
  author    = {Cohen, Jacob},
  title     = {Statistical Power Analysis for the Behavioral Sciences},
  edition   = {2nd},
  publisher = {Lawrence Erlbaum Associates},
  address   = {Hillsdale, NJ},
  year      = {1988}
}""",
    "smirnov-1948-table": """@article{smirnov-1948-table,
  author  = {Smirnov, Nickolay},
  title   = {Table for Estimating the Goodness of Fit of Empirical Distributions},
  journal = {The Annals of Mathematical Statistics},
  year    = {1948},
  volume  = {19},
  number  = {2},
  pages   = {279--281},
  doi     = {10.1214/aoms/1177730256}
}""",
    "benjamini-hochberg-1995-controlling": """@article{benjamini-hochberg-1995-controlling,
  author  = {Benjamini, Yoav and Hochberg, Yosef},
  title   = {Controlling the False Discovery Rate: A Practical and Powerful Approach to Multiple Testing},
  journal = {Journal of the Royal Statistical Society: Series B (Methodological)},
  year    = {1995},
  volume  = {57},
  number  = {1},
  pages   = {289--300},
  doi     = {10.1111/j.2517-6161.1995.tb02031.x}
}""",
    "holm-1979-simple": """@article{holm-1979-simple,
  author  = {Holm, Sture},
  title   = {A Simple Sequentially Rejective Multiple Test Procedure},
  journal = {Scandinavian Journal of Statistics},
  year    = {1979},
  volume  = {6},
  number  = {2},
  pages   = {65--70}
}""",
}


def methods_of(
    table: str, frame: pl.DataFrame, options: Mapping[str, Any], differences: pl.DataFrame | None = None
) -> tuple[str, ...]:
    """The methods behind a table, and behind the differences of two cohorts where there are some."""
    found = METHODS.get(table)
    if found is None:
        found = ("two_way",) if {"low", "high", "n_clients"} <= set(frame.columns) else ()
    if options.get("interval") == "resampled":
        found = tuple(RESAMPLED.get(method, method) for method in found)
    if unbounded(frame):
        found = tuple(method for method in found if method not in OF_INTERVALS)
    if differences is None or differences.is_empty():
        return found
    effects = (EFFECTS[kind] for kind in differences["effect_kind"].unique().sort() if kind in EFFECTS)
    tested = ["benjamini"] if differences["p"].count() else []
    bounded = ["two_way"] if differences["low"].count() else []
    return tuple(dict.fromkeys([*found, *bounded, *effects, *tested]))


def references(methods: tuple[str, ...]) -> list[str]:
    """The keys of what describes some methods, each once."""
    return list(dict.fromkeys(key for method in methods for key in REFERENCES.get(method, ())))
