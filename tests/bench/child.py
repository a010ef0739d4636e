"""Run a command and print how long it took and its peak memory: python -m tests.bench.child COMMAND …

A small process of its own, because a child's peak counts the memory of the process it was forked from.
"""

import json
import resource
import subprocess
import sys
import time

UNIT = 1 if sys.platform == "darwin" else 1024


def run(command: list[str]) -> tuple[float, float]:
    """Seconds and peak MB of a command."""
    said = subprocess.run([sys.executable, "-m", __name__, *command], capture_output=True, text=True)
    if said.returncode:
        raise RuntimeError(said.stderr)
    took, peak = json.loads(said.stdout.splitlines()[-1])
    return took, peak


def main(command: list[str]) -> int:
    """Run it; its own output is thrown away."""
    began = time.perf_counter()
    ended = subprocess.run(command, stdout=subprocess.DEVNULL)
    took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * UNIT / 1e6
    print(json.dumps([took, peak]))
    return ended.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
