"""A model on this machine labels a queue: its questions go out as a file, its answers come in as one.

The command is the owner's (``KOKORO_LABEL_COMMAND``, never what a reader of a page types), is run without a shell,
and reads and writes files alone. Nothing here opens a connection; libraries that could are told to stay offline.
"""

import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import IO

import orjson

from data.annotations.labels import files, out
from data.coding.label_rows import Given
from data.coding.scheme import LONGEST_ID
from data.coding.sets import LabelSet
from data.core.problems import UserError
from data.core.progress import Progress, silent
from data.core.store import Library
from data.corpus import Corpus
from data.workspace import Workspace

SETTING = "KOKORO_LABEL_COMMAND"
QUESTIONS, ANSWERS = "{in}", "{out}"
OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1"}
LOOKED_S, PATIENCE_S = 0.5, 5.0
LONGEST_COMPLAINT = 300


def command() -> str:
    """The command that the owner of this machine allows; empty: none, as on a shared server."""
    return os.environ.get(SETTING, "").strip()


def run(
    written: str,
    corpus_id: str,
    queue_id: str,
    *,
    library: Library,
    now: datetime,
    progress: Progress = silent,
) -> tuple[LabelSet, bool]:
    """Let a command label a queue, and take in what it wrote.

    Args:
        written: the command, with {in} for the file of questions and {out} for that of answers.
        corpus_id: the corpus.
        queue_id: the queue.
        library: which holds the corpus.
        now: the time that is noted for the labels.
        progress: is told how many answers there are.

    Raises:
        UserError: the command is none, fails, or writes nothing that can be used.
    """
    try:
        parts = shlex.split(written)
    except ValueError:  # a quotation mark is not closed
        parts = []
    if not parts or QUESTIONS not in written or ANSWERS not in written:
        raise UserError.of("label_command", setting=SETTING, example=f"python label.py {QUESTIONS} {ANSWERS}")
    corpus = Corpus.open(corpus_id, library)
    asked = list(out.requests(corpus, Workspace(), queue_id))
    with tempfile.TemporaryDirectory(prefix="kokoroscope-model-") as folder:
        name = Path(parts[0]).name
        questions, answers = Path(folder) / "questions.jsonl", Path(folder) / f"{queue_id}-answers.jsonl"
        questions.write_bytes(b"".join(orjson.dumps(one) + b"\n" for one in asked))
        places = {QUESTIONS: str(questions), ANSWERS: str(answers)}
        ready = [
            places.get(part, part.replace(QUESTIONS, str(questions)).replace(ANSWERS, str(answers)))
            for part in parts
        ]
        with tempfile.TemporaryFile() as complaints:
            _finish(ready, complaints, answers, len(asked), progress)
        if not answers.is_file():
            raise UserError.of("label_command_silent", command=name, file=ANSWERS)
        made_by = f"{written} ({now:%Y-%m-%d %H:%M})"
        given = Given(coder=_called(parts), kind="model", made_by=made_by)
        return files.add(answers, corpus_id, library=library, now=now, given=given, progress=progress)


def _called(parts: list[str]) -> str:
    """The coder's name where no answer says one: that of the program, or of the script that it runs."""
    script = next((part for part in parts[1:] if Path(part).suffix in (".py", ".sh", ".R")), parts[0])
    return Path(script).stem[:LONGEST_ID]


def _finish(parts: list[str], complaints: IO[bytes], answers: Path, n: int, progress: Progress) -> None:
    """Run a command to its end, telling how many lines it has written; whoever stops this stops it too."""

    def stop(number: int, frame: FrameType | None) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, stop)  # first: a command must not begin that nobody would end
    try:
        with _begun(parts, complaints) as process:
            while process.poll() is None:
                progress("labelling", _lines(answers), n)
                time.sleep(LOOKED_S)
    finally:
        signal.signal(signal.SIGTERM, before)
    if process.returncode:
        complaints.seek(0)
        complaint = complaints.read().decode(errors="replace").strip()[-LONGEST_COMPLAINT:]
        why = complaint or f"exit {process.returncode}"
        raise UserError.of("label_command_fails", command=parts[0], why=why)


@contextmanager
def _begun(parts: list[str], complaints: IO[bytes]) -> "Iterator[subprocess.Popen[bytes]]":
    """A running command, which ends with this."""
    try:
        process = subprocess.Popen(
            parts,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            env={**os.environ, **OFFLINE},
            start_new_session=True,
        )
    except OSError as error:
        raise UserError.of("label_command_fails", command=parts[0], why=error.strerror or error) from error
    try:
        yield process
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a command and what it began."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            return
        os.killpg(process.pid, sign)
        try:
            process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            continue


def _lines(file: Path) -> int:
    try:
        return file.read_bytes().count(b"\n")
    except OSError:
        return 0
