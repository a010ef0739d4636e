"""Asks one after another, each answer on disk before the next; the same command goes on after a stop."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from data.core.problems import UserError
from data.core.progress import Progress
from data.core.store.hashing import hashed
from data.generation.asking import Ask, Model, Settings

FIRST = 5


@dataclass
class Run:
    """What came of a run."""

    asked: int = 0
    there_already: int = 0
    empty: int = 0
    failed: int = 0


def run(
    asks: Iterable[Ask],
    model: Model,
    settings: Settings,
    out: Path,
    read: Callable[[Ask, str], dict[str, Any]],
    *,
    key: object,
    total: int,
    progress: Progress,
) -> Run:
    """Ask whatever has no answer in the file yet.

    Args:
        asks: the questions, in order.
        model: who is asked.
        settings: how answers are drawn.
        out: one JSON line an answer is added to it.
        read: what a row holds besides what it begins with; ``failure`` where an answer cannot be used.
        key: what else the answers depend on, as the prompt.
        total: how many questions there are.
        progress: is told the answers.

    Raises:
        UserError: the file is of another run, or the model cannot be asked any more.
    """
    about = {"model": model.name, "revision": model.revision, **asdict(settings)}
    about["run"] = hashed(about, key)[:16]
    done = answered(out, about["run"])
    result = Run(there_already=len(done))
    left = (ask for ask in asks if ask.id not in done)
    progress("asking", len(done), total)
    with _appending(out) as file:
        for batch in _batches(left, settings.batch):
            answers = model.answer([ask.messages for ask in batch], settings)
            rows = [
                {"id": ask.id, **ask.row, **read(ask, text), "meta": about}
                for ask, text in zip(batch, answers, strict=True)
            ]
            file.write(b"".join(orjson.dumps(row) + b"\n" for row in rows))
            file.flush()
            os.fsync(file.fileno())
            result.asked += len(batch)
            result.empty += sum(not text for text in answers)
            result.failed += sum("failure" in row for row in rows)
            progress("asking", len(done) + result.asked, total)
            if result.asked >= FIRST and result.empty == result.asked:
                raise UserError.of("endpoint_empty", url=model.name, n=result.asked, out=out)
    return result


def answered(out: Path, run_id: str) -> set[str]:
    """The ids of the answers in a file; a last line that a stop cut short is taken off.

    Raises:
        UserError: the file is of another run, or no file of answers.
    """
    if not out.exists():
        return set()
    try:
        content = out.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        ids = set()
        for number, line in enumerate(whole.splitlines(), start=1):
            try:
                row = orjson.loads(line)
                is_mine = row["meta"]["run"] == run_id
                ids.add(row["id"])
            except (ValueError, KeyError, TypeError):
                raise UserError.of("unreadable_run", out=out, line=number) from None
            if not is_mine:
                raise UserError.of("other_run", out=out)
        if len(whole) < len(content):
            with out.open("r+b") as file:
                file.truncate(len(whole))
    except OSError as error:
        raise UserError.of("no_file_to_read", path=out, why=error.strerror or error) from error
    return ids


def _appending(out: Path) -> Any:
    try:
        return out.open("ab")
    except OSError as error:
        raise UserError.of("disk", folder=out, why=error.strerror or error) from error


def _batches(asks: Iterator[Ask], size: int) -> Iterator[list[Ask]]:
    while batch := list(islice(asks, max(1, size))):
        yield batch
