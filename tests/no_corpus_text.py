"""Looks for sentences of KokoroChat in the repository; its licence does not let them be here.

python -m tests.no_corpus_text     says so when no corpus is at hand to compare with
"""

import subprocess
import sys
from pathlib import Path

from data.core.problems import Problems
from data.importing.records import records
from data.importing.source import members
from tests.corpus import real_source

RUN = 24
LARGEST = 5_000_000
GREETINGS = 30


def sentences(source: Path) -> set[str]:
    """The first characters of every longer utterance."""
    problems = Problems()
    found = set()
    for member in members(source, problems):
        for record in records(member, problems):
            if isinstance(record.value, dict):
                for utterance in record.value.get("dialogue", ()):
                    text = utterance["utterance"]
                    if len(text) >= GREETINGS:
                        found.add(text[:RUN])
    return found


def main() -> int:
    """0 where nothing was found, 1 otherwise."""
    source = real_source()
    if source is None:
        print("KokoroChat is not at hand (KOKORO_CORPUS): its text was not looked for")
        return 0
    known = sentences(source)
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True).stdout.decode()
    found = 0
    for name in filter(None, listed.split("\0")):
        path = Path(name)
        if not path.is_file() or path.stat().st_size > LARGEST:
            continue
        text = path.read_text("utf-8", "ignore")
        runs = {text[i : i + RUN] for i in range(len(text) - RUN + 1) if ord(text[i]) > 0x2FFF}
        for hit in runs & known:
            found += 1
            print(f"{name}: holds a sentence of KokoroChat ({hit[:8]}…): take it out")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
