"""The engine: a lock, a time-out, and a new start after trouble."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import orjson
import pytest

from analysis.export.render import engine
from analysis.export.render.engine import DrawingFailed, Engine

BAR = orjson.dumps({"data": [{"type": "bar", "x": ["人間関係"], "y": [1]}], "layout": {}})


@pytest.fixture(scope="module")
def drawing() -> Engine:
    return Engine()


def test_it_recovers_from_what_never_ends(drawing: Engine, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patched:
        patched.setattr(engine, "DRAW", "function draw() { while (true); }")
        with pytest.raises(DrawingFailed, match="not drawn within 1 s"):
            drawing.svg(BAR, 300, 200, timeout=1)
    assert "人間関係" in drawing.svg(BAR, 300, 200)


def test_it_recovers_from_an_error(drawing: Engine):
    raster = b'{"data":[{"type":"heatmap","z":[[1,2],[3,4]]}],"layout":{}}'
    with pytest.raises(DrawingFailed, match="cannot be drawn"):
        drawing.svg(raster, 300, 200)
    assert "人間関係" in drawing.svg(BAR, 300, 200)


def test_many_readers_at_once(drawing: Engine):
    with ThreadPoolExecutor(6) as readers:
        drawn = list(readers.map(lambda _: drawing.svg(BAR, 300, 200), range(12)))
    assert len(set(drawn)) == 1


def test_inside_an_event_loop():
    async def ask() -> str:
        return Engine().svg(BAR, 300, 200)

    with ThreadPoolExecutor(1) as aside:  # this thread may hold the browser tests' own loop
        assert "人間関係" in aside.submit(lambda: asyncio.run(ask())).result()


def test_it_starts_anew_after_so_many(drawing: Engine, monkeypatch: pytest.MonkeyPatch):
    drawing.svg(BAR, 300, 200)
    before = drawing._racer
    monkeypatch.setattr(engine, "FIGURES_PER_ENGINE", 1)
    drawing.svg(BAR, 300, 200)
    assert drawing._racer is not before


def test_nothing_heavy_is_imported_before_a_file_is_asked_for():
    import subprocess
    import sys

    heavy = "py_mini_racer", "vl_convert", "fontTools"
    code = f"import sys, analysis.export.bundle; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"
