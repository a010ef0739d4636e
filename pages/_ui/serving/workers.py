"""Several server processes on one library and one workspace, and nginx before them."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from analysis.core.errors import mistake
from data.core.store import PROJECT
from pages._ui.serving.nginx import Proxy

STARTS_WITHIN_S, ENDS_WITHIN_S, LOOKS_EVERY_S = 60, 10, 0.5
MOST_WORKERS = 64
INSIDE = "127.0.0.1"
# memory is given back to the system: by glibc, by Arrow, which then uses glibc too, and by Polars' jemalloc
ENVIRONMENT = {
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_MMAP_THRESHOLD_": "1000000",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "_RJEM_MALLOC_CONF": "narenas:2,dirty_decay_ms:100,muzzy_decay_ms:0",
}


@dataclass(frozen=True)
class Place:
    """Where the app is served: how many processes, under which address, hosts and path."""

    workers: int = 2
    address: str = "127.0.0.1"
    port: int = 8501
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1")
    path: str = ""
    upload_mb: int = 200

    def __post_init__(self) -> None:
        if not 1 <= self.workers <= MOST_WORKERS:
            raise mistake("number_of_workers", most=MOST_WORKERS, n=self.workers)


def nginx() -> str:
    """The path of nginx. Raises UserError where it is not installed."""
    path = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")
    if path is None:
        raise mistake("needs_nginx")
    return path


def serve(place: Place) -> int:
    """Serve until the process is told to end. A worker that ends is started again."""
    proxy = nginx()
    _free(place.address, place.port)
    with _until_signal() as signals, tempfile.TemporaryDirectory(prefix="kokoroscope-") as room:
        folder = Path(room)
        secret = os.environ.get("STREAMLIT_SERVER_COOKIE_SECRET") or secrets.token_hex(32)
        ports = _free_ports(place.workers)
        running = [_worker(place, port, secret) for port in ports]
        before = None
        try:
            for process, port in zip(running, ports, strict=True):
                _ready(process, port, signals)
            before = _proxy(proxy, place, folder, ports)
            print(
                f"KokoroScope: http://{place.hosts[0]}:{place.port}/{place.path} ({place.workers} workers)",
                flush=True,
            )
            while not signals and before.poll() is None:
                for number, process in enumerate(running):
                    if process.poll() is not None:
                        print(f"worker {number + 1} ended ({process.returncode}); started again", flush=True)
                        running[number] = _worker(place, ports[number], secret)
                time.sleep(LOOKS_EVERY_S)
            return 0 if signals else 1
        finally:
            _end([*([before] if before else []), *running])


@contextmanager
def _until_signal() -> Iterator[list[int]]:
    """A list that is filled when the process is told to end."""
    signals: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        signals.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield signals
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _worker(place: Place, port: int, secret: str) -> subprocess.Popen[bytes]:
    """One server process on a port of its own, which this machine alone can reach."""
    options = {
        "server.address": INSIDE,
        "server.port": port,
        "server.baseUrlPath": place.path,
        "server.maxUploadSize": place.upload_mb,
        "browser.serverAddress": place.hosts[0],
    }
    flags = [f"--{name}={value}" for name, value in options.items() if value != ""]
    flags += [f"--server.allowedHosts={host}" for host in place.hosts]
    own = {"POLARS_MAX_THREADS": str(max(1, (os.cpu_count() or 1) // place.workers))}  # processes share the cores
    return subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "serve.py", *flags],
        cwd=PROJECT,
        env={**ENVIRONMENT, **own, **os.environ, "STREAMLIT_SERVER_COOKIE_SECRET": secret},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def _ready(process: subprocess.Popen[bytes], port: int, signals: list[int]) -> None:
    """Wait until a worker takes requests. Raises UserError where it ends instead."""
    end = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < end and process.poll() is None and not signals:
        try:
            with socket.create_connection((INSIDE, port), timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    if not signals:
        raise mistake("worker_stopped")


def _proxy(command: str, place: Place, folder: Path, ports: list[int]) -> subprocess.Popen[bytes]:
    """Start nginx. What it does not understand it says itself."""
    settings = Proxy(folder, place.address, place.port, place.hosts, ports, place.upload_mb)
    (folder / "nginx.conf").write_text(settings.written(), "utf-8")
    return subprocess.Popen(
        [command, "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


def _free(address: str, port: int) -> None:
    """Raise UserError where somebody listens already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise mistake("cannot_listen", address=f"{address}:{port}", why=error.strerror) from error


def _free_ports(number: int) -> list[int]:
    """Ports that nobody listens to."""
    probes = [socket.socket() for _ in range(number)]
    try:
        for probe in probes:
            probe.bind((INSIDE, 0))
        return [int(probe.getsockname()[1]) for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    """Tell all to end, and make sure that they have."""
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
