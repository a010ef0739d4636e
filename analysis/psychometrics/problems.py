"""Why a model cannot be fitted to a selection, in words of the page and of the command line."""

from analysis.core.registry import Absent
from data.problems import UserError


class NotFitted(Absent):
    """These dialogues do not allow the model; ``what`` names the reason, and labels say what to do."""

    def __init__(self, what: str, why: str) -> None:
        UserError.__init__(self, why)
        self.what = what
