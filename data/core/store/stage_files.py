"""The files of a prepared corpus, each compared with its checksum when it is first opened."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data.core.problems import Missing, UserError
from data.core.store.integrity import check_file, check_folder
from data.core.store.library import Manifest


@dataclass(frozen=True)
class StageFiles:
    """Reads what the stages of one corpus have written. Raises Missing for a stage that is not made."""

    manifest: Manifest
    #: The corpus' folder in the library.
    folder: Path

    def stage(self, name: str) -> Path:
        """The folder of a stage."""
        folder = self.manifest.stages.get(name)
        if folder is None or not (self.folder / folder).is_dir():
            raise Missing(name, self.manifest.id, self.manifest.unmade.get(name, ""))
        return self.folder / folder if name == "records" else check_folder(self.folder / folder)

    def checked(self, path: Path) -> Path:
        """A file of a stage, or a pattern for some. Raises Damaged."""
        stage = self.folder / path.relative_to(self.folder).parts[0]
        for file in path.parent.glob(path.name):
            check_file(file, stage)
        return path

    def table(self, name: str, stage: str = "records") -> pl.DataFrame:
        """A table of a stage."""
        return self.parquet(self.stage(stage) / f"{name}.parquet")

    def texts(self, *columns: str) -> pl.DataFrame:
        """Columns of the texts, row by row beside the utterances."""
        return self.parquet(self._texts, list(columns))

    def text_rows(self, first: int, stop: int, *columns: str) -> pl.DataFrame:
        """Some rows of the texts, read by themselves."""
        path = self.checked(self._texts)
        try:
            return pl.scan_parquet(path).select(columns).slice(first, stop - first).collect()
        except (OSError, pl.exceptions.PolarsError) as error:
            raise self._unreadable(path, error) from error

    def parquet(self, path: Path, columns: list[str] | None = None) -> pl.DataFrame:
        """A file, or all that a pattern names, one below the other."""
        try:
            return pl.read_parquet(self.checked(path), columns=columns, glob=True)
        except (OSError, pl.exceptions.PolarsError) as error:
            raise self._unreadable(path, error) from error

    @property
    def _texts(self) -> Path:
        return self.stage("records") / "texts" / "*.parquet"

    def _unreadable(self, path: Path, error: Exception) -> UserError:
        return UserError(f"{path}: damaged or not readable; prepare {self.manifest.id} again ({error})")
