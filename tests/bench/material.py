"""What is measured on: the real corpus where it is at hand, else the Japanese demo."""

import shutil
import tarfile
import zipfile
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from data.building import prepare
from data.core.store import Library
from data.core.store.integrity import with_sum, without_sum
from data.corpus import Corpus
from data.demos import DEMOS
from tests.corpus import NOT_HERE, real_source

NOW = datetime(2026, 1, 1)


@dataclass(frozen=True)
class Material:
    """A folder of JSON files, and room to work in."""

    room: Path
    files: Path
    name: str
    about: str
    archive: Path | None = None

    @classmethod
    def found(cls, room: Path) -> "Material":
        """Unpacked into ``room``, so that every part reads the same files."""
        source = real_source()
        if source is None:
            return cls(room, DEMOS["demo-ja"], "demo-ja", f"ON THE DEMO ONLY: {NOT_HERE}")
        files = source
        if source.is_file():
            files = room / "source"
            if zipfile.is_zipfile(source):
                zipfile.ZipFile(source).extractall(files)
            else:
                with tarfile.open(source) as archive:
                    archive.extractall(files, filter="data")
        archive = source if source != files else None
        return cls(room, files, "kokorochat", f"on the real corpus, {source}", archive)

    @property
    def is_real(self) -> bool:
        """Whether it is more than the demo."""
        return self.name not in DEMOS

    @cached_property
    def library(self) -> Library:
        """A library with this corpus and both demos."""
        library = Library(self.room / "library")
        for name, folder in {**DEMOS, self.name: self.files}.items():
            prepare.prepare(folder, name, library=library, now=NOW)
        return library

    def corpus(self) -> Corpus:
        """The corpus, opened anew."""
        return Corpus.open(self.name, self.library)


def forget(folder: Path, *stages: str) -> None:
    """Make a corpus in a library as it was before these stages were made."""
    manifest = without_sum((folder / "manifest.json").read_bytes())
    for stage in stages:
        if name := manifest["stages"].pop(stage, None):
            shutil.rmtree(folder / name, ignore_errors=True)
    (folder / "manifest.json").write_bytes(with_sum(manifest))
