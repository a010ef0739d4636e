"""Make a corpus: a row of stages, each keyed by the hash of what it is made from.

A stage whose key is already there is not made again, so a killed run goes on where it stopped, and
preparing the same source twice does nothing.
"""

import platform
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import orjson
import polars as pl

from data import formats, intake, measures, schema, source
from data.card import Card
from data.formats.mapped import Mapping
from data.intake import ABOUT, MAPPING, hashed, make_records, read_mapping
from data.problems import UserError
from data.progress import Progress, silent
from data.store import ID_PATTERN, Library, Manifest, stage_folder


@dataclass(frozen=True)
class Stage:
    """One step after the records: its folder is NAME-KEY, its key what it was made from."""

    name: str
    version: int
    make: Callable[[Path, Path], None]

    def key(self, corpus_version: str) -> str:
        """Hash of the stage's inputs."""
        return hashed(self.name, self.version, schema.VERSION, corpus_version)


def _make_measures(records_folder: Path, folder: Path) -> None:
    utterances = pl.read_parquet(records_folder / "utterances.parquet")
    measures.measures(utterances).write_parquet(folder / "measures.parquet")


STAGES = (Stage("measures", measures.VERSION, _make_measures),)


def prepare(
    path: Path,
    corpus_id: str | None = None,
    *,
    library: Library,
    mapping: Mapping | None = None,
    card: Card | None = None,
    now: datetime,
    progress: Progress = silent,
    origin: str | None = None,
) -> tuple[Manifest, bool]:
    """Import a source and make every stage.

    ``origin`` is what the manifest calls the source, by default its path. Returns the manifest, and
    whether anything had to be made. Raises UserError where the source is no corpus; the corpus that
    was there before then stays as it was.
    """
    corpus_id = corpus_id or default_id(path)
    library.folder(corpus_id)
    source.container(path)
    mapping = mapping or _mapping_beside(path)
    key = hashed(source.fingerprint(path), mapping, card, _versions())
    with library.lock(corpus_id) as folder:
        old = _old_manifest(library, corpus_id)
        stages = {"records": f"records-{key}"}
        made = not (folder / stages["records"] / ABOUT).is_file()
        if made:
            with stage_folder(folder, stages["records"]) as making:
                make_records(path, mapping, card, making, progress)
        about = orjson.loads((folder / stages["records"] / ABOUT).read_bytes())
        made |= _make_stages(folder, stages, about["version"], progress)
        if old is not None and old.stages == stages:
            return old, made
        manifest = Manifest(
            id=corpus_id,
            schema_version=schema.VERSION,
            source=origin or str(path.resolve()),
            prepared_at=now.isoformat(timespec="seconds"),
            stages=stages,
            made_with={"python": platform.python_version(), "polars": pl.__version__},
            **{**about, "card": Card(**about["card"])},
        )
        library.write_manifest(manifest)
        return library.manifest(corpus_id), made


def complete(corpus_id: str, *, library: Library, progress: Progress = silent) -> tuple[Manifest, bool]:
    """Make the stages that a corpus in the library lacks; its records are not read again.

    Raises UserError where the records themselves are missing or older than this version's tables.
    """
    manifest = library.manifest(corpus_id)
    with library.lock(corpus_id) as folder:
        stages = {"records": manifest.stages.get("records", "")}
        if manifest.schema_version != schema.VERSION or not (folder / stages["records"] / ABOUT).is_file():
            raise UserError(
                f"{corpus_id}: its records are missing or from another version; "
                f"run  python -m data prepare {manifest.source} --name {corpus_id}"
            )
        made = _make_stages(folder, stages, manifest.version, progress)
        if stages != manifest.stages:
            manifest = replace(manifest, stages=stages)
            library.write_manifest(manifest)
        return manifest, made


def _make_stages(folder: Path, stages: dict[str, str], version: str, progress: Progress) -> bool:
    """Add every later stage's folder to ``stages``, making those that are not there."""
    made = False
    for stage in STAGES:
        stages[stage.name] = f"{stage.name}-{stage.key(version)}"
        if not (folder / stages[stage.name]).is_dir():
            progress(stage.name)
            made = True
            with stage_folder(folder, stages[stage.name]) as making:
                stage.make(folder / stages["records"], making)
    return made


def default_id(path: Path) -> str:
    """A corpus id from a file's name: kokorochat.tar.xz gives kokorochat."""
    stem = path.resolve().name.split(".")[0].lower()
    name = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in stem).strip("-_")[:40]
    if not ID_PATTERN.fullmatch(name):
        raise UserError(f"{path}: no id can be made from this name; give one with --name")
    return name


def _mapping_beside(path: Path) -> Mapping | None:
    file = path / MAPPING
    return read_mapping(file) if path.is_dir() and file.is_file() else None


def _old_manifest(library: Library, corpus_id: str) -> Manifest | None:
    try:
        return library.manifest(corpus_id)
    except UserError:
        return None


def _versions() -> str:
    readers = "".join(f"{reader.name}{reader.version}" for reader in formats.READERS)
    return f"{intake.VERSION}{schema.VERSION}{readers}"
