"""The commands that write to a library, each with the library before it and what it holds afterwards."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import orjson

from data.core.store import PROJECT, Library
from data.core.store.integrity import CHECKSUMS, check_folder
from data.core.store.responses import FOLDER
from data.corpus import Corpus
from data.responses.targets import targets

DEMO = PROJECT / "data" / "demo"
LIMIT_S = 180
UNFINISHED = (".making-*", "*.parts", "*.making", "making", "asked.parquet", "errors.txt")
#: What a library holds: each corpus with its stages, and the sets of responses of each.
State = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Operation:
    """One command on a library."""

    name: str
    arguments: tuple[str, ...]
    #: The library before.
    before: Path
    #: What it holds afterwards.
    finished: State
    #: Seconds that it took undisturbed.
    seconds: float
    #: Sizes of the files that it wrote, ascending.
    sizes: tuple[int, ...]


def start(
    library: Path, arguments: tuple[str, ...], preexec: Callable[[], None] | None = None
) -> subprocess.Popen:
    """The command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "data", *arguments, "--library", str(library)],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=preexec,
    )


def run(library: Path, arguments: tuple[str, ...]) -> tuple[int, str]:
    """The command undisturbed: exit code, and what it wrote to stderr."""
    process = start(library, arguments)
    _, errors = process.communicate(timeout=LIMIT_S)
    return process.returncode, errors.decode(errors="replace")


def state(library: Path) -> State:
    """What a library holds. Raises UserError if anything that is listed is missing or damaged."""
    found: State = {}
    for path in sorted(library.glob("*/manifest.json")):
        manifest = Library(library).manifest(path.parent.name)
        corpus = Corpus.open(manifest.id, Library(library))
        for folder in manifest.stages.values():
            assert (path.parent / folder / CHECKSUMS).is_file(), folder
            check_folder(path.parent / folder)
        assert corpus.dialogues.height == manifest.counts["dialogues"]
        found[manifest.id] = dict(manifest.stages)
        sets = corpus.responses.sets()
        for one in sets:
            check_folder(library / FOLDER / manifest.id / one.id)
        found[f"{manifest.id} responses"] = {one.id: one.name for one in sets}
    return found


def unfinished(library: Path) -> list[Path]:
    """What a killed run left behind."""
    return [path for pattern in UNFINISHED for path in library.rglob(pattern)]


def operations(root: Path, demo: str = "ja") -> list[Operation]:
    """Every operation, with the libraries that they begin with below ``root``, and the demo that is prepared."""
    empty = root / "empty"
    empty.mkdir(parents=True)
    corpus = _after(root / "corpus", empty, ("prepare", str(DEMO / "en"), "--name", "demo-en"))
    answers = root / "answers.jsonl"
    rows = targets(Corpus.open("demo-en", Library(corpus))).select("dialogue_id", "position").rows()
    lines = [{"system": "echo", "dialogue_id": d, "position": p, "response": "I hear you."} for d, p in rows]
    answers.write_bytes(b"\n".join(map(orjson.dumps, lines)))
    synonyms = root / "synonyms.tsv"
    synonyms.write_text("work\tjob\n", encoding="utf-8")
    add = ("responses", "add", str(answers), "--corpus", "demo-en")
    answered = _after(root / "answered", corpus, add)
    [one] = state(answered)["demo-en responses"]
    return [
        _operation(root, "prepare", empty, ("prepare", str(DEMO / demo), "--name", f"demo-{demo}")),
        _operation(root, "prepare anew", answered, ("prepare", str(_changed(root)), "--name", "demo-en")),
        _operation(root, "embed", answered, ("embed", "demo-en", "--encoder", "use", "--unit", "client")),
        _operation(root, "words", answered, ("words", "demo-en", "--synonyms", str(synonyms))),
        _operation(root, "responses add", corpus, add),
        _operation(root, "responses remove", answered, ("responses", "remove", one, "--corpus", "demo-en")),
        _operation(root, "remove", answered, ("remove", "demo-en")),
    ]


def _changed(root: Path) -> Path:
    """The English demo without its last dialogue: another version of the same corpus."""
    folder = Path(shutil.copytree(DEMO / "en", root / "changed"))
    lines = (folder / "sessions.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "sessions.jsonl").write_bytes(b"".join(lines[:-1]))
    return folder


def _after(library: Path, before: Path, arguments: tuple[str, ...]) -> Path:
    shutil.copytree(before, library)
    code, errors = run(library, arguments)
    assert code == 0, errors
    return library


def _operation(root: Path, name: str, before: Path, arguments: tuple[str, ...]) -> Operation:
    begun = time.monotonic()
    after = _after(root / f"after {name}", before, arguments)
    seconds = time.monotonic() - begun
    old = {path.relative_to(before) for path in before.rglob("*")}
    new = [path for path in after.rglob("*") if path.is_file() and path.relative_to(after) not in old]
    finished = state(after)
    sizes = tuple(sorted({path.stat().st_size for path in new} - {0}))
    shutil.rmtree(after)
    return Operation(name, arguments, before, finished, seconds, sizes)
