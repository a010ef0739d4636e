"""Contexts and gold responses as a system takes them: the whole history as a chat, turn by turn."""

from collections.abc import Iterator

import orjson
import polars as pl

from data.corpus import Corpus
from data.responses.targets import turns

CHAT = {"counselor": "assistant", "client": "user", "other": "user"}


def lines(corpus: Corpus, dialogue_ids: pl.Series) -> Iterator[bytes]:
    """One JSON object a target: id, dialogue_id, position, messages (role, content), reference.

    ``id`` holds both numbers; a file that gives either back with a response is matched by them.
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
    """The first targets, together at most so many lines of text, each with the corpus' licence."""
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
