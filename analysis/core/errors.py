"""Mistakes of users that analysis finds: a code with values, said in the reader's language."""

from analysis.labels import Labels
from data.problems import UserError


def mistake(code: str, **values: object) -> UserError:
    """The error of a code; its English message is that of the labels (``error.CODE``)."""
    return UserError(Labels("en")(f"error.{code}", **values), code, **values)
