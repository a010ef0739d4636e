"""How near responses are to gold in meaning, as a model sees it: made on demand, kept with the model's name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from data.core.problems import UserError
from data.core.progress import Progress, silent
from data.core.store import Library
from data.core.store import responses as response_store
from data.core.store.hashing import hashed
from data.core.store.responses import RESPONSES, ResponseSet, lock
from data.corpus import Corpus
from data.encoders import checked, hub, open_encoder, unit
from data.responses.targets import targets

BLOCK = 256
PREFIX = "near-"
Compare = Callable[[list[str], list[str]], np.ndarray]


@dataclass(frozen=True)
class Near:
    """The result of measuring nearness."""

    #: The measure and the model with its revision.
    measured_by: str
    #: The sets that have this measure now.
    sets: tuple[ResponseSet, ...]
    #: How many responses were measured by this call.
    made: int


def near(
    corpus_id: str,
    set_ids: Sequence[str] = (),
    *,
    library: Library,
    encoder: str = "use",
    bertscore: str | None = None,
    layer: int = 0,
    progress: Progress = silent,
) -> Near:
    """Measure how near responses are to gold in meaning; sets that this model already measured are skipped.

    Args:
        corpus_id: the corpus.
        set_ids: of the sets (default: all).
        library: which holds them.
        encoder: whose cosine is taken, a name or a folder.
        bertscore: a model for BERTScore F1 (Zhang et al. 2020) in place of the cosine.
        layer: of that model (default: the last).
        progress: is told the steps.

    Raises:
        UserError: there is no such set or model.
    """
    corpus = Corpus.open(corpus_id, library)
    sets = corpus.responses.fitting(set_ids)
    progress("model")
    compare, measured_by = _bertscore(bertscore, layer) if bertscore else _cosine(encoder)
    name = f"{PREFIX}{hashed(measured_by)}.parquet"
    unmeasured = [one for one in sets if not (corpus.responses.folder / one.id / name).is_file()]
    total, done = sum(one.matched for one in unmeasured), 0
    for one in unmeasured:
        rows = _with_gold(corpus, one)
        values: list[float] = []
        for responses, gold in _blocks(rows):
            progress("nearness", done + len(values), total)
            values += compare(responses, gold).tolist()
        done += len(values)
        table = rows.select("system", "dialogue_id", "position").with_columns(
            nearness=pl.Series(values, dtype=pl.Float64), measured_by=pl.lit(measured_by)
        )
        with lock(library, corpus_id) as folder:
            if not (set_folder := folder / one.id).is_dir():
                raise UserError(f"{corpus_id}: the responses '{one.id}' were removed meanwhile")
            response_store.add_file(set_folder, name, _bytes(table))
    progress("nearness", done, total)
    return Near(measured_by, tuple(sets), done)


def _with_gold(corpus: Corpus, one: ResponseSet) -> pl.DataFrame:
    """A set's responses beside their gold ones, those to one target together; without those that have none."""
    rows = corpus.responses.table(one.id, RESPONSES).select("system", "dialogue_id", "position", "response")
    golds = targets(corpus, rows["dialogue_id"].unique()).select("dialogue_id", "position", "gold")
    pairs = rows.join(
        golds.filter(pl.col("gold").str.contains(r"\S")), on=["dialogue_id", "position"], how="inner"
    )
    return pairs.sort("dialogue_id", "position", "system")


def _blocks(rows: pl.DataFrame) -> Iterator[tuple[list[str], list[str]]]:
    for begin in range(0, rows.height, BLOCK):
        part = rows[begin : begin + BLOCK]
        yield part["response"].to_list(), part["gold"].to_list()


def _cosine(name: str) -> tuple[Compare, str]:
    encoder = open_encoder(name)

    def compare(responses: list[str], gold: list[str]) -> np.ndarray:
        distinct = list(dict.fromkeys((*responses, *gold)))
        index_of = {text: i for i, text in enumerate(distinct)}
        vectors = unit(checked(encoder.encode(distinct), len(distinct), name))
        a, b = (vectors[[index_of[text] for text in texts]] for texts in (responses, gold))
        empty = np.array([not text.strip() for text in responses])
        return np.where(empty, 0.0, np.einsum("ij,ij->i", a, b, dtype=np.float64))

    return compare, f"cosine, {hub.short(encoder.name)} ({encoder.revision})"


def _bertscore(name: str, layer: int) -> tuple[Compare, str]:
    from data.encoders.tokenwise import Tokenwise

    model = Tokenwise(name, layer)
    return model.f1, f"BERTScore F1, {model.about}"


def _bytes(frame: pl.DataFrame) -> bytes:
    from io import BytesIO

    buffer = BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()
