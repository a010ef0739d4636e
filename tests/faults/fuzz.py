"""Damaged source files, given to the reader of each format: opened, or refused by an error that names the file.

Each file is read by a child process that may take so much memory and so many seconds; whoever exceeds it fails.
"""

import csv
import gzip
import json
import lzma
import multiprocessing
import random
import resource
import tarfile
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from io import BytesIO, StringIO
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any
from zipfile import ZipFile

import polars as pl

from data.core.problems import UserError
from data.core.store import Library
from data.importing.formats.mapped import Mapping
from tests.data.importing.files.test_workbooks import write_workbook
from tests.faults.operations import DEMO

NOW = datetime(2026, 1, 1)
LIMIT_S = 60
LIMIT_BYTES = 8 << 30
COLUMNS = {"dialogue_id": "dialogue_id", "role": "role", "text": "text"}
FLAT, NESTED = Mapping(COLUMNS), Mapping(COLUMNS, utterances="utterances")
LINES = (("counselor", "こんにちは。庭の様子はいかがですか。"), ("client", "柿の木に実がつきました。"))


def damaged(content: bytes, chance: random.Random) -> bytes:
    """A content with one to three faults, mostly one: bits, cuts, repeats, zeros, foreign bytes."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        if not content:
            return chance.randbytes(chance.randint(1, 40))
        begin = chance.randrange(len(content))
        end = min(len(content), begin + chance.choice((1, 2, 8, 64, 4096)))
        part = content[begin:end]
        replaced = chance.choice(
            (
                bytes([part[0] ^ 1 << chance.randrange(8)]) + part[1:],
                b"",
                part * 3,
                bytes(len(part)),
                chance.randbytes(len(part)),
                part[::-1],
                chance.choice((b"\xff", b"\x00", b'"', b"{", b"]", b",", b"\n", b"9" * 400, b"\x00\xd8")),
            )
        )
        content = content[:begin] + replaced + content[chance.choice((end, end, end, len(content))) :]
    return content


def sources() -> dict[str, bytes]:
    """One small invented source of dialogues in each format."""
    rows = [
        {"dialogue_id": number, "role": role, "text": f"{text}{number}"}
        for number in range(1, 4)
        for role, text in LINES
    ]
    nested = [
        {"dialogue_id": n, "utterances": [{"role": role, "text": text} for role, text in LINES]}
        for n in range(1, 4)
    ]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    table, tabbed = StringIO(), StringIO()
    for file, dialect in ((table, "excel"), (tabbed, "excel-tab")):
        writer = csv.DictWriter(file, rows[0].keys(), dialect=dialect)
        writer.writeheader()
        writer.writerows(rows)
    parquet = BytesIO()
    pl.DataFrame(rows).write_parquet(parquet)
    whole = json.dumps(nested, ensure_ascii=False).encode()
    found = {
        "nested.json": whole,
        "flat.json": json.dumps(rows, ensure_ascii=False).encode(),
        "lines.jsonl": lines,
        "table.csv": table.getvalue().encode(),
        "legacy.csv": table.getvalue().encode("cp932"),
        "wide.csv": table.getvalue().encode("utf-16"),
        "table.tsv": tabbed.getvalue().encode(),
        "table.parquet": parquet.getvalue(),
        "kokorochat.json": (DEMO / "ja" / "1.json").read_bytes(),
    }
    return found | _packed("nested.json", whole) | _documents(rows)


def responses() -> dict[str, bytes]:
    """One small file of responses in each format."""
    rows = [{"system": "m", "dialogue_id": 1, "position": p, "response": "そうですか。"} for p in (2, 4, 6)]
    chat = [{"role": "user", "content": "つらい"}, {"role": "assistant", "content": "ええ"}]
    pair = {"input_text": "つらい", "output_text_a": "ええ", "output_text_b": "はい"}
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    parquet = BytesIO()
    pl.DataFrame(rows).write_parquet(parquet)
    found = {
        "answers.jsonl": lines,
        "answers.csv": pl.DataFrame(rows).write_csv().encode(),
        "answers.parquet": parquet.getvalue(),
        "chats.jsonl": b"\n".join(json.dumps({"messages": chat}, ensure_ascii=False).encode() for _ in range(9)),
        "labelled.txt": "Input: つらい\nPred: ええ\nRef: はい\n".encode(),
        "pairs.json": json.dumps({"models": [{"name": "x"}], "examples": [pair] * 9}, ensure_ascii=False).encode(),
    }
    return found | _packed("answers.jsonl", lines)


def _packed(name: str, content: bytes) -> dict[str, bytes]:
    zipped, archived = BytesIO(), BytesIO()
    with ZipFile(zipped, "w") as archive:
        archive.writestr(name, content)
    with tarfile.open(fileobj=archived, mode="w:gz") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(content)
        archive.addfile(entry, BytesIO(content))
    return {
        "source.zip": zipped.getvalue(),
        "source.tar.gz": archived.getvalue(),
        f"{name}.gz": gzip.compress(content),
        f"{name}.xz": lzma.compress(content),
    }


def _documents(rows: list[dict[str, Any]]) -> dict[str, bytes]:
    """A workbook, a document of Word, and a transcript."""
    from docx import Document

    document, word = Document(), BytesIO()
    lines = [f"{'カウンセラー' if row['role'] == 'counselor' else 'クライアント'}：{row['text']}" for row in rows]
    for line in lines:
        document.add_paragraph(line)
    document.save(word)
    with TemporaryDirectory() as folder:
        book = Path(folder) / "table.xlsx"
        write_workbook(book, {"Sheet": [list(rows[0]), *([str(cell) for cell in row.values()] for row in rows)]})
        workbook = book.read_bytes()
    return {"flat.xlsx": workbook, "transcript.docx": word.getvalue(), "transcript.txt": "\n".join(lines).encode()}


def read_source(path: Path, library: Library) -> str:
    """Prepare a file as a corpus; how it ended."""
    from data.building.prepare import prepare
    from data.corpus import Corpus
    from data.importing.formats.mapped import propose
    from data.importing.records_stage import samples

    mapping = NESTED if path.name.startswith(("nested", "source")) else FLAT
    if path.name.startswith(("kokorochat", "transcript")):
        mapping = None if path.name.startswith("kokorochat") else propose(samples(path))
    manifest, _ = prepare(path, "c", library=library, mapping=mapping, now=NOW, words=False)
    Corpus.open("c", library).problems.to_dict()
    assert manifest.counts["dialogues"] > 0
    return "opened"


def read_responses(path: Path, library: Library) -> str:
    """Read the raw rows of a file of responses; how it ended."""
    from data.core.problems import Problems
    from data.responses.preview import preview
    from data.responses.reading import readers
    from data.responses.reading.files import is_text, read_files
    from data.responses.reading.records import record_files

    problems = Problems()
    preview(path)
    files = read_files(path, problems)
    texts = [file for file in files if is_text(file)]
    readers.to_rows(texts, record_files(files, problems), None, None, problems)
    return "opened"


def _answer(reader: Callable[[Path, Library], str], path: Path, library: Library) -> str:
    """How reading one file ended: opened, refused, or what went wrong."""
    try:
        return reader(path, library)
    except UserError as error:
        names = (path.name, path.name.split(".")[0])
        return "refused" if any(name in str(error) for name in names) else f"the file is not named: {error}"
    except MemoryError:
        return f"more than {LIMIT_BYTES >> 30} GB"
    except BaseException:
        return traceback.format_exc()


def _reading(reader: Callable[[Path, Library], str], pipe: Connection) -> None:
    """A child process that reads one file after the other."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, LIMIT_BYTES))
    while path := pipe.recv():
        library = Library(path.parent / "library")
        pipe.send(_answer(reader, path, library))


