"""What one person may have at work at once on a server, and what happens beyond it."""

import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest

from data.people import at_work, audit
from data.people.roles import ANYONE, People, Person, Role
from pages._ui.core.parts import jobs
from pages._ui.core.state import current

TARO, JIRO = Person("taro", "Taro", Role.CODER), Person("jiro", "Jiro", Role.CODER)
SERVER = People("name", jobs=1)
TAKES = "import time; kept = b'1' * (200 << 20); time.sleep(60)"


@pytest.fixture
def session(monkeypatch, tmp_path):
    """A session of Taro's on a server; its state and its jobs."""
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))
    monkeypatch.setattr(current, "person", lambda: TARO)
    monkeypatch.setattr(current, "settings", lambda: SERVER)
    monkeypatch.setattr(jobs.st, "session_state", {})
    of_this_process: dict[str, jobs.Job] = {}
    monkeypatch.setattr(jobs, "_jobs", lambda: of_this_process)
    yield of_this_process
    for job in of_this_process.values():
        job.process.kill()
        job.process.wait()
        while job.process.stdout is not None and not job.complaints.closed:
            time.sleep(0.01)  # its listener closes both


def begun(workspace: Path, code: str, person: Person) -> jobs.Job:
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL)
    return jobs.Job(process, BytesIO(), ticket=at_work.begin(workspace, person, process.pid))


def test_one_person_has_so_many_at_work_on_all_server_processes(session, monkeypatch, tmp_path):
    session["of another server process"] = begun(tmp_path, "import time; time.sleep(60)", TARO)
    jobs.start("second", ["list"])
    refused = jobs.st.session_state["second.refused"]
    assert (refused.code, refused.values, "second" in session) == ("quota_jobs", {"n": 1}, False)
    monkeypatch.setattr(current, "person", lambda: JIRO)
    jobs.start("third", ["list"])  # somebody else may
    assert at_work.of(tmp_path, JIRO) == [session["third"].process.pid]
    assert [(line["person"], line["action"], line["what"]) for line in audit.read(tmp_path)] == [
        ("jiro", "job", "third")
    ]
    monkeypatch.setattr(current, "person", lambda: ANYONE)
    monkeypatch.setattr(current, "settings", People)
    for name in ("fourth", "fifth"):  # on one's own computer nobody counts
        jobs.start(name, ["list"])
    assert {"fourth", "fifth"} <= session.keys()


def test_a_job_ends_where_its_person_takes_too_much_memory(session, monkeypatch, tmp_path):
    monkeypatch.setattr(jobs, "WATCH_S", 0.05)
    session["small"] = begun(tmp_path, "import time; time.sleep(60)", JIRO)
    session["large"] = begun(tmp_path, TAKES, TARO)
    jobs.watch(session["large"], tmp_path, TARO, 100)
    assert session["large"].outcome["code"] == "quota_memory"
    assert session["large"].process.wait() < 0
    assert session["small"].running
