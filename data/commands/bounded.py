"""Commands that read foreign files run in a child process with a bound on its memory.

A file can ask for more memory than the machine has, whatever its size. The parent watches how much the child
and its own children use, ends them where it is too much, and says so.
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson

from data.core.problems import UserError
from data.core.store import PROJECT

COMMANDS = ("prepare", "fetch", "map", "samples", "predictions", "responses", "labels")
CHILD = "KOKORO_BOUNDED"
LIMIT = "KOKORO_MEMORY_MB"
DEFAULT_MB = 6144
SHARE = 0.75  # of the machine's memory, where that is less
INTERVAL_S = 0.1
MIB = 1 << 20


def is_needed(arguments: Sequence[str]) -> bool:
    """Whether a command reads foreign files and is not yet in a child process."""
    return bool(arguments) and arguments[0] in COMMANDS and CHILD not in os.environ


def limit_mb() -> int:
    """The bound in MB: ``KOKORO_MEMORY_MB``, else 6144 or three quarters of the machine's memory."""
    try:
        return max(256, int(os.environ[LIMIT]))
    except (KeyError, ValueError):
        pass
    try:
        physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MIB
    except (AttributeError, OSError, ValueError):
        return DEFAULT_MB
    return min(DEFAULT_MB, int(physical * SHARE))


def run(arguments: Sequence[str]) -> int:
    """Run a command of ``python -m data`` in a child process; returns its exit code.

    Raises:
        UserError: where it needs more memory than the bound, or ended unexpectedly.
    """
    with _child(arguments) as process:
        _watch(process, _source(arguments))
        return process.returncode if process.returncode >= 0 else 128 - process.returncode  # as a shell says it


def samples(path: Path) -> list[dict[str, object]]:
    """The first records of a file, shortened, as ``python -m data samples`` prints them.

    Raises:
        UserError: where the file cannot be read, needs too much memory, or holds no record.
    """
    with _child(("samples", str(path)), is_captured=True) as process:
        output = _watch(process, str(path))
    answer = orjson.loads(output or b"{}")
    if "error" in answer:
        error = UserError(answer["error"], answer.get("code", ""))
        error.values = answer.get("values", {})
        raise error
    if process.returncode or "records" not in answer:
        raise UserError.of("import_ended", path=path, status=process.returncode)
    records: list[dict[str, object]] = answer["records"]
    return records


@contextlib.contextmanager
def _child(arguments: Sequence[str], *, is_captured: bool = False) -> "Iterator[subprocess.Popen[bytes]]":
    """A child process that ends with this one; its output can be captured."""
    process = subprocess.Popen(
        [sys.executable, "-m", "data", *arguments],
        cwd=PROJECT if is_captured else None,
        env={**os.environ, CHILD: "1", "PYTHONPATH": _path()},
        stdout=subprocess.PIPE if is_captured else None,
        stderr=subprocess.DEVNULL if is_captured else None,
    )

    def stop(*_: object) -> None:
        process.terminate()

    in_main_thread = True
    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # only the main thread may
        in_main_thread = False
    try:
        yield process
    finally:
        if process.poll() is None:
            end(process)
        if in_main_thread:
            signal.signal(signal.SIGTERM, before)


def _path() -> str:
    """Where the child finds this package, wherever the command was given."""
    return os.pathsep.join(filter(None, (str(PROJECT), os.environ.get("PYTHONPATH", ""))))


def _watch(process: "subprocess.Popen[bytes]", path: str) -> bytes:
    """Wait for the child's end; what it printed, where that is captured."""
    limit = limit_mb()
    output = b""
    while True:
        try:
            output = process.communicate(timeout=INTERVAL_S)[0] or b""
            break
        except subprocess.TimeoutExpired:
            if used_mb(process.pid) > limit:
                end(process)
                raise UserError.of("needs_memory", path=path, limit=f"{limit:,}") from None
        except KeyboardInterrupt:  # the child got it too, and says what it did
            with contextlib.suppress(KeyboardInterrupt):
                process.wait(10)
            break
    if process.returncode is not None and process.returncode < 0 and process.returncode != -signal.SIGTERM:
        raise UserError.of("import_ended", path=path, status=process.returncode)
    return output


def end(process: "subprocess.Popen[bytes]") -> None:
    """End the child and its own children."""
    for child in reversed(_family(process.pid)):
        with contextlib.suppress(OSError):
            os.kill(child, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=5)


def used_mb(pid: int) -> int:
    """The resident memory of a process and its children in MB; 0 where the system does not say."""
    return sum(map(_resident_mb, _family(pid)))


def _resident_mb(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return int(pages * os.sysconf("SC_PAGE_SIZE") // MIB)


def _family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    family, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        family.append(one)
        for file in Path(f"/proc/{one}/task").glob("*/children"):
            with contextlib.suppress(OSError, ValueError):
                waiting += map(int, file.read_text("ascii").split())
    return family


def _source(arguments: Sequence[str]) -> str:
    """What a command reads: its first argument after the command that is not an option."""
    words = [word for word in arguments[1:] if not word.startswith("-") and word not in ("add", "map")]
    return words[0] if words else arguments[0]
