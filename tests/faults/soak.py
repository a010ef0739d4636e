"""Commands that are killed at random moments or meet a full disk: nothing is lost, the next run completes."""

import random
import resource
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.faults.operations import LIMIT_S, Operation, State, run, start, state, unfinished

Fault = Callable[[Operation, Path, random.Random], str]


def killed(operation: Operation, library: Path, chance: random.Random) -> str:
    """Kill the command at a random moment; says after how many seconds."""
    process = start(library, operation.arguments)
    moment = chance.uniform(0.05, 1.05) * operation.seconds
    with suppress(subprocess.TimeoutExpired):
        process.wait(moment)
    process.kill()
    process.communicate()
    return f"killed after {moment:.2f} s"


def full(operation: Operation, library: Path, chance: random.Random) -> str:
    """Let every write fail that makes a file larger than a random one of those that are written."""
    limit = chance.choice(operation.sizes or (1,)) - 1
    process = start(
        library, operation.arguments, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    )
    _, errors = process.communicate(timeout=LIMIT_S)
    told = errors.decode(errors="replace")
    if process.returncode not in (0, 2) or "Traceback" in told:
        raise AssertionError(f"{operation.name}, no file above {limit} bytes: {told[-2000:]}")
    return f"no file above {limit} bytes"


FAULTS: dict[str, Fault] = {"killed": killed, "full disk": full}


def disturb(operation: Operation, fault: Fault, library: Path, chance: random.Random) -> None:
    """One round: begin, disturb, look whether all is whole, run again, look whether all is there."""
    shutil.copytree(operation.before, library)
    before = state(library)
    what = fault(operation, library, chance)
    try:
        _keeps(operation, before, state(library))
        code, errors = run(library, operation.arguments)
        gone = operation.name.endswith("remove") and code == 2 and " no " in errors
        assert code == 0 or gone, errors
        assert state(library) == operation.finished
        assert unfinished(library) == []
    except Exception as error:
        raise AssertionError(f"{operation.name}, {what}: {error}") from error
    finally:
        shutil.rmtree(library, ignore_errors=True)


def _keeps(operation: Operation, before: State, now: State) -> None:
    """Whatever was there is there, unless the command removes it."""
    for name, parts in before.items():
        if name not in operation.finished:
            continue
        assert name in now, f"{name} was lost"
        kinds = parts.keys() if not name.endswith("responses") else parts.keys() & operation.finished[name].keys()
        assert kinds - {kind for kind in kinds if "|" in kind} <= now[name].keys(), f"{name} lost a part"


def soak(
    listed: Sequence[Operation],
    folder: Path,
    *,
    rounds: int,
    minutes: float,
    seed: int,
    report: Callable[[str], None],
    faults: Mapping[str, Fault] = FAULTS,
) -> Counter[tuple[str, str]]:
    """As many rounds of each fault, the operations in turn; gives how many rounds of each were passed."""
    chance = random.Random(seed)
    passed: Counter[tuple[str, str]] = Counter()
    until = time.monotonic() + 60 * minutes
    for number in range(rounds):
        for kind, fault in faults.items():
            if time.monotonic() > until:
                return passed
            operation = listed[number % len(listed)]
            disturb(operation, fault, folder / f"round-{number}-{kind.replace(' ', '-')}", chance)
            passed[kind, operation.name] += 1
        report(f"{number + 1} of {rounds}")
    return passed
