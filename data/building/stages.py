"""The stages after the records: what each makes, and from what.

measures, then tokens, lemmas, vectors and layouts, and utterances. A corpus opens with records and measures;
the others are made after that, and one that fails takes nothing away. Each is keyed by what it is made
from: a changed list of compounds makes tokens and lemmas anew, a changed synonym only lemmas, and either
what stands on words: vectors, layouts and utterances.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import orjson
import polars as pl

from data.building import dialogue_counts
from data.core import schema
from data.core.engine import Engine
from data.core.progress import Progress
from data.core.store import MADE_BY, PARTS
from data.core.store.hashing import hashed
from data.core.store.integrity import check_folder, is_whole
from data.tokens import lemma_stage, tokenizers
from data.tokens import stage as tokens_stage
from data.tokens.tokenizers.word_lists import WordLists
from data.vectors import layout_stage, stage, utterance_stage

STANDS = "stands_on.json"


@dataclass
class Making:
    """One corpus while its stages are made."""

    #: The corpus' folder in the library.
    corpus: Path
    version: str
    languages: tuple[str, ...]
    progress: Progress
    #: Stage name to folder name, of those that exist.
    stages: dict[str, str] = field(default_factory=dict)
    #: The cluster that works on it; None: this machine.
    engine: Engine | None = None

    def folder(self, name: str) -> Path:
        """The folder of a stage that is made. Raises Damaged if a file in it is not what was written."""
        return check_folder(self.corpus / self.stages[name])

    @cached_property
    def lists(self) -> WordLists:
        """What is said about this corpus' words."""
        return WordLists.of(self.corpus)

    @cached_property
    def tokenizer(self) -> str:
        """The code of its tokenizer."""
        return tokens_stage.tokenizer_of(self.folder("records"), self.languages)


@dataclass(frozen=True)
class Stage:
    """One step after the records. Its folder is NAME-KEY, where KEY is a hash of its inputs."""

    name: str
    #: What the output depends on.
    inputs: Callable[[Making], tuple[object, ...]]
    #: Writes the output to a folder.
    make: Callable[[Making, Path], None]
    #: Whether a corpus cannot be opened without it.
    needed: bool = False

    def folder(self, making: Making) -> str:
        """The name of its folder."""
        return f"{self.name}-{hashed(self.name, *self.inputs(making))}"


def _measures(making: Making, folder: Path) -> None:
    utterances = pl.read_parquet(making.folder("records") / "utterances.parquet")
    dialogue_counts.counted(utterances, making.engine).write_parquet(folder / "measures.parquet")


def _tokens_from(making: Making) -> tuple[object, ...]:
    how = (making.tokenizer, tokenizers.version(making.tokenizer), making.lists.compounds)
    return (tokens_stage.VERSION, schema.VERSION, making.version, *how)


def _tokens(making: Making, folder: Path) -> None:
    parts = making.corpus / (TOKENS.folder(making) + PARTS)
    records, how = making.folder("records"), (making.tokenizer, making.lists.compounds)
    tokens_stage.make_tokens(records, folder, parts, *how, making.progress, making.engine)


def _lemmas_from(making: Making) -> tuple[object, ...]:
    return (lemma_stage.VERSION, TOKENS.folder(making), making.lists.synonyms)


def _lemmas(making: Making, folder: Path) -> None:
    lemma_stage.make_lemmas(making.folder("records"), making.folder("tokens"), folder, making.lists)


def _vectors_from(making: Making) -> tuple[object, ...]:
    return (stage.VERSION, stage.revision(), LEMMAS.folder(making))


def _vectors(making: Making, folder: Path) -> None:
    records, lemmas = making.folder("records"), making.folder("lemmas")
    stage.make_vectors(making.corpus, records, lemmas, folder, making.progress, making.engine)


def _layouts_from(making: Making) -> tuple[object, ...]:
    return (layout_stage.VERSION, VECTORS.folder(making))


def _layouts(making: Making, folder: Path) -> None:
    layout_stage.make_layout(making.folder("vectors"), folder, making.progress)


def _utterances_from(making: Making) -> tuple[object, ...]:
    return (utterance_stage.VERSION, utterance_stage.revision(), LEMMAS.folder(making))


def _utterances(making: Making, folder: Path) -> None:
    records, tokens, lemmas = (making.folder(name) for name in ("records", "tokens", "lemmas"))
    utterance_stage.make_utterances(records, tokens, lemmas, folder, making.progress)


MEASURES = Stage(
    "measures", lambda making: (dialogue_counts.VERSION, schema.VERSION, making.version), _measures, needed=True
)
TOKENS = Stage("tokens", _tokens_from, _tokens)
LEMMAS = Stage("lemmas", _lemmas_from, _lemmas)
VECTORS = Stage("vectors", _vectors_from, _vectors)
LAYOUTS = Stage("layouts", _layouts_from, _layouts)
UTTERANCES = Stage("utterances", _utterances_from, _utterances)
MAPS = (VECTORS, LAYOUTS, UTTERANCES)
STAGES = (MEASURES, TOKENS, LEMMAS, *MAPS)


def still_standing(corpus: Path, stages: dict[str, str], current_stages: dict[str, str]) -> dict[str, str]:
    """Those of the stages that ``embed`` made whose ground is still there: the same records and lemmas."""
    current = set(current_stages.values())
    standing = {}
    for name, folder in stages.items():
        if MADE_BY in name:
            try:
                stands = orjson.loads((corpus / folder / STANDS).read_bytes())
            except (OSError, ValueError):
                continue
            if set(stands) <= current and is_whole(corpus / folder):
                standing[name] = folder
    return standing
