"""Draws a figure as SVG with Plotly's own code in V8, on the small DOM in ``dom/``: no browser.

One engine serves the process. It is made on first use, guarded by a lock, and made anew after a
time-out, an error inside V8, or some hundreds of figures.
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from analysis.core.errors import Mistake
from analysis.export import font

if TYPE_CHECKING:
    from py_mini_racer import MiniRacer

TIMEOUT = 30.0
START_TIMEOUT = 60.0
FIGURES_PER_ENGINE = 200
MEMORY = 1_500_000_000
DOM = tuple(Path(__file__).resolve().parent / "dom" / name for name in ("tree.js", "boxes.js", "window.js"))

# Chance decides only names of clip paths: seeded, so that a figure always gives the same file.
DRAW = """
var drawn = null;
function draw(figure, width, height) {
  let state = 1;
  Math.random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  drawn = null;
  Plotly.toImage(
    { data: figure.data, layout: figure.layout, config: { staticPlot: true } },
    { format: "svg", imageDataOnly: true, width, height },
  ).then(
    (svg) => { drawn = { svg }; },
    (error) => { drawn = { error: String((error && error.message) || error) }; },
  );
}
"""


class DrawingFailed(Mistake):
    """Plotly could not draw the figure, or not in time."""


class Engine:
    """One V8 with Plotly in it; one figure at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._racer: MiniRacer | None = None
        self._drawn = 0

    def svg(self, figure: bytes, width: float, height: float, *, timeout: float = TIMEOUT) -> str:
        """The figure (Plotly's JSON) as SVG of so many CSS pixels. Raises DrawingFailed."""
        call = f"draw(JSON.parse({orjson.dumps(figure.decode()).decode()}), {width!r}, {height!r})"
        if not self._lock.acquire(timeout=START_TIMEOUT + 2 * timeout):
            raise DrawingFailed("drawing_busy")
        try:
            return self._draw(call, timeout)
        except DrawingFailed:
            self._stop()
            raise
        finally:
            self._lock.release()

    def _draw(self, call: str, timeout: float) -> str:
        from py_mini_racer import JSEvalException, JSOOMException, JSTimeoutException

        try:
            racer = self._ready()
            racer.eval(call, timeout_sec=timeout)
            answer = racer.eval("JSON.stringify(drawn)", timeout_sec=timeout)
        except JSTimeoutException as error:
            raise DrawingFailed("drawing_slow", seconds=f"{timeout:g}") from error
        except JSOOMException as error:
            raise DrawingFailed("drawing_memory") from error
        except JSEvalException as error:
            raise DrawingFailed("drawing_failed", why=_last_line(error)) from error
        self._drawn += 1
        result = orjson.loads(str(answer))
        if not result or "svg" not in result:
            raise DrawingFailed("drawing_failed", why=(result or {}).get("error", "no answer"))
        return str(result["svg"])

    def _ready(self) -> "MiniRacer":
        if self._racer is not None and self._drawn < FIGURES_PER_ENGINE:
            return self._racer
        self._stop()
        # In a thread of its own: inside a running event loop V8 would wait for that loop for ever.
        with ThreadPoolExecutor(1) as thread:
            self._racer = thread.submit(_start).result()
        return self._racer

    def _stop(self) -> None:
        racer, self._racer, self._drawn = self._racer, None, 0
        if racer is not None:
            with suppress(Exception):  # what was stopped half-way reports once more
                racer.eval("0", timeout_sec=1)
            racer.close()


def _start() -> "MiniRacer":
    import plotly
    from py_mini_racer import MiniRacer

    racer = MiniRacer()
    racer.set_hard_memory_limit(MEMORY)
    plotly_js = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    for code in (_dom(), plotly_js.read_text("utf-8"), DRAW):
        racer.eval(code, timeout_sec=START_TIMEOUT)
    table = orjson.dumps(font.advances().to_dict()).decode()
    racer.eval(f"dom.setFont({table})", timeout_sec=START_TIMEOUT)
    return racer


def _dom() -> str:
    """The files of the DOM as one function, so that their names stay out of Plotly's way."""
    code = "\n".join(path.read_text("utf-8") for path in DOM)
    return f'"use strict";\n(function (global) {{\n{code}\n}})(globalThis);'


def _last_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if "Error" in line]
    return lines[-1][-200:] if lines else type(error).__name__


@cache
def shared() -> Engine:
    """The one engine of this process."""
    return Engine()
