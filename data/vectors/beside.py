"""Two works of one stage side by side, one core each: t-SNE keeps hardly more than one busy."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager


@contextmanager
def beside() -> Iterator[ThreadPoolExecutor]:
    """A second thread; the first loads the libraries of both, for two that load one at once see it half made."""
    import openTSNE  # noqa: F401
    import sklearn.cluster  # noqa: F401

    with ThreadPoolExecutor(1) as thread:
        yield thread
