"""A model that needs torch answers typed sentences from one process of its own, started on first use.

    python -m data.encoders.helper NAME

reads one JSON list of texts a line, and writes one line of JSON for each: shape and vectors, or an error.
It ends when the process that started it is gone.
"""

import atexit
import base64
import select
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import orjson

from data.core.problems import Starting, UserError
from data.core.store import PROJECT
from data.encoders import NoModel, checked, open_encoder

PATIENCE_S = 30
AT_ONCE_S = 0.3


@dataclass
class Helper:
    """One process and its model; ``hello`` is what it said when the model was there."""

    name: str
    process: "subprocess.Popen[bytes]"
    hello: dict[str, Any] = field(default_factory=dict)
    ready: threading.Event = field(default_factory=threading.Event)
    busy: threading.Lock = field(default_factory=threading.Lock)

    def listen(self) -> None:
        """Wait for its first line."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        self.hello = orjson.loads(line) if line else self._ended
        self.ready.set()

    def ask(self, texts: list[str]) -> dict[str, Any]:
        """One answer."""
        assert self.process.stdin is not None and self.process.stdout is not None
        try:
            with self.busy:
                self.process.stdin.write(orjson.dumps(texts) + b"\n")
                self.process.stdin.flush()
                if not _readable(self.process.stdout):
                    self.process.kill()
                line = self.process.stdout.readline()
        except OSError:
            line = b""
        answer: dict[str, Any] = orjson.loads(line) if line else self._ended
        return answer

    def end(self) -> None:
        """End the process and close its pipes."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not yet written has no reader any more
                    pipe.close()

    @property
    def _ended(self) -> dict[str, Any]:
        return _as_json(UserError.of("model_ended", name=self.name), self.name)


def _as_json(error: Exception, name: str) -> dict[str, Any]:
    """A mistake as a line of JSON."""
    if isinstance(error, UserError):
        return {"error": str(error), "code": error.code, "values": error.values}
    return {"error": f"{name}: {error}"}


def _from_json(kind: type[UserError], line: dict[str, Any]) -> UserError:
    """The same read again."""
    return kind(str(line["error"]), line.get("code", ""), **line.get("values", {}))


_helpers: dict[str, Helper] = {}
_patience = {"s": AT_ONCE_S}
_starting = threading.Lock()


def encode(name: str, revision: str, texts: list[str]) -> np.ndarray:
    """(n, dim) vectors as the encoder gives them. Raises Starting at first, NoModel, or UserError."""
    with _starting:
        helper = _helpers.get(name)
        if helper is None or (helper.process.poll() is not None and helper.ready.is_set()):
            if helper is not None:
                helper.end()
            helper = _helpers[name] = _start(name)
    if not helper.ready.wait(_patience["s"]):
        raise Starting(f"{name}: the model is starting; ask again in a moment")
    if "error" in helper.hello:
        _helpers.pop(name, None)
        helper.end()
        raise _from_json(NoModel, helper.hello)
    if helper.hello["revision"] != revision:
        raise UserError.of("other_revision", name=name, found=helper.hello["revision"], kept=revision)
    answer = helper.ask(texts)
    if "error" in answer:
        raise _from_json(UserError, answer)
    vectors = np.frombuffer(base64.b64decode(answer["vectors"]), dtype="<f4").reshape(answer["shape"])
    return checked(vectors, len(texts), name)


def be_patient(seconds: float = 600) -> None:
    """Wait until a model is loaded, for the command line, which asks once."""
    _patience["s"] = seconds


def stop() -> None:
    """End every helper."""
    for helper in _helpers.values():
        helper.end()
    _helpers.clear()


atexit.register(stop)


def _start(name: str) -> Helper:
    process = subprocess.Popen(
        [sys.executable, "-m", "data.encoders.helper", name],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    helper = Helper(name, process)
    threading.Thread(target=helper.listen, daemon=True).start()
    return helper


def _readable(stream: Any) -> bool:
    """Whether an answer came in time; where a pipe cannot be waited for, it is simply read."""
    try:
        return bool(select.select([stream], [], [], PATIENCE_S)[0])
    except (OSError, ValueError):
        return True


def serve(name: str) -> None:
    """Load the model, report that it is loaded, and answer until the input ends."""
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints does not disturb the answers
    try:
        encoder = open_encoder(name)
        _tell(answers, {"revision": encoder.revision})
    except Exception as error:
        _tell(answers, _as_json(error, name))
        return
    for line in sys.stdin.buffer:
        try:
            texts = orjson.loads(line)
            vectors = checked(encoder.encode(texts), len(texts), name)
            _tell(
                answers,
                {"shape": vectors.shape, "vectors": base64.b64encode(vectors.astype("<f4").tobytes()).decode()},
            )
        except Exception as error:
            _tell(answers, _as_json(error, name))


def _tell(stream: Any, value: dict[str, Any]) -> None:
    stream.write(orjson.dumps(value) + b"\n")
    stream.flush()


if __name__ == "__main__":
    serve(sys.argv[1])
