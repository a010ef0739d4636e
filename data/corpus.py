"""A prepared corpus, opened: immutable, and each table is read when it is first needed."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import polars as pl

from data.core import schema
from data.core.matching import normalization
from data.core.problems import Missing, Problems, UserError
from data.core.store import MADE_BY, Library, Manifest, stage_of
from data.core.store.stage_files import StageFiles
from data.encoders import DEFAULT
from data.vectors.segments import DIALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from data.coding.labels import CorpusLabels
    from data.coding.scheme import Scheme
    from data.core.store.responses import Responses
    from data.judgement.judgements import CorpusJudgements
    from data.predictions.store import Predictions
    from data.tokens.corpus_tokens import Tokens
    from data.vectors.corpus_vectors import Layout, Vectors
    from data.vectors.utterance_map import UtteranceMap


T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Corpus:
    """All tables of one corpus. Every frame and array is shared and must not be changed.

    ``texts`` and ``normalized`` have the rows of ``utterances``.
    """

    manifest: Manifest
    #: In the library.
    folder: Path

    @classmethod
    def open(cls, corpus_id: str, library: Library | None = None) -> "Corpus":
        """Open a corpus by id. Raises UserError naming the corpora there are."""
        library = library or Library()
        manifest = library.manifest(corpus_id)
        if manifest.schema_version != schema.VERSION:
            again = f"run  python -m data prepare {manifest.source} --name {corpus_id}"
            raise UserError(f"{corpus_id} was made by another version of this project; {again}")
        return cls(manifest, library.folder(corpus_id))

    @property
    def id(self) -> str:
        """The corpus' id."""
        return self.manifest.id

    @property
    def version(self) -> str:
        """Hash of its source; the same content has the same version everywhere."""
        return self.manifest.version

    def has(self, what: str) -> bool:
        """Whether the corpus holds times, feedback, score, topics, persons, ratings, labels, originals."""
        return what in self.manifest.has or (what == "ratings" and bool(self._added_ratings))

    @cached_property
    def dialogues(self) -> pl.DataFrame:
        """One row per dialogue, sorted by dialogue_id: ``schema.DIALOGUES`` and ``schema.MEASURES``."""
        measured = self._files.table("measures", "measures")
        known = schema.DIALOGUES.conform(self._files.table("dialogues"))
        return known.join(measured, on="dialogue_id", how="left").sort("dialogue_id")

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The calendar years in which dialogues began, ascending."""
        return tuple(self.dialogues["started_at"].dt.year().drop_nulls().unique().sort())

    @cached_property
    def has_names(self) -> bool:
        """Whether the source names its dialogues otherwise than by the numbers that are used here."""
        return bool((self.dialogues["source_id"] != self.dialogues["dialogue_id"].cast(pl.String)).any())

    def dialogue_name(self, dialogue_id: int) -> str:
        """A dialogue as its source names it (A01, 面接-3), else its number."""
        return self.names.get(dialogue_id, str(dialogue_id))

    @cached_property
    def names(self) -> dict[int, str]:
        """The name of each dialogue in the source by its number; empty where these are the same."""
        return dict(self.dialogues.select("dialogue_id", "source_id").iter_rows()) if self.has_names else {}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each dialogue by its name in the source; empty where these are the same."""
        return {name: number for number, name in self.names.items()}

    @cached_property
    def utterances(self) -> pl.DataFrame:
        """One row per utterance, sorted by dialogue_id and position: role, time, number of characters."""
        return self._files.table("utterances")

    @cached_property
    def texts(self) -> pl.Series:
        """The raw texts, row by row beside ``utterances``."""
        return self._files.texts("text").to_series()

    @cached_property
    def normalized(self) -> pl.Series:
        """The texts for search, see ``data.core.matching.normalization``, row by row beside ``utterances``."""
        both = self._files.texts("text", "normalized")
        texts = both.select(pl.coalesce("normalized", "text")).to_series()
        made_with = self.manifest.made_with.get("normalization")
        return texts if made_with == str(normalization.VERSION) else normalization.renewed(both["text"], texts)

    @cached_property
    def originals(self) -> pl.Series:
        """The lines that were translated, row by row beside ``utterances``."""
        return self._files.texts("original").to_series()

    def lines(self, first: int, stop: int) -> pl.DataFrame:
        """Text and original of some rows of ``utterances``, read by themselves."""
        return self._files.text_rows(first, stop, "text", "original")

    @cached_property
    def offsets(self) -> np.ndarray:
        """(n_dialogues + 1,) first row in ``utterances`` of each row of ``dialogues``."""
        return np.concatenate([[0], np.cumsum(self.dialogues["n_utterances"].to_numpy(), dtype=np.int64)])

    @cached_property
    def feedback(self) -> pl.DataFrame:
        """One row per rating of one of the 20 items."""
        return self._files.table("feedback")

    @cached_property
    def items(self) -> pl.DataFrame:
        """``feedback`` made wide: dialogue_id and one column an item, 0-5, rows as in ``dialogues``."""
        ids = self.dialogues.select("dialogue_id")
        if self.feedback.is_empty():
            return ids.with_columns(pl.lit(None, dtype=pl.Int8).alias(item) for item in schema.ITEMS)
        wide = self.feedback.with_columns(pl.col("item").cast(pl.String)).pivot("item", index="dialogue_id")
        rows = ids.join(wide, on="dialogue_id", how="left", maintain_order="left")
        return rows.select("dialogue_id", *schema.ITEMS)

    @cached_property
    def ratings(self) -> pl.DataFrame:
        """One row per rating on any other scale, those of added files too."""
        stages = ("records", *self._added_ratings)
        return pl.concat([schema.RATINGS.conform(self._files.table("ratings", stage)) for stage in stages])

    @property
    def _added_ratings(self) -> list[str]:
        """The stages that hold ratings of files."""
        return [name for name in self.manifest.stages if name.startswith(f"ratings{MADE_BY}")]

    @cached_property
    def utterance_labels(self) -> pl.DataFrame:
        """One row per label of an utterance."""
        return schema.UTTERANCE_LABELS.conform(self._files.table("utterance_labels"))

    @cached_property
    def voices(self) -> pl.DataFrame:
        """One row per utterance whose speaker or addressee the role does not tell (``schema.VOICES``)."""
        path = self._files.stage("records") / "voices.parquet"  # libraries made before there were any lack it
        return schema.VOICES.conform(self._files.parquet(path)) if path.exists() else schema.VOICES.empty()

    @cached_property
    def speakers(self) -> pl.DataFrame:
        """One row per person."""
        return self._files.table("speakers")

    @cached_property
    def tokens(self) -> "Tokens":
        """The words of all utterances, in short units. Raises Missing if they are not made."""
        stages, unmade = self.manifest.stages, self.manifest.unmade
        if not {"tokens", "lemmas"} <= stages.keys():
            raise Missing("tokens", self.id, unmade.get("tokens") or unmade.get("lemmas", ""))
        from data.tokens.corpus_tokens import Tokens

        return Tokens.open(self._files.stage("records"), self._files.stage("tokens"), self._files.stage("lemmas"))

    @cached_property
    def responses(self) -> "Responses":
        """The responses that systems generated in place of the counselors' turns."""
        from data.core.store.responses import FOLDER, Responses

        return Responses(self.folder.parent / FOLDER / self.id, self.id, self.version)

    @cached_property
    def predictions(self) -> "Predictions":
        """The scores that systems predicted of its dialogues."""
        from data.predictions.store import of_corpus

        return of_corpus(self.folder, self.id, self.version)

    @cached_property
    def coding(self) -> "CorpusLabels":
        """The labels of utterances as they are now, see ``labels``, ``schemes`` and ``samples``."""
        from data.coding.labels import CorpusLabels

        return CorpusLabels(self)

    @property
    def labels(self) -> pl.DataFrame:
        """One row per label by whichever coder (``data.coding.frames.LABELS``), as they are now."""
        return self.coding.labels()

    @property
    def schemes(self) -> "Mapping[str, Scheme]":
        """The schemes of the labels by id."""
        return self.coding.schemes()

    @property
    def samples(self) -> pl.DataFrame:
        """One row per utterance that was drawn to be coded (``data.coding.frames.SAMPLES``), as they are now."""
        return self.coding.samples()

    @cached_property
    def judging(self) -> "CorpusJudgements":
        """The judgements of responses as they are now."""
        from data.judgement.judgements import CorpusJudgements

        return CorpusJudgements(self)

    @cached_property
    def vectors(self) -> "Vectors":
        """One vector per dialogue, by the default encoder. Raises Missing if they are not made."""
        from data.vectors.corpus_vectors import Vectors

        return Vectors.open(self._files.stage("vectors"), self.tokens)

    def vectors_of(self, encoder: str = DEFAULT, unit: str = DIALOGUE) -> "Vectors":
        """The vectors of a unit by an encoder. Raises Missing if they are not made."""
        if (encoder, unit) == (DEFAULT, DIALOGUE):
            return self.vectors
        from data.vectors.corpus_vectors import Vectors

        words = self.tokens if encoder == DEFAULT else None
        return self._made_by("vectors", encoder, unit, lambda folder: Vectors.open(folder, words))

    @cached_property
    def layout(self) -> "Layout":
        """Position, cluster and nearest neighbours of each dialogue on the map. Raises Missing if not made."""
        from data.vectors.corpus_vectors import Layout

        return Layout.open(self._files.stage("layouts"))

    def layout_of(self, encoder: str = DEFAULT, unit: str = DIALOGUE) -> "Layout":
        """The map of a unit by an encoder. Raises Missing if it is not made."""
        if (encoder, unit) == (DEFAULT, DIALOGUE):
            return self.layout
        from data.vectors.corpus_vectors import Layout

        return self._made_by("layouts", encoder, unit, Layout.open)

    @cached_property
    def utterance_map(self) -> "UtteranceMap":
        """Vectors, places and themes of all distinct utterances. Raises Missing if they are not made."""
        from data.vectors.utterance_map import UtteranceMap

        return UtteranceMap.open(self._files.stage("utterances"), self.tokens)

    @property
    def encoders(self) -> tuple[str, ...]:
        """The encoders whose map of dialogues is made, the default first."""
        parts = [name.split(MADE_BY) for name in self.manifest.stages if name.startswith(f"layouts{MADE_BY}")]
        others = sorted(encoder for _, encoder, unit in parts if unit == DIALOGUE)
        return (*((DEFAULT,) if "layouts" in self.manifest.stages else ()), *others)

    def has_vectors(self, encoder: str = DEFAULT, unit: str = DIALOGUE) -> bool:
        """Whether an encoder's vectors of a unit are made."""
        plain = (encoder, unit) == (DEFAULT, DIALOGUE)
        return ("vectors" if plain else stage_of("vectors", encoder, unit)) in self.manifest.stages

    @cached_property
    def _files(self) -> StageFiles:
        return StageFiles(self.manifest, self.folder)

    @cached_property
    def _opened(self) -> dict[str, Any]:
        return {}

    @cached_property
    def problems(self) -> Problems:
        """What was wrong with the source when it was imported."""
        return Problems.read(self._files.checked(self._files.stage("records") / "problems.json"))

    def _made_by(self, stage: str, encoder: str, unit: str, opened: "Callable[[Path], T]") -> "T":
        """What an encoder made of a unit, opened once."""
        name = stage_of(stage, encoder, unit)
        if name not in self._opened:
            if name not in self.manifest.stages:
                again = f"python -m data embed {self.id} --encoder {encoder} --unit {unit}"
                raise Missing(f"map by {encoder}", self.id, command=again)
            self._opened[name] = opened(self._files.stage(name))
        return self._opened[name]  # type: ignore[no-any-return]
