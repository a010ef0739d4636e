"""The machines of a cluster at work on one corpus, by Ray (``python -m data prepare SOURCE --engine ray``).

Tasks and answers travel as bytes, so a machine needs no disk in common with this one: it needs KokoroScope in the
same version. A task whose machine goes down is done again by another; one that was done is written here, and a run
that was stopped continues with those that were not.
"""

import os
import pickle
import platform
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from data.core.engine import Answer, Engine, Task
from data.core.problems import UserError
from data.core.store import PROJECT

ENGINES = ("local", "ray")
AHEAD = 2
"""Tasks that wait for each that is worked on."""
TRIES = 3
STORE = 512 << 20
"""Bytes of memory for what travels, on a cluster of this machine alone."""


@contextmanager
def opened(name: str) -> Iterator[Engine | None]:
    """The engine of a name, which ends with this; ``RAY_ADDRESS`` names a cluster, else this machine is one.

    Raises:
        UserError: Ray is not installed, or its cluster cannot be reached.
    """
    if name == "local":
        yield None
        return
    try:
        ray = import_module("ray")
    except ImportError as error:
        raise UserError.of("no_ray") from error
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    alone = {"include_dashboard": False, "object_store_memory": STORE, "_node_ip_address": "127.0.0.1"}
    try:
        ray.init(**({} if os.environ.get("RAY_ADDRESS") else alone), log_to_driver=False, logging_level="ERROR")
    except Exception as error:
        raise UserError.of("cluster_unreachable", why=_first_line(error)) from error
    try:
        yield RayEngine()
    finally:
        ray.shutdown()


class RayEngine:
    """The tasks of one run on the cluster that Ray is connected with."""

    def __init__(self) -> None:
        ray = import_module("ray")
        self.width = max(1, int(ray.cluster_resources().get("CPU", 1)))
        self._work = ray.remote(num_cpus=1, max_retries=TRIES)(_worker())

    def map(self, function: Callable[[Task], Answer], tasks: Iterable[Task]) -> Iterator[Answer]:
        """The answers in the order of the tasks, of which no more than ``AHEAD`` a core are under way."""
        waiting: deque[Any] = deque()
        for task in tasks:
            waiting.append(self._begin(function, task))
            if len(waiting) > AHEAD * self.width:
                yield _answer(waiting.popleft())
        while waiting:
            yield _answer(waiting.popleft())

    def call(self, function: Callable[[Task], Answer], task: Task) -> Answer:
        """One answer."""
        answer: Answer = _answer(self._begin(function, task))
        return answer

    def _begin(self, function: Callable[[Any], Any], task: object) -> Any:
        return self._work.remote(
            str(PROJECT), versions(), function.__module__, function.__qualname__, pickle.dumps(task)
        )


def versions() -> dict[str, str]:
    """What has to be the same on all machines, that their tables are."""
    import numpy as np
    import polars as pl

    from data.core.version import VERSION

    python = ".".join(platform.python_version_tuple()[:2])
    return {"KokoroScope": VERSION, "Python": python, "Polars": pl.__version__, "numpy": np.__version__}


def _worker() -> Callable[..., tuple[str, Any]]:
    """What a machine runs. It is sent as code, because the machine may not know yet where the app is."""

    def work(project: str, here: dict[str, str], module: str, name: str, task: bytes) -> tuple[str, Any]:
        import os
        import sys
        from importlib import import_module
        from pathlib import Path
        from pickle import loads
        from socket import gethostname

        for threads in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
            os.environ[threads] = "1"
        if (Path(project) / "data" / "version.py").is_file():
            if project not in sys.path:
                sys.path.insert(0, project)
        else:
            try:
                import_module("kokoroscope.place").prepare()
            except ImportError:
                return "lacking", gethostname()
        there = import_module("data.building.ray_engine").versions()
        if there != here:
            return "other", ", ".join(f"{tool} {there[tool]}" for tool in there if there[tool] != here[tool])
        try:
            return "done", getattr(import_module(module), name)(loads(task))
        except Exception as error:
            return "failed", error

    return work


def _answer(waiting: Any) -> Any:
    """Wait for a task. Raises what it raised, or UserError where no machine could do it."""
    ray = import_module("ray")
    try:
        state, answer = ray.get(waiting)
    except ray.exceptions.RayError as error:
        raise UserError.of("cluster_failed", why=_first_line(error)) from error
    if state == "lacking":
        raise UserError.of("cluster_lacks_app", host=answer)
    if state == "other":
        raise UserError.of("cluster_versions", found=answer)
    if state == "failed":
        raise answer
    return answer


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
