"""Contexts and gold responses as input for a system: the whole history as a chat, turn by turn."""

from collections.abc import Iterator

import orjson
import polars as pl

from data.corpus import Corpus
from data.responses.targets import turns

CHAT = {"counselor": "assistant", "client": "user", "other": "user"}


def lines(corpus: Corpus, dialogue_ids: pl.Series) -> Iterator[bytes]:
    """One JSON object per target: id, dialogue_id, position, messages (role, content), reference.

    ``id`` is "dialogue_id-position"; a file of responses with either form is matched by it.
    """
    for part in turns(corpus, dialogue_ids).partition_by("dialogue_id", maintain_order=True):
        messages: list[dict[str, str]] = []
        for dialogue, role, position, text in part.select("dialogue_id", "role", "position", "text").iter_rows():
            if role == "counselor" and messages:
                yield orjson.dumps(
                    {
                        "id": f"{dialogue}-{position}",
                        "dialogue_id": dialogue,
                        "position": position,
                        "messages": messages,
                        "reference": text,
                    }
                )
            messages.append({"role": CHAT[role], "content": text})


def excerpt(corpus: Corpus, dialogue_ids: pl.Series, most: int) -> Iterator[bytes]:
    """The first targets, with at most ``most`` lines of text in all, each with the licence of the corpus."""
    card = corpus.manifest.card
    source = {"corpus": corpus.id, "licence": card.licence, "citation": card.citation}
    n_lines = 0
    for line in lines(corpus, dialogue_ids.head(most)):
        target = orjson.loads(line)
        texts = [*(message["content"] for message in target["messages"]), target["reference"]]
        n_lines += sum(1 + text.count("\n") for text in texts)
        if n_lines > most:
            return
        yield orjson.dumps({**target, **source})
