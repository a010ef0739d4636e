"""A command labels a queue through files, and what it does wrong is said."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.annotations.labels import local
from data.coding import queues
from data.coding.queues import Item, Queue
from data.coding.store import save_scheme
from data.core.problems import UserError
from data.core.store import PROJECT, Library
from data.corpus import Corpus
from data.workspace import Workspace
from tests.data.coding.invent import ACTS, corpus_of, place
from tests.data.invent import NOW

SCRIPT = """
import json, sys
with open(sys.argv[1]) as questions, open(sys.argv[2], "w") as answers:
    for asked in map(json.loads, questions):
        label = {name: asked[name] for name in ("dialogue", "position", "text_hash")}
        label |= {"scheme": "acts", "label": "open", "model": "marks", "version": "1"}
        answers.write(json.dumps(label) + "\\n")
"""


@pytest.fixture
def asked(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> tuple[Corpus, Queue]:
    """A queue of two utterances."""
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path / "ws"))
    corpus = corpus_of(tmp_path, library)
    save_scheme(Workspace(), ACTS)
    items = [Item(place(corpus, dialogue, 0), 0.5, "", "dev", "") for dialogue in (1, 2)]
    return corpus, queues.make(Workspace(), Queue("", corpus.id, "q", ("acts",)), items)


def test_answers_come_in_with_their_provenance(asked: tuple[Corpus, Queue], tmp_path: Path, library: Library):
    corpus, queue = asked
    script = tmp_path / "marks.py"
    script.write_text(SCRIPT)
    command = f"{sys.executable} {script} {{in}} {{out}}"
    added, new = local.run(command, corpus.id, queue.id, library=library, now=NOW)
    assert (new, added.coders, added.schemes) == (True, {"marks": 2}, ("acts",))
    given = Corpus.open(corpus.id, library).labels
    assert set(given.select("coder", "kind", "made_by").iter_rows()) == {("marks", "model", "marks 1")}


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("", "label_command"),
        ("cat {in}", "label_command"),
        ("'{in} {out}", "label_command"),
        ("no-such-program {in} {out}", "label_command_fails"),
        ("sh -c 'echo bad >&2; exit 3' {in} {out}", "label_command_fails"),
        ("true {in} {out}", "label_command_silent"),
    ],
)
def test_what_a_command_does_wrong_is_said(asked: tuple[Corpus, Queue], library: Library, command: str, code: str):
    corpus, queue = asked
    with pytest.raises(UserError) as caught:
        local.run(command, corpus.id, queue.id, library=library, now=NOW)
    assert caught.value.code == code


def test_whoever_stops_the_job_stops_the_model(asked: tuple[Corpus, Queue], tmp_path: Path, library: Library):
    corpus, queue = asked
    begun, command = tmp_path / "begun", ["labels", "run", "--corpus", corpus.id, "--queue", queue.id]
    waits = f"sh -c 'echo $$ > {begun}; sleep 60' {{in}} {{out}}"
    job = subprocess.Popen(
        [sys.executable, "-m", "data", *command, "--library", str(library.root), "--progress", "json"],
        cwd=PROJECT,
        env={**os.environ, local.SETTING: waits},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not (begun.exists() and begun.read_text().strip()):
        assert job.poll() is None
        time.sleep(0.05)
    job.terminate()
    assert job.wait(20) == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text()), 0)


def test_no_command_is_allowed_unless_the_owner_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(local.SETTING, raising=False)
    assert local.command() == ""
