"""Long work: a child process of ``python -m data`` (or analysis), its progress, and a way to stop it."""

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import orjson
import streamlit as st

from analysis.labels import TEXTS
from data.commands import bounded
from data.core.problems import UserError
from data.core.store import PROJECT
from data.people import at_work
from data.people.roles import Person
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current
from pages._ui.core.state.view import View

WATCH_S = 1.0


@dataclass
class Job:
    """One child process and what it last said."""

    process: "subprocess.Popen[bytes]"
    complaints: IO[bytes]
    step: str = ""
    done: int = 0
    total: int | None = None
    outcome: dict[str, Any] = field(default_factory=dict)
    cancelled: bool = False
    #: Counts it among its person's jobs; none where nobody signs in.
    ticket: at_work.Ticket | None = None

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return not self.outcome and not self.cancelled

    def cancel(self) -> None:
        """Stop it; the child leaves nothing half made."""
        self.cancelled = True
        self.process.terminate()

    def listen(self) -> None:
        """Read the child's lines until it ends."""
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                try:
                    report = orjson.loads(line)
                except orjson.JSONDecodeError:
                    continue
                if "step" in report:
                    self.step, self.done, self.total = report["step"], report.get("done", 0), report.get("total")
                else:
                    self.outcome = report
        failed = self.process.wait() != 0
        if self.ticket is not None:
            self.ticket.end()
        with self.complaints as said_aside:
            said_aside.seek(0)
            complaint = said_aside.read().decode(errors="replace").strip()
        if not self.outcome:
            last = complaint.splitlines()[-1] if complaint else ""
            self.outcome = {"error": last, "code": "" if last else "stopped"} if failed else {"result": {}}


def watch(job: Job, workspace: Path, me: Person, allowed_mb: int) -> None:
    """End a job where its person's jobs, on all server processes, take more memory than one person may use."""
    while job.running and job.process.poll() is None:
        theirs = at_work.of(workspace, me)
        used = sum(map(bounded.used_mb, theirs))
        if used > allowed_mb and job.process.pid == theirs[-1]:
            error = UserError.of("quota_memory", used=f"{used:,}", allowed=f"{allowed_mb:,}")
            job.outcome = {"error": str(error), "code": error.code, "values": error.values}
            bounded.end(job.process)
        time.sleep(WATCH_S)


@st.cache_resource(show_spinner=False)
def _jobs() -> dict[str, Job]:
    return {}


def start(name: str, arguments: list[str], module: str = "data") -> None:
    """Begin a job; one of the same name that is still at work goes on instead.

    Where the person has as many at work as one person may, ``show`` says so.
    """
    jobs, me, settings = _jobs(), current.person(), current.settings()
    if (old := jobs.get(name)) and old.running:
        return
    if me.is_anyone:
        job = jobs[name] = _begun(arguments, module)
    else:
        workspace = current.common().path.parent
        with at_work.turn(workspace):
            theirs = at_work.of(workspace, me)
            if len(theirs) >= settings.jobs:
                st.session_state[f"{name}.refused"] = UserError.of("quota_jobs", n=len(theirs))
                return
            job = jobs[name] = _begun(arguments, module)
            job.ticket = at_work.begin(workspace, me, job.process.pid)
        threading.Thread(target=watch, args=(job, workspace, me, settings.memory_mb), daemon=True).start()
    threading.Thread(target=job.listen, daemon=True).start()
    current.log("job", name)


def _begun(arguments: list[str], module: str) -> Job:
    # a pipe that nobody empties would stop a child that says much
    complaints = tempfile.TemporaryFile()  # noqa: SIM115
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments, "--progress", "json"],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=complaints,
        stdin=subprocess.DEVNULL,
    )
    return Job(process, complaints)


def running(name: str) -> bool:
    """Whether a job of this name is at work."""
    job = _jobs().get(name)
    return job is not None and job.running


def show(view: View, name: str, done: Callable[[dict[str, Any]], None]) -> None:
    """The job's progress while it works, its outcome once; ``done`` says what came of it in its own words."""
    if (refused := st.session_state.pop(f"{name}.refused", None)) is not None:
        st.error(plain(messages.raised(view.labels, refused)))
    job = _jobs().get(name)
    if job is None:
        return
    if job.running:
        _progress(view, name)
        return
    labels = view.labels
    del _jobs()[name]
    if job.cancelled:
        st.info(labels("job.cancelled"))
    elif "error" in job.outcome:
        outcome = job.outcome
        why = messages.error(labels, outcome["error"], outcome.get("code", ""), outcome.get("values"))
        st.error(plain(labels("job.failed", error=why)))
    else:
        done(job.outcome.get("result", {}))


def result(view: View, name: str) -> dict[str, Any] | None:
    """Show a job; what came of it once, in the run after its end, when the page shows what it made."""
    key = f"{name}.result"

    def keep(result: dict[str, Any]) -> None:
        st.session_state[key] = result
        st.rerun()

    show(view, name, keep)
    kept: dict[str, Any] | None = st.session_state.pop(key, None)
    return kept


@st.fragment(run_every=0.5)
def _progress(view: View, name: str) -> None:
    job = _jobs().get(name)
    if job is None or not job.running:
        st.rerun()
    labels = view.labels
    key = f"job.step.{job.step}"
    words = labels(key) if key in TEXTS else ""
    count = f"{job.done:,} / {job.total:,}" if job.total else (f"{job.done:,}" if job.done else "")
    share = min(job.done / job.total, 1.0) if job.total else 0.0
    st.progress(share, f"{words or labels('job.running')}  {count}")
    st.button(labels("job.cancel"), key=view.key(f"cancel.{name}"), on_click=job.cancel)
