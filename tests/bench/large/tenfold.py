"""A corpus of ten times KokoroChat's size from the invented demo: python -m tests.bench tenfold FOLDER.

Its utterances are the demo's, repeated, and sentences of theirs put together anew, so it holds no text of anybody.
It is prepared and opened like any other: ``python -m data prepare FOLDER --name tenfold``.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import orjson

from data.demos import DEMOS

SEED = 20
DIALOGUES = 65_890
UTTERANCES = 6_009_390
DISTINCT = 1_500_000
PERSONS = 4_800
A_FILE = 1_000
LENGTHS = (0.4, 0.7, 0.9, 1.0, 1.1, 1.3, 1.6)
"""Of a dialogue, over the mean."""
REPEATED = 0.5
"""Share of the utterances that the demo has word for word."""


def main(arguments: Sequence[str]) -> int:
    """Write the corpus."""
    parser = argparse.ArgumentParser("python -m tests.bench tenfold", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dialogues", type=int, default=DIALOGUES)
    parser.add_argument("--utterances", type=int, default=UTTERANCES)
    options = parser.parse_args(arguments)
    written = write(options.folder, options.dialogues, options.utterances)
    print(f"{options.dialogues:,} dialogues, {written:,} utterances in {options.folder}")
    return 0


def write(folder: Path, dialogues: int, utterances: int) -> int:
    """Write JSON lines in KokoroChat's shape, a thousand dialogues a file; how many utterances they hold."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    made = _dialogues(Random(SEED), dialogues, utterances)
    for number in range(-(-dialogues // A_FILE)):
        with (folder / f"{number:04}.jsonl").open("wb") as file:
            for _, record in zip(range(A_FILE), made, strict=False):
                file.write(orjson.dumps(record) + b"\n")
                written += len(record["dialogue"])
    return written


def _dialogues(chance: Random, dialogues: int, utterances: int) -> Iterator[dict[str, Any]]:
    demo = [orjson.loads(path.read_bytes()) for path in sorted(DEMOS["demo-ja"].glob("[0-9]*.json"))]
    said = {
        role: [turn["utterance"] for one in demo for turn in one["dialogue"] if turn["role"] == role]
        for role in ("counselor", "client")
    }
    parts = {
        role: [part for text in texts for part in re.findall(r"[^。？]+[。？]", text)]
        for role, texts in said.items()
    }
    n_new = max(1, round(DISTINCT * utterances / UTTERANCES / 2))
    new = {role: [chance.choice(some) + chance.choice(some) for _ in range(n_new)] for role, some in parts.items()}
    start, rest = datetime(2020, 1, 6, 9), utterances
    for number in range(dialogues):
        mean = rest / (dialogues - number)
        n = max(2, round(mean * chance.choice(LENGTHS))) if number < dialogues - 1 else rest
        n = min(n, rest - 2 * (dialogues - number - 1))
        rest -= n
        model = chance.choice(demo)
        time, role, turns = start + timedelta(minutes=11 * number), "counselor", []
        for _ in range(n):
            text = chance.choice(said[role] if chance.random() < REPEATED else new[role])
            turns.append({"role": role, "time": time.isoformat(), "utterance": text})
            time += timedelta(seconds=chance.randint(5, 90))
            if chance.random() < 0.8:
                role = "client" if role == "counselor" else "counselor"
        review = {
            **model["review_by_client_jp"],
            "評価ID": number + 1,
            "クライアント役ID": chance.randint(1, PERSONS),
            "カウンセラー役ID": chance.randint(1, PERSONS),
        }
        yield {"dialogue": turns, "topic": model["topic"], "review_by_client_jp": review}
