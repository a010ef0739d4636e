"""How predictions are compared with ratings, and the baselines behind them, as methods that an export names."""

from analysis.statistics.inference.methods import Method

AGREEMENT = Method("prediction_agreement", ("cohen-1968-weighted", "spearman-1904-proof"))
UNSEEN = Method("prediction_unseen", ("hoerl-kennard-1970-ridge", "varma-simon-2006-bias", "friedman-2001-greedy"))
CALIBRATION = Method("prediction_calibration")
