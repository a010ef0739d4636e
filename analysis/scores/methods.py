"""The methods of ratings."""

from analysis.core.statistics.inference.methods import Method

MEAN_CHANGE = Method("standardized_mean_change", ("becker-1988-synthesizing",))
RELIABLE_CHANGE = Method("reliable_change", ("jacobson-truax-1991-clinical",))
ICC = Method("intraclass", ("mcgraw-wong-1996-forming",))
WEIGHTED_KAPPA = Method(
    "weighted_kappa", ("cohen-1968-weighted",), of_rows=("rating_coefficient", "weighted_kappa")
)
ALPHA = Method("rating_alpha", ("hayes-krippendorff-2007-answering",))
BOOTSTRAP_DIALOGUES = Method("bootstrap_rated_dialogues", ("efron-1979-bootstrap",), infers=True)
