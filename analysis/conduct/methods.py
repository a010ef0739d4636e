"""How the conduct of responses is counted, as methods that an export names."""

from analysis.core.statistics.inference.methods import Method

BY_RULE = Method("conduct_rules")
BY_LABEL = Method("conduct_labels")
KAPPA = Method("conduct_kappa", ("cohen-1960-coefficient",))
REPEATED = Method("conduct_repeated")
FREE_RUN = Method("conduct_free_run")
RANKS = Method("conduct_ranks", ("kendall-1938-new",))
