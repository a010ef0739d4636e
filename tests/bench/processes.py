"""What processes use, read from Linux' /proc: resident memory, and CPU time to the microsecond."""

import time
from collections.abc import Iterable
from pathlib import Path

CPU_CLOCK_OF_PROCESS = 2  # clock_getcpuclockid(3): CPUCLOCK_SCHED of the whole process


def resident_mb(pids: Iterable[int]) -> float:
    """Resident memory of some processes together."""
    return sum(_status_kb(pid, "VmRSS") for pid in pids) / 1024


def cpu_seconds(pid: int) -> float:
    """CPU time that a process has used, its threads together."""
    return time.clock_gettime((~pid << 3) | CPU_CLOCK_OF_PROCESS)


def _status_kb(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text("ascii", "replace").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