class Reading:
    """Reads files in a child process, which is replaced when it hangs or dies."""

    def __init__(self, reader: Callable[[Path, Library], str]) -> None:
        self.reader = reader
        self._start()

    def __call__(self, path: Path) -> str:
        self.pipe.send(path)
        try:
            if self.pipe.poll(LIMIT_S):
                return str(self.pipe.recv())
            answer = f"not done after {LIMIT_S} s"
        except EOFError:
            answer = "the process died"
        self.close()
        self._start()
        return answer

    def close(self) -> None:
        """End the child process."""
        self.process.kill()
        self.process.join()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_reading, args=(self.reader, theirs), daemon=True)
        self.process.start()
        theirs.close()


KINDS: dict[str, tuple[Callable[[], dict[str, bytes]], Callable[[Path, Library], str]]] = {
    "source": (sources, read_source),
    "responses": (responses, read_responses),
}


def fuzz(
    folder: Path, *, rounds: int, minutes: float, seed: int, report: Callable[[str], None]
) -> Counter[tuple[str, ...]]:
    """Damage each format in turn; gives how often each was opened and refused.

    Raises:
        AssertionError: a reader failed, hung, or refused a file without naming it; the message has its content.
    """
    chance = random.Random(seed)
    ended: Counter[tuple[str, ...]] = Counter()
    until = monotonic() + 60 * minutes
    for kind, (files, reader) in KINDS.items():
        reading, whole = Reading(reader), files()
        try:
            for number in range(rounds // len(KINDS)):
                if monotonic() > until:
                    break
                name = list(whole)[number % len(whole)]
                place = folder / f"{kind}-{number}"
                place.mkdir(parents=True)
                content = damaged(whole[name], chance)
                (place / name).write_bytes(content)
                answer = reading(place / name)
                if answer not in ("opened", "refused"):
                    raise AssertionError(f"{kind} {name}, {content[:2000]!r}: {answer}")
                ended[kind, name, answer] += 1
                report(f"{kind} {number + 1} of {rounds // len(KINDS)}")
        finally:
            reading.close()
    return ended
