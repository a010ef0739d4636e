"""What one person may have at work at once on a server, and what happens beyond it."""

import subprocess
import sys
import time
from io import BytesIO

import pytest

from data.people import audit
from data.people.roles import ANYONE, People, Person, Role
from pages._ui.core.parts import jobs
from pages._ui.core.state import current

TARO = Person("taro", "Taro", Role.CODER)
SERVER = People("name", jobs=1)
TAKES = "import time; kept = b'1' * (200 << 20); time.sleep(60)"


@pytest.fixture
def session(monkeypatch, tmp_path):
    """A session of Taro's on a server; its state and its jobs."""
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))
    monkeypatch.setattr(current, "person", lambda: TARO)
    monkeypatch.setattr(current, "settings", lambda: SERVER)
    monkeypatch.setattr(jobs.st, "session_state", {})
    at_work: dict[str, jobs.Job] = {}
    monkeypatch.setattr(jobs, "_jobs", lambda: at_work)
    yield at_work
    for job in at_work.values():
        job.process.kill()
        job.process.wait()
        while job.process.stdout is not None and not job.complaints.closed:
            time.sleep(0.01)  # its listener closes both


def begun(code: str, person: str) -> jobs.Job:
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL)
    return jobs.Job(process, BytesIO(), person=person)


def test_one_person_has_so_many_at_work(session, monkeypatch, tmp_path):
    session["first"] = begun("import time; time.sleep(60)", "taro")
    jobs.start("second", ["list"])
    refused = jobs.st.session_state["second.refused"]
    assert (refused.code, refused.values, "second" in session) == ("quota_jobs", {"n": 1}, False)
    monkeypatch.setattr(current, "person", lambda: Person("jiro", "Jiro", Role.CODER))
    jobs.start("third", ["list"])  # somebody else may
    assert session["third"].person == "jiro"
    assert [(line["person"], line["action"], line["what"]) for line in audit.read(tmp_path)] == [
        ("jiro", "job", "third")
    ]
    monkeypatch.setattr(current, "person", lambda: ANYONE)
    monkeypatch.setattr(current, "settings", People)
    for name in ("fourth", "fifth"):  # on one's own computer nobody counts
        jobs.start(name, ["list"])
    assert {"fourth", "fifth"} <= session.keys()


def test_a_job_ends_where_its_person_takes_too_much_memory(session, monkeypatch):
    monkeypatch.setattr(jobs, "WATCH_S", 0.05)
    session["small"] = begun("import time; time.sleep(60)", "jiro")
    session["large"] = begun(TAKES, "taro")
    jobs.watch(session["large"], session, 100)
    assert session["large"].outcome["code"] == "quota_memory"
    assert session["large"].process.wait() < 0
    assert session["small"].running
