"""Several server processes behind nginx: a visitor stays with one, and no process is the only one."""

import http.client
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from data.core.problems import UserError
from pages._ui.serving import workers
from pages._ui.serving.nginx import COOKIE, Proxy
from tests.bench.visits.session import Session
from tests.pages.serving.several import Several

STARTED_AGAIN_WITHIN_S = 60


DRAWS = 40


try:
    NGINX = workers.nginx()
except UserError as missing:
    pytest.skip(str(missing), allow_module_level=True)


@pytest.fixture(scope="module")
def several(demo_library, tmp_path_factory):
    folder = tmp_path_factory.mktemp("several")
    running = Several(demo_library.root, folder / "workspace", folder / "log", path="lab/kokoro")
    yield running
    running.stop()


def answer(several: Several, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", several.port, timeout=30)
    connection.request("GET", path, headers=headers)
    got = connection.getresponse()
    got.read()
    connection.close()
    return got


def drawn(several: Several, **headers: str) -> str:
    """The process that a request is passed to."""
    cookie = answer(several, "/lab/kokoro/", **headers).headers["Set-Cookie"]
    return cookie.partition("=")[2].partition(";")[0]


def test_the_processes_share_the_cores(several):
    threads = str(max(1, (os.cpu_count() or 1) // 2))
    for worker in several.workers:
        own = Path(f"/proc/{worker}/environ").read_bytes().split(b"\0")
        assert f"POLARS_MAX_THREADS={threads}".encode() in own


def test_new_visitors_are_drawn_to_each_process(several):
    assert {drawn(several) for _ in range(DRAWS)} == {"worker1", "worker2"}


@pytest.mark.parametrize("worker", ["worker1", "worker2"])
def test_a_visitor_stays_with_a_process(several, worker):
    assert {drawn(several, Cookie=f"{COOKIE}={worker}") for _ in range(10)} == {worker}


def test_a_cookie_that_names_no_process_is_drawn_anew(several):
    assert drawn(several, Cookie=f"{COOKIE}=evil.example:80") in {"worker1", "worker2"}


def test_pages_run_below_the_base_path(several):
    session = Session(several.url)
    assert session.run("topics", "lang=en&corpus=demo-ja") > 0
    session.close()
    assert answer(several, "/elsewhere/").status == 404


def test_the_proxy_refuses_foreign_hosts(several):
    for host in ("evil.example", f"127.0.0.1.evil.example:{several.port}"):
        assert answer(several, "/lab/kokoro/", Host=host).status == 421


def test_a_process_that_ends_is_stood_in_for_and_started_again(several):
    before = several.workers
    os.kill(before[0], signal.SIGKILL)
    assert {answer(several, "/lab/kokoro/_stcore/health", Cookie=f"{COOKIE}=worker1").status} == {200}
    end = time.monotonic() + STARTED_AGAIN_WITHIN_S
    while time.monotonic() < end and len(set(several.workers) - {before[0]}) < len(before):
        time.sleep(0.1)
    assert len(several.workers) == len(before)
    assert before[0] not in several.workers


def test_nginx_understands_any_number_of_processes(tmp_path):
    for number in (1, 2, 3, 7):
        ports = list(range(9101, 9101 + number))
        settings = Proxy(tmp_path, "127.0.0.1", 9100, ("localhost", "lab.example.org"), ports, 50)
        path = tmp_path / "nginx.conf"
        path.write_text(settings.written(), "utf-8")
        checked = subprocess.run(
            [NGINX, "-t", "-p", str(tmp_path), "-e", "stderr", "-c", str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert checked.returncode == 0, checked.stderr
