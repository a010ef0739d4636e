"""Answers that several tables of one selection share are made once while the selection is open."""

from collections.abc import Callable, Hashable
from typing import TypeVar
from weakref import WeakKeyDictionary

from analysis.core.query.selection import Selection

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
MOST = 16


def once_per_selection(function: Callable[[Selection, K], T]) -> Callable[[Selection, K], T]:
    """A pure function of a selection and one argument more, its last answers kept as long as the selection is.

    What it returns is shared and must not be changed.
    """
    kept: WeakKeyDictionary[Selection, dict[Hashable, T]] = WeakKeyDictionary()

    def remembered(selection: Selection, settings: K) -> T:
        answers = kept.setdefault(selection, {})
        if settings not in answers:
            while len(answers) >= MOST:
                answers.pop(next(iter(answers)))
            answers[settings] = function(selection, settings)
        return answers[settings]

    return remembered
