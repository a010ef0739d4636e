"""Words of the whole corpus, beside the mecab command on the same text: CPU seconds, memory, disk."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from data.corpus import Corpus
from data.tokens.tokenizers import japanese
from tests.bench.material import Material, forget
from tests.bench.row import Row, seconds

GOAL_RATIO, GOAL_MB, GOAL_DISK_MB = 2.2, 1000, 60
POLL_S = 0.1
TAKEN = 200


def rows(material: Material) -> Iterator[Row]:
    """Cutting anew and the floor, one after the other; then what is served."""
    library = material.room / "words"
    corpus = material.corpus()
    shutil.copytree(corpus.folder, library / corpus.id)
    forget(library / corpus.id, "tokens", "lemmas")
    prepare = [sys.executable, "-m", "data", "prepare", corpus.id, "--library", str(library)]
    if shutil.which("mecab") and corpus.manifest.languages == ("ja",):
        text = material.room / "words.txt"
        text.write_text("\n".join(corpus.normalized) + "\n", encoding="utf-8")
        floor = ["mecab", "-Owakati", "-r", os.devnull, "-d", japanese.dictionary(), "-b", "1000000", str(text)]
        beside, _ = _run(floor)
        said = subprocess.run(floor, capture_output=True).stdout.count(b" ")
    else:
        beside, said = float("nan"), 0
    cpu, peak = _run(prepare)
    yield Row(
        "words of all utterances, CPU",
        cpu,
        "s",
        "mecab -Owakati (apt-get install mecab)",
        beside,
        GOAL_RATIO,
        True,
    )
    yield Row("words, peak memory of all processes", peak, "MB", goal=GOAL_MB)
    folder = library / corpus.id
    stages = json.loads((folder / "manifest.json").read_bytes())["stages"]
    size = sum(f.stat().st_size for stage in ("tokens", "lemmas") for f in (folder / stages[stage]).iterdir())
    yield Row("words, on disk", size / 1e6, "MB", goal=GOAL_DISK_MB)
    yield from _served(corpus, said)
    shutil.rmtree(library)


def _served(corpus: Corpus, floor_count: int) -> Iterator[Row]:
    yield Row("words: opening", 1000 * seconds(lambda: corpus.tokens), "ms")
    tokens = corpus.tokens
    yield Row("words: tokens", len(tokens.ids), "tokens", "words by mecab -Owakati", floor_count or float("nan"))
    some = np.linspace(0, len(tokens.ids) - 1, TAKEN).astype(np.int64)
    yield Row(f"words: places of {TAKEN}", 1000 * seconds(lambda: tokens.spans(some)), "ms")
    yield Row("words: all places, once", 1000 * seconds(lambda: tokens.begins), "ms")
    yield Row("words: in compound nouns, once", seconds(lambda: tokens.in_unit("compound")), "s")


def _run(command: list[str]) -> tuple[float, float]:
    """CPU seconds of a command with all its children, and their memory together in MB at the peak (Linux)."""
    before = os.times()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(_resident, _family(process.pid))))
        time.sleep(POLL_S)
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return used, peak / 1e6 if peak else float("nan")


def _family(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(one for child in children for one in _family(child))]


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
