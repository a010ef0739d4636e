"""The stage "tokens": every utterance of a corpus tokenized on all cores, stored compactly."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import orjson
import polars as pl

from data.core.engine import Engine
from data.core.problems import UserError
from data.core.progress import Progress
from data.core.store import PROJECT
from data.tokens import tokenizers
from data.tokens.parts import COMPILED, Part, Plan, cut_apart, described, file_of, make, work_of
from data.tokens.tokenizers import JAPANESE
from data.tokens.tokenizers.word_lists import Compound

VERSION = 1
SIZE = 20_000
ALONE = 10_000
POLL_S = 0.1
FIELDS = ("surface", "lemma", "reading", "pos", "pos_detail")


def tokenizer_of(records: Path, languages: tuple[str, ...]) -> str:
    """The code of the tokenizer for these records."""
    texts = pl.scan_parquet(records / "texts" / "*.parquet").select("text")
    return tokenizers.choose(languages, texts.head(0 if languages else 1000).collect().to_series())


def make_tokens(
    records: Path,
    folder: Path,
    parts: Path,
    name: str,
    compounds: tuple[Compound, ...],
    progress: Progress,
    engine: Engine | None = None,
) -> None:
    """Write vocabulary, ids and offsets to ``folder``; ``parts`` is where a killed run left its finished parts."""
    n = pl.scan_parquet(records / "utterances.parquet").select(pl.len()).collect().item()
    plan = Plan(str(records), name, compounds, n, SIZE)
    parts.mkdir(exist_ok=True)
    plan.write(parts)
    if compounds and name == JAPANESE:
        from data.tokens.tokenizers import user_dictionary

        user_dictionary.build(compounds, parts / COMPILED)
        shutil.copyfile(parts / COMPILED, folder / COMPILED)
    plan.write(folder)
    if engine is not None:
        _by(engine, plan, parts, progress)
    elif n <= ALONE:
        make(plan, parts, plan.parts)
    else:
        _together(plan, parts, progress)
    progress("tokens: one vocabulary")
    surfaces = _merge(plan, parts, folder)
    absent = [compound.surface for compound in compounds if compound.surface not in surfaces]
    about = {
        "tokenizer": name,
        "about": plan.open(parts).about,
        "compounds": len(compounds),
        "absent_compounds": absent,
    }
    (folder / "about.json").write_bytes(orjson.dumps(about))
    shutil.rmtree(parts)


def _by(engine: Engine, plan: Plan, parts: Path, progress: Progress) -> None:
    """Let a cluster make the parts that do not exist."""
    missing = [number for number in plan.parts if not file_of(parts, number).is_file()]
    works = (work_of(plan, parts, number) for number in missing)
    for done, (number, part) in enumerate(zip(missing, engine.map(cut_apart, works), strict=True), start=1):
        part.write(file_of(parts, number))
        progress(
            "tokens", min((plan.parts.stop - len(missing) + done) * plan.size, plan.utterances), plan.utterances
        )


def _together(plan: Plan, parts: Path, progress: Progress) -> None:
    """Run one process per core, and end all of them when one fails or this one is interrupted."""
    with _processes(plan, parts) as running:
        while any(process.poll() is None for process in running):
            done = sum(file_of(parts, number).is_file() for number in plan.parts)
            progress("tokens", min(done * plan.size, plan.utterances), plan.utterances)
            if any(process.poll() for process in running):
                break
            time.sleep(POLL_S)
    if any(process.returncode for process in running):
        lines = (parts / "errors.txt").read_text(errors="replace").strip().splitlines() or ["killed"]
        raise UserError.of("tokens_failed", why=lines[-1][:300])


@contextmanager
def _processes(plan: Plan, parts: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    n = min(cores, len(plan.parts))
    own = {**os.environ, "POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONPATH": str(PROJECT)}
    with (parts / "errors.txt").open("wb") as errors:
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "data.tokens.parts", str(parts), str(first), str(n)],
                cwd=PROJECT,
                env=own,
                stdin=subprocess.PIPE,  # held open as long as this process lives
                stdout=errors,
                stderr=errors,
            )
            for first in range(n)
        ]
        try:
            yield running
        finally:
            for process in running:
                assert process.stdin is not None
                process.stdin.close()
                process.wait()


def _merge(plan: Plan, parts: Path, folder: Path) -> set[str]:
    """One vocabulary, the most frequent word first, and all ids in it; returns the surfaces."""
    seen = [pl.DataFrame(schema={"line": pl.String, "example": pl.String, "n": pl.Int64})]
    total = 0
    for number in plan.parts:
        part = Part.read(file_of(parts, number))
        n = np.bincount(part.ids, minlength=len(part.lines))
        seen.append(pl.DataFrame({"line": part.lines, "example": part.examples, "n": n}, schema=seen[0].schema))
        total += len(part.ids)
    shortest = pl.col("example").sort_by(pl.col("example").str.len_chars(), "example").first()
    lines = pl.concat(seen).group_by("line").agg(pl.col("n").sum(), shortest).sort("n", "line")
    full = described(plan.open(parts), lines["line"].to_list(), lines["example"].to_list())
    kinds = lines.select("line", "n", pl.Series("full", full, dtype=pl.String)).with_columns(fields("full"))
    vocabulary = (
        kinds.group_by(FIELDS)
        .agg(pl.col("n").sum())
        .sort(pl.col("n"), *FIELDS, descending=[True] + [False] * len(FIELDS), nulls_last=True)
        .with_row_index("token_id")
    )
    vocabulary.select("token_id", *FIELDS, pl.col("n").cast(pl.UInt32)).write_parquet(
        folder / "vocabulary.parquet"
    )
    number_of = kinds.join(vocabulary.select("token_id", *FIELDS), on=FIELDS, nulls_equal=True)
    number_of = number_of.select("line", "token_id")
    kind = np.uint16 if vocabulary.height <= 2**16 else np.uint32
    ids = np.lib.format.open_memmap(folder / "ids.npy", "w+", kind, (total,)) if total else np.zeros(0, kind)
    counts, odd = [np.zeros(1, np.int64)], [np.zeros((3, 0), np.int32)]
    done = 0
    for number in plan.parts:
        part = Part.read(file_of(parts, number))
        local = pl.DataFrame({"line": part.lines}, schema={"line": pl.String})
        numbers = local.join(number_of, on="line", how="left", maintain_order="left")["token_id"].to_numpy()
        ids[done : done + len(part.ids)] = numbers.astype(kind)[part.ids]
        counts.append(part.counts.astype(np.int64))
        odd.append(part.odd + np.array([[done], [0], [0]], np.int32))
        done += len(part.ids)
    if not total:
        np.save(folder / "ids.npy", ids)
    np.save(folder / "starts.npy", np.cumsum(np.concatenate(counts)).astype(np.uint32))
    np.save(folder / "odd.npy", np.concatenate(odd, axis=1))
    return set(vocabulary["surface"])


def fields(column: str) -> list[pl.Expr]:
    """A tokenizer's lines as ``FIELDS``; UniDic's lemma without its gloss (語彙素細分類)."""
    field = pl.col(column).str.split("\t")
    surface, kind = field.list.get(0), field.list.get(2).str.splitn("-", 2)
    lemma = field.list.get(3, null_on_oob=True)
    stem = pl.when(lemma == surface).then(lemma).otherwise(lemma.str.replace(r"^([^-]+)-.+$", "${1}"))
    reading = field.list.get(4, null_on_oob=True)
    return [
        surface.alias("surface"),
        pl.when(stem.fill_null("") != "").then(stem).otherwise(surface).alias("lemma"),
        pl.when(reading != "").then(reading).alias("reading"),
        kind.struct.field("field_0").alias("pos"),
        kind.struct.field("field_1").fill_null("").alias("pos_detail"),
    ]
