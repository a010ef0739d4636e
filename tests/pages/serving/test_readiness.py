"""Fifty visitors open a freshly started server at the same moment; none of them sees an error."""

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.bench.visitors import KINDS, Log, Walk, stay
from tests.browser.server import App

VISITORS = 50


async def first_visits(url: str, corpus) -> Log:
    log = Log()
    async with asyncio.TaskGroup() as group:
        for number in range(VISITORS):
            walk = [Walk(corpus, number).step(KINDS[number % len(KINDS)])]
            group.create_task(stay(url, walk, log, 0, 0, random.Random(number)))
    return log


@pytest.mark.parametrize("script", ["serve.py", "app.py"])
def test_fifty_first_visits_at_once(script, demo_library, demo_ja, tmp_path):
    app = App(demo_library.root, tmp_path / "workspace", tmp_path / "log", script=script)
    try:
        with ThreadPoolExecutor(1) as aside:  # this thread may hold the browser tests' own loop
            log = aside.submit(lambda: asyncio.run(first_visits(app.url, demo_ja))).result()
    finally:
        app.stop()
    assert log.errors == []
    assert len(log.waits) == VISITORS
    assert "Traceback" not in app.log.read_text("utf-8", "replace")
