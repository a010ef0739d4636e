"""A corpus, or some of its dialogues, in forms that other tools read: ConvoKit, messages, a table, REFI-QDA."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from data.annotations.labels.out import project
from data.coding.frames import GOLD, SOURCE
from data.core.problems import UserError
from data.core.schema import MADE
from data.corpus import Corpus
from data.responses.target_lines import CHAT

FORMS = ("convokit", "messages", "csv", "refi")
ABOUT = (
    "topic_main",
    "topic_sub",
    "score",
    "session_number",
    "language",
    *MADE,
    "profile",
    "branch_of",
    "branch_at",
)


def write(corpus: Corpus, dialogue_ids: pl.Series, form: str, path: Path) -> None:
    """Write the dialogues: a folder for ConvoKit, else a file.

    Args:
        corpus: where they are.
        dialogue_ids: which of them.
        form: one of ``FORMS``.
        path: is made; a folder that holds anything is refused.

    Raises:
        UserError: the place cannot be written, or holds something.
    """
    try:
        if form == "convokit":
            _write_convokit(corpus, dialogue_ids, path)
        elif form == "messages":
            path.write_bytes(b"".join(line + b"\n" for line in messages(corpus, dialogue_ids)))
        elif form == "refi":
            path.write_bytes(project(corpus, "en", dialogue_ids))
        else:
            table = rows(corpus, dialogue_ids).with_columns(speaker=pl.coalesce("speaker", "name")).drop("name")
            table.write_csv(path, include_bom=True)
    except OSError as error:
        raise UserError.of("file_not_written", path=path, why=error.strerror or str(error)) from error


def rows(corpus: Corpus, dialogue_ids: pl.Series) -> pl.DataFrame:
    """One row per utterance: dialogue (as its source names it), position, role, speaker, addressee, said_at, text.

    A speaker is named as the source names the person; ``name`` is a name that holds in this dialogue alone.
    """
    wanted = corpus.dialogues.filter(pl.col("dialogue_id").is_in(dialogue_ids.implode()))
    persons = dict(corpus.speakers.select("speaker_id", "source_id").iter_rows())
    named = wanted.select(
        "dialogue_id",
        dialogue="source_id",
        counselor=pl.col("counselor_id").replace_strict(persons, return_dtype=pl.String),
        client=pl.col("client_id").replace_strict(persons, return_dtype=pl.String),
    )
    lines = corpus.utterances.with_columns(text=corpus.texts, role=pl.col("role").cast(pl.String))
    person = pl.col("speaker_id").replace_strict(persons, return_dtype=pl.String)
    voices = corpus.voices.select("dialogue_id", "position", "addressee", name="speaker", person=person)
    of_role = pl.when(role="counselor").then("counselor").when(role="client").then("client")
    return (
        lines.join(named, on="dialogue_id", maintain_order="left")
        .join(voices, on=["dialogue_id", "position"], how="left", maintain_order="left")
        .with_columns(speaker=pl.coalesce("person", pl.when(pl.col("name").is_null()).then(of_role)))
        .select("dialogue", "position", "role", "speaker", "name", "addressee", "said_at", "text")
    )


def messages(corpus: Corpus, dialogue_ids: pl.Series) -> Iterator[bytes]:
    """One JSON object per dialogue: id, messages (role, content) as chats of language models are kept, meta."""
    about = _about(corpus)
    for (name,), lines in rows(corpus, dialogue_ids).group_by("dialogue", maintain_order=True):
        said = [
            {"role": CHAT[role], "content": text} | ({} if voice is None else {"name": voice})
            for role, text, voice in lines.select("role", "text", "name").iter_rows()
        ]
        yield orjson.dumps({"id": name, "messages": said, "meta": about[str(name)]})


def _write_convokit(corpus: Corpus, dialogue_ids: pl.Series, folder: Path) -> None:
    """ConvoKit's folder; persons without an id are named by their dialogue and role."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError.of("folder_not_empty", path=folder)
    folder.mkdir(parents=True, exist_ok=True)
    own = pl.concat_str("dialogue", pl.coalesce("name", "role"), separator="-")
    lines = rows(corpus, dialogue_ids).with_columns(speaker=pl.coalesce("speaker", own))
    labels = _labels(corpus)
    utterances = bytearray()
    for dialogue, position, role, speaker, name, addressee, said_at, text in lines.iter_rows():
        root = f"{dialogue}-0"
        value = {
            "id": f"{dialogue}-{position}",
            "conversation_id": root,
            "text": text,
            "speaker": speaker,
            "meta": {"role": role}
            | ({} if name is None else {"name": name})
            | ({} if addressee is None else {"addressee": addressee})
            | ({"labels": found} if (found := labels.get((dialogue, position))) else {}),
            "reply-to": f"{dialogue}-{position - 1}" if position else None,
            "timestamp": None if said_at is None else said_at.isoformat(),
            "vectors": [],
        }
        utterances += orjson.dumps(value) + b"\n"
    persons = lines.select("speaker").unique(maintain_order=True)["speaker"]
    about, card = _about(corpus, "-0"), corpus.manifest.card
    names = lines["dialogue"].unique(maintain_order=True)
    talks = {f"{name}-0": {"meta": about[name] | {"dialogue": name}, "vectors": []} for name in names}
    source = {"corpus": corpus.id, "version": corpus.version, "licence": card.licence, "citation": card.citation}
    (folder / "utterances.jsonl").write_bytes(utterances)
    for file, value in (
        ("speakers.json", {person: {"meta": {}, "vectors": []} for person in persons}),
        ("conversations.json", talks),
        ("corpus.json", source),
        ("index.json", _index(talks)),
    ):
        (folder / file).write_bytes(orjson.dumps(value, option=orjson.OPT_INDENT_2))


