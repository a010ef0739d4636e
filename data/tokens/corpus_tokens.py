"""The words of a corpus in each unit with their offsets, and new text tokenized in the same way."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import orjson
import polars as pl

from data.core.matching.normalization import normalize
from data.core.problems import UserError
from data.tokens import lemma_stage, parts, stage
from data.tokens.compound_nouns import DETAIL, POS, CompoundNouns
from data.tokens.offsets import HasOffsets, MergedOffsets, Offsets
from data.tokens.parts import Plan
from data.tokens.tokenizers import Tokenizer

if TYPE_CHECKING:
    import scipy.sparse as sp

UNITS = ("short", "compound")
LISTED = ("token_id", "surface", "lemma", "reading", "pos", "pos_detail", "lemma_id")


class Word(NamedTuple):
    """One word of a text that was typed."""

    surface: str
    lemma: str
    reading: str | None
    pos: str
    pos_detail: str
    #: In code points of the text; ``end`` is exclusive.
    begin: int
    end: int


@dataclass(frozen=True, eq=False)
class Tokens:
    """All words of a corpus in one unit. Arrays and frames are shared and must not be changed."""

    #: The most frequent first: token_id, surface, lemma, reading (null: unknown), pos, pos_detail, lemma_id.
    vocabulary: pl.DataFrame
    #: Words with their part of speech, after the synonyms: lemma_id, lemma, pos, is_content, n, n_dialogues.
    lemmas: pl.DataFrame
    #: (n_tokens,) token_id, in the order of the corpus.
    ids: np.ndarray
    #: (n_utterances + 1,) the first token of each utterance.
    starts: np.ndarray
    #: (n_vocabulary,) lemma_id.
    lemma_of: np.ndarray
    #: (2 * n_dialogues, n_lemmas) counts; row 2 * i is the counselor of dialogue i, 2 * i + 1 its client.
    matrix: "sp.csr_matrix"
    #: tokenizer, about (tokenizer and dictionary with versions), unit, compounds and synonyms (numbers given).
    about: dict[str, Any]
    #: Where each token is in the raw text.
    offsets: HasOffsets
    #: Of the stages records, tokens and lemmas.
    folders: tuple[Path, Path, Path]
    #: The tokens in the short unit that these were merged from.
    short: "Tokens | None" = None

    @classmethod
    def open(cls, records: Path, tokens: Path, lemmas: Path) -> "Tokens":
        """Open the output of the stages records, tokens and lemmas. Raises UserError if it is damaged."""
        try:
            ids = np.load(tokens / "ids.npy", mmap_mode="r")
            starts = np.load(tokens / "starts.npy").astype(np.int64)
            lemma_of = np.load(lemmas / "lemma_of.npy")
            table = pl.read_parquet(lemmas / "lemmas.parquet")
            words = pl.read_parquet(tokens / "vocabulary.parquet")
            matrix = lemma_stage.read_matrix(lemmas, table.height)
            about = _json(tokens / "about.json") | _json(lemmas / "about.json") | {"unit": "short"}
            lengths = words["surface"].str.len_chars().to_numpy().astype(np.int32)
            offsets = Offsets(lengths, ids, starts, np.load(tokens / "odd.npy"))
        except (OSError, ValueError, pl.exceptions.PolarsError) as error:
            raise UserError(f"{tokens}: damaged ({error}); remove this folder and prepare the corpus") from error
        vocabulary = words.with_columns(table["lemma"].gather(lemma_of), lemma_id=pl.Series(lemma_of)).select(
            LISTED
        )
        folders = (records, tokens, lemmas)
        return cls(vocabulary, table, ids, starts, lemma_of, matrix, about, offsets, folders)

    @property
    def begins(self) -> np.ndarray:
        """(n_tokens,) begin of each token in the raw text of its utterance, in code points."""
        return self.offsets.begins

    @property
    def ends(self) -> np.ndarray:
        """(n_tokens,) end of each token, exclusive, in code points."""
        return self.offsets.ends

    def spans(self, tokens: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Begins and ends of some tokens, without computing those of all others."""
        return self.offsets.spans(tokens)

    def rows_of(self, tokens: np.ndarray) -> np.ndarray:
        """The row of ``corpus.utterances`` of each of these tokens."""
        return np.searchsorted(self.starts, tokens, side="right") - 1

    def in_unit(self, unit: str) -> "Tokens":
        """The same words in another unit; the compounds of a corpus are merged once, in about a second."""
        if unit not in UNITS:
            raise UserError(f"no unit '{unit}'; there are {', '.join(UNITS)}")
        if unit == self.about["unit"]:
            return self
        return self.short or self._compound

    def cut(self, text: str) -> list[Word]:
        """The words of a typed text in the short unit, with the compounds and synonyms of the corpus."""
        normalized = normalize(text)
        part = parts.cut([text], [None if normalized == text else normalized], self._tokenizer)
        full = parts.described(self._tokenizer, part.lines, part.examples)
        kinds = pl.DataFrame({"full": full}, schema={"full": pl.String}).select(stage.fields("full"))
        kinds = kinds.with_columns(lemma_stage.canonical_lemma(_json(self.folders[2] / "canonical.json")))
        lengths = kinds["surface"].str.len_chars().to_numpy().astype(np.int32)
        offsets = Offsets(lengths, part.ids, np.array([0, len(part.ids)]), part.odd)
        fields = kinds.select(stage.FIELDS).rows()
        tokens = zip(part.ids.tolist(), offsets.begins.tolist(), offsets.ends.tolist(), strict=True)
        return [Word._make((*fields[kind], begin, end)) for kind, begin, end in tokens]

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        folder = self.folders[1]
        return Plan.read(folder).open(folder)

    @cached_property
    def _compound(self) -> "Tokens":
        """Each compound noun as one token, with new words after those of the vocabulary."""
        records, _, folder = self.folders
        nouns = CompoundNouns.read(folder)
        first, last, ids, starts = nouns.merged(self.ids, self.starts, self.vocabulary.height)
        compounds = nouns.table.select("surface", "lemma", "reading", pos=pl.lit(POS), pos_detail=pl.lit(DETAIL))
        old = self.vocabulary.select(*compounds.columns)
        words = pl.concat([old, compounds]).with_columns(
            n=np.bincount(ids, minlength=old.height + compounds.height)
        )
        words = words.with_row_index("was").filter(pl.col("n") > 0).sort("n", "was", descending=[True, False])
        ids = _renumbered(ids, words["was"].to_numpy(), old.height + compounds.height)
        lemma_of, lemmas = lemma_stage.group(words, {})
        counted = lemma_stage.count(lemma_stage.row_kinds(records), starts, ids, lemma_of, lemmas.height)
        vocabulary = words.with_row_index("token_id").with_columns(lemma_id=pl.Series(lemma_of)).select(LISTED)
        return Tokens(
            vocabulary=vocabulary,
            lemmas=lemmas.with_columns(n_dialogues=pl.Series(counted.dialogues)),
            ids=ids,
            starts=starts,
            lemma_of=lemma_of,
            matrix=counted.matrix,
            about={**self.about, "unit": "compound"},
            offsets=MergedOffsets(self.offsets, first, last),
            folders=self.folders,
            short=self,
        )


def _renumbered(ids: np.ndarray, was: np.ndarray, n_before: int) -> np.ndarray:
    """Ids after the words were reordered; word i had the number ``was[i]`` before."""
    now = np.zeros(n_before, dtype=np.uint32)
    now[was] = np.arange(len(was))
    renumbered: np.ndarray = now[ids]
    return renumbered


def _json(path: Path) -> dict[str, Any]:
    values: dict[str, Any] = orjson.loads(path.read_bytes())
    return values
