"""Everything that pages need is imported before the first visitor is let in.

Scripts of several visitors run in threads of one process. A library that is imported while another thread
uses it is seen half loaded; nobody is to see the error that follows.
"""

import gc
import importlib
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from threadpoolctl import threadpool_limits

from analysis.core import registry

LIBRARIES = (
    "pandas",
    "plotly.io",
    "plotly.tools",
    "pyarrow.pandas_compat",
    "scipy.sparse",
    "scipy.special",
    "scipy.stats",
)


def import_all() -> None:
    """Import every module of the pages, every registered table and figure, and the libraries they load late."""
    package = importlib.import_module("pages._ui")
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith(".__main__"):
            importlib.import_module(module.name)
    registry.load()
    for name in LIBRARIES:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()  # modules stay as long as the process: no garbage collection needs to look at them again


@asynccontextmanager
async def before_the_first_visit(_app: object) -> AsyncIterator[None]:
    """The server's lifespan: requests are taken once this has yielded."""
    import_all()
    with threadpool_limits(1, user_api="blas"):  # more would wait for each other longer than they multiply
        yield