def _labels(corpus: Corpus) -> dict[tuple[str, int], list[dict[str, Any]]]:
    """The labels of each utterance by dialogue and position: scheme, label or value, and who gave it.

    A coder who is the source itself is left out; ``start`` and ``end`` are of a label on a part of the utterance.
    """
    names = dict(corpus.dialogues.select("dialogue_id", "source_id").iter_rows())
    is_source, is_gold = pl.col("kind") == SOURCE, pl.col("kind") == GOLD
    columns = corpus.labels.select(
        "dialogue_id",
        "position",
        "scheme",
        label="code",
        value="value",
        coder=pl.when(is_gold).then(pl.lit(GOLD)).when(~is_source | (pl.col("coder") != SOURCE)).then("coder"),
        kind=pl.when(~is_source).then(pl.col("kind").cast(pl.String)),
        start="start",
        end="end",
        unsure=pl.when("unsure").then("unsure"),
        made_by=pl.when(pl.col("made_by") != "").then("made_by"),
    )
    found: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for row in columns.iter_rows(named=True):
        place = names[row.pop("dialogue_id")], row.pop("position")
        found.setdefault(place, []).append({name: value for name, value in row.items() if value is not None})
    return found


def _index(talks: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Which metadata there are, of which kind, as ConvoKit wants it."""
    kinds = {name: [str(type(value))] for talk in talks.values() for name, value in talk["meta"].items()}
    return {
        "utterances-index": {name: [str(str)] for name in ("role", "name", "addressee")} | {"labels": [str(list)]},
        "speakers-index": {},
        "conversations-index": kinds,
        "overall-index": {name: [str(str)] for name in ("corpus", "version", "licence", "citation")},
        "vectors": [],
        "version": 1,
    }


def _about(corpus: Corpus, ending: str = "") -> dict[str, dict[str, Any]]:
    """What is known of each dialogue, by its name in the source; ``ending``: of the names of other dialogues."""
    names = dict(corpus.dialogues.select("dialogue_id", "source_id").iter_rows())
    original = pl.col("branch_of").replace_strict(names, return_dtype=pl.String) + ending
    columns = corpus.dialogues.with_columns(branch_of=original).select("source_id", *ABOUT).iter_rows(named=True)
    return {
        row.pop("source_id"): {name: value for name, value in row.items() if value is not None} for row in columns
    }
