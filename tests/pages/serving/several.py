"""Several server processes behind nginx, as ``make serve`` starts them."""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.browser.server import ROOT, free_port

READY_WITHIN_S = 120


class Several:
    """A running ``python -m pages._ui.serving``; ``workers`` are the ids of its server processes."""

    def __init__(self, library: Path, workspace: Path, log: Path, *, workers: int = 2, path: str = "") -> None:
        self.port, self.log = free_port(), log
        self.url = f"http://127.0.0.1:{self.port}" + (f"/{path}" if path else "")
        options = ["--workers", str(workers), "--port", str(self.port), "--base-path", path]
        with log.open("wb") as written:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "pages._ui.serving", *options],
                cwd=ROOT,
                env={**os.environ, "KOKORO_LIBRARY": str(library), "KOKORO_WORKSPACE": str(workspace)},
                stdout=written,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    def _wait(self) -> None:
        end = time.monotonic() + READY_WITHIN_S
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1):
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"the servers did not start:\n{self.log.read_text('utf-8', 'replace')}")

    @property
    def workers(self) -> list[int]:
        """The server processes at work now."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [int(child) for child in children if b"serve.py" in Path(f"/proc/{child}/cmdline").read_bytes()]

    def stop(self) -> None:
        """End them all."""
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
