"""Vectors by another encoder or of another unit, and their map: python -m data embed.

What is encoded is kept by text (``data.vectors.text_vectors``); what is made here is an assembly of that, and
stands in the manifest beside the stages: ``vectors|NAME|dialogue``, ``layouts|NAME|dialogue``.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import orjson
import polars as pl

from data.building.prepare import complete
from data.building.stages import STANDS
from data.core.problems import Missing, UserError
from data.core.progress import Progress, silent
from data.core.store import MADE_BY, Library, Manifest, empty_array, stage_folder, stage_of
from data.core.store.hashing import hashed
from data.core.store.integrity import check_folder, is_whole
from data.encoders import DEFAULT, Encoder, EncoderChoice, NoModel, open_encoder, unit
from data.vectors import layout_stage, segments, stage

if TYPE_CHECKING:
    import scipy.sparse as sp

VERSION = 1
ROWS = 50_000


def embed(
    corpus_id: str,
    choice: EncoderChoice,
    unit_name: str = segments.DIALOGUE,
    *,
    library: Library,
    progress: Progress = silent,
) -> tuple[Manifest, bool]:
    """Make the vectors of a corpus by an encoder, and for dialogues and clients their map.

    What was encoded before an error is not encoded again by the next run.

    Args:
        corpus_id: the corpus.
        choice: the encoder, and what it wants before each text.
        unit_name: dialogue, client, turn or utterance.
        library: which holds the corpus.
        progress: is told the steps.

    Returns:
        The manifest, and whether anything was made.

    Raises:
        NoModel: the encoder is not available.
        Missing: the corpus has no tokens, which the default encoder needs.
        UserError: the disk is full, or the model gives something else than vectors.
    """
    manifest = library.manifest(corpus_id)
    if not choice.name.strip():
        raise NoModel.of("encoder_name")
    if MADE_BY in choice.name:
        raise NoModel.of("encoder_marker", name=choice.name, marker=MADE_BY)
    if (choice.name, unit_name) == (DEFAULT, segments.DIALOGUE):
        return complete(corpus_id, library=library, progress=progress)
    if choice.name == DEFAULT and "lemmas" not in manifest.stages:
        raise Missing("tokens", corpus_id, manifest.unmade.get("tokens", ""))
    progress("embed: opening")
    encoder = open_encoder(choice.name)
    with library.lock(corpus_id, progress) as folder:
        manifest = library.manifest(corpus_id)
        on = ["records", "lemmas"] if choice.name == DEFAULT else ["records"]
        inputs = [manifest.stages[name] for name in on]
        for name in ("records", "tokens", "lemmas", "vectors") if choice.name == DEFAULT else ("records",):
            if name in manifest.stages:
                check_folder(folder / manifest.stages[name])
        key = hashed(VERSION, stage.VERSION, choice, encoder.revision, unit_name, inputs)
        vectors, layouts = f"vectors-{key}", f"layouts-{hashed(layout_stage.VERSION, key)}"
        is_new = False
        if not is_whole(folder / vectors):
            is_new = True
            with stage_folder(folder, vectors) as making:
                _vectors(folder, manifest, choice, encoder, unit_name, making, progress)
                (making / STANDS).write_bytes(orjson.dumps(inputs))
        stages = {stage_of("vectors", choice.name, unit_name): vectors}
        if unit_name not in segments.WITHOUT_MAP:
            if not is_whole(folder / layouts):
                is_new = True
                with stage_folder(folder, layouts) as making:
                    layout_stage.make_layout(folder / vectors, making, progress)
                    (making / STANDS).write_bytes(orjson.dumps(inputs))
            stages[stage_of("layouts", choice.name, unit_name)] = layouts
        if not stages.items() <= manifest.stages.items():
            library.write_manifest(replace(manifest, stages={**manifest.stages, **stages}))
    return library.manifest(corpus_id), is_new


def _vectors(
    corpus: Path,
    manifest: Manifest,
    choice: EncoderChoice,
    encoder: Encoder,
    unit_name: str,
    folder: Path,
    progress: Progress,
) -> None:
    """Write vectors.npy, places.parquet and about.json."""
    records = corpus / manifest.stages["records"]
    opening = choice.name == DEFAULT and unit_name == segments.CLIENT
    table = segments.texts(records, unit_name)
    texts = table["text"].fill_null("").to_list()
    if opening:
        texts = segments.openings(records)
    distinct = list(dict.fromkeys(text for text in texts if text.strip()))
    name = stage.OPENING if opening else unit_name
    store = stage.store(corpus, encoder.name, encoder.revision, name, choice.prefix)
    workers = 1 if choice.needs_torch else stage.WORKERS
    encoded = store.vectors_of(
        [choice.prefix + text for text in distinct], progress, f"embed: {unit_name}", workers
    )
    if not len(encoded):
        raise UserError(f"{manifest.id} holds no text of the unit {unit_name}")
    index_of = {text: i for i, text in enumerate(distinct)}
    rows = np.array([index_of.get(text, -1) for text in texts])
    mixing = _mixing(corpus, manifest, unit_name, len(texts)) if choice.name == DEFAULT else None
    width = encoded.shape[1] if mixing is None else encoded.shape[1] + mixing[0].words.basis.shape[1]
    vectors = empty_array(folder / "vectors.npy", (len(texts), width))
    for first in range(0, len(texts), ROWS):
        part = rows[first : first + ROWS]
        meanings = np.where((part >= 0)[:, None], encoded[part], 0).astype(np.float32)
        if mixing is None:
            vectors[first : first + ROWS] = unit(meanings)
        else:
            vectors[first : first + ROWS] = mixing[0].vectors(mixing[1][first : first + ROWS], meanings)
    vectors.flush()
    if mixing is not None:
        mixing[0].write(folder)
    table.select("row", "position", "role").write_parquet(folder / "places.parquet")
    about = {
        "encoder": choice.name,
        "revision": encoder.revision,
        "unit": unit_name,
        "dim": width,
        "n": len(texts),
        "prefix": choice.prefix,
        "query": choice.query,
    }
    (folder / "about.json").write_bytes(orjson.dumps(about))


def _mixing(corpus: Path, manifest: Manifest, unit_name: str, n: int) -> "tuple[stage.Mixed, sp.csr_matrix]":
    """The default's mixture, and how often each lemma stands in each unit."""
    import scipy.sparse as sp

    lemmas = corpus / manifest.stages["lemmas"]
    tokens = corpus / manifest.stages["tokens"]
    if "vectors" not in manifest.stages:
        raise Missing("vectors", manifest.id)
    mixed = stage.Mixed.read(corpus / manifest.stages["vectors"])
    of, _ = segments.utterance_units(corpus / manifest.stages["records"], unit_name)
    starts = np.load(tokens / "starts.npy").astype(np.int64)
    lemma_of = np.load(lemmas / "lemma_of.npy")
    ids = lemma_of[np.load(tokens / "ids.npy", mmap_mode="r")]
    of_token = np.repeat(of, np.diff(starts))
    in_unit = of_token >= 0
    n_lemmas = pl.scan_parquet(lemmas / "lemmas.parquet").select(pl.len()).collect().item()
    ones = np.ones(int(in_unit.sum()), dtype=np.int32)
    counts = sp.coo_matrix((ones, (of_token[in_unit], ids[in_unit])), shape=(n, n_lemmas)).tocsr()
    counts.sum_duplicates()
    return mixed, counts
