"""Labels as they leave: a table that ``files`` reads back, a REFI-QDA project, and a queue for a local model."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from data.coding import queues, refi, store
from data.coding.placing import placed_rows
from data.coding.queues import Queue
from data.coding.store import text_hash
from data.core.problems import UserError
from data.corpus import Corpus
from data.workspace import Workspace

CONTEXT = 10


def table(corpus: Corpus) -> pl.DataFrame:
    """Every label of a corpus but those it came with, one a row, without any text.

    Columns:
        dialogue: its id in the source.
        note: what the coder wrote beside the utterance; of an utterance without a label it has a row of its own.
        position, scheme, code, value, coder, kind, unsure, start, end, at, made_by: as in ``LABELS``.
        text_hash: of the utterance, by which a row is known to be of the same text.
    """
    labels = corpus.labels.filter(pl.col("kind") != "source")
    names = corpus.dialogues.select("dialogue_id", dialogue="source_id", first=pl.Series(corpus.offsets[:-1]))
    rows = labels.join(names, on="dialogue_id", how="left", maintain_order="left")
    places = rows.select(utterance=pl.col("first") + pl.col("position")).unique().sort("utterance")
    said = corpus.texts.gather(places["utterance"])
    hashes = places.with_columns(text_hash=pl.Series([text_hash(text) for text in said], dtype=pl.String))
    columns = ("scheme", "code", "value", "coder", "kind", "unsure", "start", "end", "at", "made_by")
    with_labels = rows.with_columns(utterance=pl.col("first") + pl.col("position"))
    with_labels = with_labels.join(hashes, on="utterance", how="left", maintain_order="left")
    notes = pl.DataFrame(
        store.notes(corpus.coding.workspace, corpus.id),
        schema={"dialogue": pl.String, "position": pl.UInt32, "coder": pl.String, "note": pl.String},
        orient="row",
    )
    key = ["dialogue", "position", "coder"]
    noted = with_labels.select("dialogue", "position", *columns, "text_hash").join(
        notes, on=key, how="left", maintain_order="left"
    )
    return pl.concat([noted, notes.join(with_labels, on=key, how="anti")], how="diagonal")


def project(corpus: Corpus, lang: str, dialogue_ids: pl.Series | None = None) -> bytes:
    """All labels and notes with their dialogues as a REFI-QDA project.

    Args:
        corpus: where they are.
        lang: in which codes are named.
        dialogue_ids: the dialogues, with labels or without; by default those that have labels or notes.

    Raises:
        UserError: no dialogues are named, and none has a label or note.
    """
    labels = corpus.labels
    names = corpus.dialogues.select("dialogue_id", "n_utterances", dialogue="source_id")
    if dialogue_ids is not None:
        names = names.filter(pl.col("dialogue_id").is_in(dialogue_ids.implode()))
    sizes = dict(names.select("dialogue", "n_utterances").iter_rows())
    notes = [one for one in store.notes(corpus.coding.workspace, corpus.id) if one[1] < sizes.get(one[0], 0)]
    if labels.is_empty() and not notes and dialogue_ids is None:
        raise UserError.of("no_labels", corpus=corpus.id)
    labels = labels.join(names, on="dialogue_id", how="inner", maintain_order="left")
    texts = {}
    ids = corpus.dialogues["dialogue_id"]
    spoken = {
        (one, at): name for one, at, name in corpus.voices.select("dialogue_id", "position", "speaker").rows()
    }
    shown = names
    if dialogue_ids is None:
        shown = names.filter(pl.col("dialogue").is_in({*labels["dialogue"], *(one[0] for one in notes)}))
    for dialogue_id, name in shown.select("dialogue_id", "dialogue").iter_rows():
        row = int(ids.search_sorted(dialogue_id))
        first, stop = int(corpus.offsets[row]), int(corpus.offsets[row + 1])
        roles = corpus.utterances["role"].slice(first, stop - first).cast(pl.String)
        heads = [f"{spoken.get((dialogue_id, at)) or role}: " for at, role in enumerate(roles)]
        said = corpus.texts.slice(first, stop - first)
        texts[name] = (
            [head + text for head, text in zip(heads, said, strict=True)],
            [len(head) for head in heads],
        )
    return refi.project(corpus.id, texts, labels, corpus.schemes.values(), lang, notes)


def requests(corpus: Corpus, workspace: Workspace, queue_id: str) -> Iterator[dict[str, Any]]:
    """The items of a queue for a model to label: the utterance, what was said before, and the schemes.

    What the model gives back is read by ``files``: dialogue, position, text_hash, scheme and label (or value).

    Raises:
        UserError: the corpus has no such queue.
    """
    known = {queue.id: queue for queue in queues.queues(workspace, corpus.id)}
    if queue_id not in known:
        raise UserError.of("no_queue", corpus=corpus.id, id=queue_id, known=", ".join(known) or "–")
    queue: Queue = known[queue_id]
    schemes = [corpus.schemes[name].to_dict() for name in queue.schemes if name in corpus.schemes]
    rows = [
        {"source": i.place.source, "position": i.place.position, "version": i.place.version, "hash": i.place.hash}
        for _, i in queues.items(workspace, queue.id)
    ]
    ids = corpus.dialogues["dialogue_id"]
    for one in placed_rows(pl.DataFrame(rows), corpus).iter_rows(named=True):
        first = int(corpus.offsets[int(ids.search_sorted(one["dialogue_id"]))])
        at = first + one["position"]
        before = range(max(first, at - CONTEXT), at)
        role = corpus.utterances["role"]
        yield {
            "dialogue": one["source"],
            "position": one["position"],
            "text_hash": text_hash(corpus.texts[at]),
            "role": role[at],
            "text": corpus.texts[at],
            "context": [{"role": role[row], "text": corpus.texts[row]} for row in before],
            "schemes": [scheme["id"] for scheme in schemes if role[at] in scheme["roles"]],
        }
