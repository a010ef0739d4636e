"""The app as a reader's machine runs it: ``streamlit run serve.py`` on a free port, with folders of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from pages._ui.serving.workers import ENVIRONMENT
from tests.offline.sitecustomize import REFUSED

ROOT = Path(__file__).resolve().parents[2]
OFFLINE = ROOT / "tests" / "offline"
HEALTHY_WITHIN_S = 60


class App:
    """A running server. ``stop`` ends it; what it said is in ``log``."""

    def __init__(
        self,
        library: Path,
        workspace: Path,
        log: Path,
        *,
        script: str = "serve.py",
        port: int = 0,
        **environment: str,
    ) -> None:
        self.library, self.workspace, self.log = library, workspace, log
        self.port = port or own_port()
        self.url = f"http://127.0.0.1:{self.port}"
        began = time.perf_counter()
        with log.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(self.port)],
                cwd=ROOT,
                env={
                    **ENVIRONMENT,
                    **os.environ,
                    "KOKORO_LIBRARY": str(library),
                    "KOKORO_WORKSPACE": str(workspace),
                    "PYTHONPATH": str(OFFLINE),
                    **environment,
                },
                stdout=said,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise
        self.healthy_after_s = time.perf_counter() - began

    def _wait(self) -> None:
        if not healthy(self.url, self.process):
            raise RuntimeError(f"the app did not start:\n{self.log.read_text('utf-8', 'replace')}")

    def memory_mb(self) -> float:
        """Resident memory of the server now."""
        said = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self.process.pid)], capture_output=True, check=True, text=True
        )
        return int(said.stdout) / 1024

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        assert REFUSED not in self.log.read_text("utf-8", "replace"), self.log


def healthy(url: str, process: "subprocess.Popen[bytes]", within_s: float = HEALTHY_WITHIN_S) -> bool:
    """Whether a server answers in time, and has not ended before."""
    end = time.monotonic() + within_s
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:
                if answer.status == 200:
                    return True
        except OSError:
            time.sleep(0.02)
    return False


def own_port() -> int:
    """The first free port of a few of this process: a browser knows by the address what it has compiled before."""
    first = 20_000 + os.getpid() % 1_000 * 10  # below those that systems give away
    for port in range(first, first + 10):
        with suppress(OSError), socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    return free_port()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
