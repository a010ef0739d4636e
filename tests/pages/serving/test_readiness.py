"""Fifty visitors open a freshly started server at the same moment; none of them sees an error."""

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.bench.visits.visitors import KINDS, Log, Walk, stay
from tests.browser.server import App


async def first_visits(url: str, corpus, visitors: int) -> Log:
    log = Log()
    async with asyncio.TaskGroup() as group:
        for number in range(visitors):
            walk = [Walk(corpus, number).step(KINDS[number % len(KINDS)])]
            group.create_task(stay(url, walk, log, 0, 0, random.Random(number)))
    return log


@pytest.mark.parametrize(("script", "visitors"), [("serve.py", 50), ("app.py", 10)])
def test_first_visits_at_once(script, visitors, demo_library, demo_ja, tmp_path):
    app = App(demo_library.root, tmp_path / "workspace", tmp_path / "log", script=script)
    try:
        with ThreadPoolExecutor(1) as aside:  # this thread may hold the browser tests' own loop
            log = aside.submit(lambda: asyncio.run(first_visits(app.url, demo_ja, visitors))).result()
    finally:
        app.stop()
    assert log.errors == []
    assert len(log.waits) == visitors
    assert "Traceback" not in app.log.read_text("utf-8", "replace")
