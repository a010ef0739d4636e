"""Why a model cannot be fitted to a selection, in words of the page and of the command line."""

from collections.abc import Mapping

import numpy as np

from analysis.core.errors import Absent, Mistake
from analysis.core.statistics.inference import MIN_CLUSTERS, Array
from analysis.core.statistics.models.crossed import Crossed

PERSONS = ("client", "counselor")


class NotFitted(Absent):
    """These dialogues do not allow the model; ``what`` names the reason, and labels say what to do."""

    def __init__(self, what: str, **numbers: object) -> None:
        Mistake.__init__(self, f"not_fitted_{what}", **numbers)
        self.what = what


def check_crossed(outcome: Array, groups: Mapping[str, int], fixed: int) -> None:
    """Raise NotFitted where a crossed model has nothing to stand on.

    Args:
        outcome: (n,).
        groups: How many levels each random effect has, client and counselor among them.
        fixed: How many columns of fixed effects there are.
    """
    fewest = min(groups[name] for name in PERSONS) if len(outcome) else 0
    if fewest < MIN_CLUSTERS:
        raise NotFitted("few_persons", n=fewest, needed=MIN_CLUSTERS)
    if np.ptp(outcome) == 0:
        raise NotFitted("no_spread")
    if max(groups.values()) >= len(outcome) or len(outcome) <= fixed + 3:
        raise NotFitted("no_repeats")


def check_fitted(fit: Crossed) -> Crossed:
    """The same model, or NotFitted where its persons' effects reproduce every value."""
    if fit.saturated:
        raise NotFitted("saturated")
    return fit
