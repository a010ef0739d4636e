"""Stored answers of tables that take long to compute, in the workspace, by table and question.

    WORKSPACE/answers/CORPUS/TABLE-HASH.parquet

The hash is of the table's name and version, the corpus' version and stages, the filter and the options, so
that an answer to another question is never returned. Removing the folder loses time and nothing else.
"""

import os
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl

from data.core.problems import UserError
from data.core.store import PROJECT, replace
from data.core.store.hashing import hashed
from data.corpus import Corpus

FOLDER = "answers"
LENGTH = 20


class Answers:
    """The stored tables of one corpus.

    Args:
        corpus: The corpus they are of.
        root: The workspace; by default the one of this process.
    """

    def __init__(self, corpus: Corpus, root: Path | str | None = None) -> None:
        workspace = root or os.environ.get("KOKORO_WORKSPACE") or PROJECT / "data" / "workspace"
        self.folder = Path(workspace) / FOLDER / corpus.id
        self._made_from = (corpus.version, sorted(corpus.manifest.stages.items()))

    def load(self, table: str, version: int, query: str, options: Mapping[str, Any]) -> pl.DataFrame | None:
        """The stored table; None if it was not computed, or can no longer be read."""
        try:
            return pl.read_parquet(self._path(table, version, query, options))
        except (OSError, pl.exceptions.PolarsError):
            return None

    def has(self, table: str, version: int, query: str, options: Mapping[str, Any]) -> bool:
        """Whether the table is stored."""
        return self._path(table, version, query, options).is_file()

    def save(self, frame: pl.DataFrame, table: str, version: int, query: str, options: Mapping[str, Any]) -> None:
        """Store a table. Raises UserError if it cannot be written."""
        path = self._path(table, version, query, options)
        content = BytesIO()
        frame.write_parquet(content)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, content.getvalue())
        except OSError as error:
            raise UserError(f"{path.parent}: cannot be written ({error.strerror})") from error

    def _path(self, table: str, version: int, query: str, options: Mapping[str, Any]) -> Path:
        question = (table, version, self._made_from, query, sorted(options.items()))
        return self.folder / f"{table}-{hashed(question)[:LENGTH]}.parquet"
