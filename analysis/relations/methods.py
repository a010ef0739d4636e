"""The methods of relating words to each other, to groups, to answers and to scores."""

from analysis.core.statistics.inference.methods import Method
from analysis.core.text.methods import CO_OCCURRENCE

PMI = Method("pmi", ("church-hanks-1990-word",))
LOG_LIKELIHOOD = Method("co_occurrence_g2", ("dunning-1993-accurate",))
DIFFERENCE = Method("network_difference", ("efron-1979-bootstrap",), infers=True)
LOUVAIN = Method("louvain", ("blondel-etal-2008-fast",))
LEIDEN = Method("leiden", ("traag-etal-2019-louvain",))
CENTRALITY = Method("centrality", ("freeman-1977-set", "marchiori-latora-2000-harmony", "bonacich-1972-factoring"))
STABILITY = Method("client_resamples", ("efron-1979-bootstrap", "hennig-2007-cluster"), infers=True)
MULTIVERSE = ("steegen-etal-2016-increasing",)
GRID = Method("option_grid", MULTIVERSE)
CLUSTER_GRID = Method("option_grid_clusters", MULTIVERSE)
CORRESPONDENCE_GRID = Method("option_grid_correspondence", MULTIVERSE)
SCORE_GRID = Method("option_grid_scores", MULTIVERSE)
CORRESPONDENCE = Method("correspondence", ("greenacre-2017-correspondence",))
ELLIPSES = Method("ellipses", ("efron-1979-bootstrap", "greenacre-2017-correspondence"), infers=True)
MULTIPLE = Method("multiple_correspondence", ("benzecri-1979-calcul", "greenacre-2017-correspondence"))
WARD = Method("ward", ("ward-1963-hierarchical",))
SCALING = Method("scaling", ("torgerson-1952-multidimensional", "gansner-etal-2004-graph"))
WITHIN_DIALOGUE = Method("within_dialogue", ("mantel-haenszel-1959-statistical",), infers=True)
PERMUTED = Method("permuted_answers", ("westfall-young-1993-resampling",), infers=True)
RIDGE = Method("ridge_by_client", ("hoerl-kennard-1970-ridge",))

OF_MEASURES = {"jaccard": CO_OCCURRENCE, "pmi": PMI, "log_likelihood": LOG_LIKELIHOOD}
