"""How predictions are compared with ratings, and the baselines behind them, as methods that an export names."""

import polars as pl

from analysis.core.statistics.inference.methods import Method

BASELINES = ("mean", "client_mean", "length", "ridge_interaction", "ridge_vectors", "ridge", "boosting")
AGREEMENT = Method("prediction_agreement", ("cohen-1968-weighted", "spearman-1904-proof"))


def baselines_in(frame: pl.DataFrame) -> bool:
    """Whether a table of predictions is of a baseline too, and not of files alone."""
    columns = [frame[name] for name in ("system", "system_a", "system_b", "systems") if name in frame.columns]
    names = {one for column in columns for text in column.drop_nulls() for one in str(text).split(", ")}
    return any(name.removesuffix("+both") in BASELINES for name in names)


def of_baselines(n_dialogues: int, answer: pl.DataFrame) -> Method | None:
    """That persons were unseen in training, where an answer has a baseline."""
    return UNSEEN if baselines_in(answer) else None


UNSEEN = Method(
    "prediction_unseen",
    ("hoerl-kennard-1970-ridge", "varma-simon-2006-bias", "friedman-2001-greedy"),
    in_answer=of_baselines,
)
CALIBRATION = Method("prediction_calibration")
