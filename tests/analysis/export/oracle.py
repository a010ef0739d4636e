"""The second opinion: the same figures drawn by kaleido in a real Chromium, with the project's font alone.

python -m tests.analysis.export.oracle FIGURES.json DRAWN.json   run as a child process that can be stopped
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from analysis.export.font import FOLDER

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{cache}</cachedir>
<match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit>
<edit name="hintstyle" mode="assign"><const>hintnone</const></edit></match></fontconfig>
"""


def absent() -> str | None:
    """Why the oracle cannot be asked here; None where it can."""
    if find_spec("kaleido") is None:
        return "kaleido is not installed"
    return None if _browser() else "no Chromium on the PATH"


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def drawn(figures: list[dict], timeout: float = 120) -> list[str]:
    """Each figure ({figure, width, height}) as Chromium's SVG."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in.json").write_text(json.dumps(figures), "utf-8")
        (folder / "fonts.conf").write_text(FONTS.format(folder=FOLDER, cache=folder / "cache"), "utf-8")
        command = [sys.executable, "-m", __name__, str(folder / "in.json"), str(folder / "out.json")]
        environment = os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        child = subprocess.Popen(command, env=environment, **quiet)
        try:
            child.wait(timeout)
        finally:
            stop(child.pid)
            child.wait(10)
        return json.loads((folder / "out.json").read_text("utf-8"))


def stop(pid: int) -> None:
    """End a process and what it started: the browser leads a session of its own."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    for child in children.read_text().split() if children.exists() else []:
        stop(int(child))
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


async def _draw(figures: list[dict]) -> list[str]:
    import kaleido

    async with kaleido.Kaleido(n=1, timeout=60, mathjax=False) as browser:
        answers = []
        for given in figures:
            options = {"format": "svg", "width": given["width"], "height": given["height"]}
            figure = given["figure"] | {"config": {"staticPlot": True}}
            answers.append((await browser.calc_fig(figure, opts=options)).decode())
        return answers


if __name__ == "__main__":
    import asyncio

    source, target = map(Path, sys.argv[1:])
    answers = asyncio.run(_draw(json.loads(source.read_text("utf-8"))))
    target.write_text(json.dumps(answers), "utf-8")
