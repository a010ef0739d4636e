"""Why a model cannot be fitted to a selection, in words of the page and of the command line."""

from collections.abc import Mapping

import numpy as np

from analysis.core.registry import Absent
from analysis.statistics.inference import MIN_CLUSTERS, Array
from data.problems import UserError

PERSONS = ("client", "counselor")


class NotFitted(Absent):
    """These dialogues do not allow the model; ``what`` names the reason, and labels say what to do."""

    def __init__(self, what: str, why: str) -> None:
        UserError.__init__(self, why)
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
        why = f"{fewest} clients or counselors; a crossed model needs {MIN_CLUSTERS} of each: widen the selection"
        raise NotFitted("few_persons", why)
    if np.ptp(outcome) == 0:
        raise NotFitted("no_spread", "all scores are alike; there is no variance to divide")
    if max(groups.values()) >= len(outcome) or len(outcome) <= fixed + 3:
        why = "each person has one dialogue, or there are as many predictors as dialogues: widen the selection"
        raise NotFitted("no_repeats", why)
