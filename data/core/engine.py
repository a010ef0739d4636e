"""Who works on the parts of a corpus: this machine, or those of a cluster (``data.building.ray_engine``)."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class Engine(Protocol):
    """Runs a function of a module on many tasks. Where there is none, the stages work on this machine alone."""

    #: How many tasks are worked on at once.
    width: int

    def map(self, function: Callable[[Task], Answer], tasks: Iterable[Task]) -> Iterator[Answer]:
        """The answers in the order of the tasks; tasks are taken a few ahead of the answers."""

    def call(self, function: Callable[[Task], Answer], task: Task) -> Answer:
        """One answer; several threads may ask at once."""


def end_with_parent() -> None:
    """End this process as soon as the one that began it is gone, even killed: it holds our input open."""
    threading.Thread(target=_end_with_input, daemon=True).start()


def _end_with_input() -> None:
    os.read(0, 1)
    os._exit(1)
