"""How near responses are to gold in meaning, as a model sees it: made on demand, kept with the model's name."""

from collections.abc import Callable

import numpy as np
import polars as pl

from data.corpus import Corpus
from data.intake import hashed
from data.problems import UserError
from data.progress import Progress, silent
from data.responses.store import RESPONSES, ResponseSet, lock
from data.store import Library, replace
from data.turns import targets

BLOCK = 256
PREFIX = "near-"


def near(
    set_id: str,
    corpus_id: str,
    *,
    library: Library,
    encoder: str = "use",
    bertscore: str | None = None,
    layer: int = 0,
    progress: Progress = silent,
) -> tuple[ResponseSet, str]:
    """Measure a set by an encoder's cosine, or by BERTScore with a model's folder; says by what.

    Raises UserError where there is no such set or model.
    """
    corpus = Corpus.open(corpus_id, library)
    one = corpus.responses.fitting([set_id])[0]
    rows = corpus.responses.table(set_id, RESPONSES).select("system", "dialogue_id", "position", "response")
    golds = targets(corpus, rows["dialogue_id"].unique()).select("dialogue_id", "position", "gold")
    rows = rows.join(golds, on=["dialogue_id", "position"], how="left", maintain_order="left")
    progress("model")
    compare, measured_by = _bertscore(bertscore, layer) if bertscore else _cosine(encoder)
    said, gold = rows["response"].to_list(), rows["gold"].to_list()
    values: list[float] = []
    for begin in range(0, len(said), BLOCK):
        progress("nearness", begin, len(said))
        values += compare(said[begin : begin + BLOCK], gold[begin : begin + BLOCK]).tolist()
    progress("nearness", len(said), len(said))
    made = rows.select("system", "dialogue_id", "position").with_columns(
        nearness=pl.Series(values, dtype=pl.Float64), measured_by=pl.lit(measured_by)
    )
    with lock(library, corpus_id) as folder:
        place = folder / set_id
        if not place.is_dir():
            raise UserError(f"{corpus_id}: the responses '{set_id}' were removed meanwhile")
        replace(place / f"{PREFIX}{hashed(measured_by)}.parquet", _bytes(made))
    return one, measured_by


Compare = Callable[[list[str], list[str]], np.ndarray]


def _cosine(name: str) -> tuple[Compare, str]:
    from data.encoders import open_encoder, unit

    encoder = open_encoder(name)

    def compare(said: list[str], gold: list[str]) -> np.ndarray:
        a, b = (unit(encoder.encode(texts)) for texts in (said, gold))
        empty = np.array([not text.strip() for text in said])
        return np.where(empty, 0.0, np.einsum("ij,ij->i", a, b, dtype=np.float64))

    return compare, f"cosine, {encoder.name} ({encoder.revision[:40]})"


def _bertscore(folder: str, layer: int) -> tuple[Compare, str]:
    from data.encoders.tokenwise import Tokenwise

    model = Tokenwise(folder, layer)
    return model.f1, f"BERTScore F1, {model.name}, layer {model.layer} ({model.revision[:40]})"


def _bytes(frame: pl.DataFrame) -> bytes:
    from io import BytesIO

    buffer = BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()
