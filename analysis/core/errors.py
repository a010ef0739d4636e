"""Mistakes of users that analysis finds: a code with values, said in the reader's language."""

from analysis.labels import Labels
from data.core.problems import UserError


class Mistake(UserError):
    """An error of analysis; its English message is that of the labels (``error.CODE``)."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(Labels("en")(f"error.{code}", **values), code, **values)


class Absent(Mistake):
    """The corpus does not hold what a table is made from; ``what`` names it (label ``absent.WHAT``)."""

    def __init__(self, what: str, corpus: str) -> None:
        UserError.__init__(self, f"{corpus}: {Labels('en')(f'absent.{what}')}", "absent", corpus=corpus, what=what)
        self.what = what


def mistake(code: str, **values: object) -> Mistake:
    """The error of a code, to be raised."""
    return Mistake(code, **values)
