"""The methods of counting and comparing words."""

from analysis.core.statistics.inference.methods import Method

LOG_ODDS = Method("log_odds", ("monroe-etal-2008-fightin",))
ODDS_CLUSTERED = Method("odds_clustered", ("cameron-etal-2011-robust",), infers=True)
ODDS_RESAMPLED = Method("odds_resampled", ("efron-1979-bootstrap",), infers=True)
DISPERSION = Method("dispersion", ("gries-2008-dispersions",))
LOG_LIKELIHOOD = Method("log_likelihood", ("dunning-1993-accurate",))
LOG_DICE = Method("log_dice", ("rychly-2008-lexicographer",))
MUTUAL_INFORMATION = Method("mutual_information", ("church-hanks-1990-word",))
READING = Method("reading")
CATEGORIES = Method("categories", ("tausczik-pennebaker-2010-psychological",))
KEYNESS_GRID = Method("option_grid_keyness", ("steegen-etal-2016-increasing",))
