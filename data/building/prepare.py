"""Prepare a corpus: a sequence of stages, each named by a hash of its inputs.

A stage that exists and is not damaged is not made again: a killed run continues where it stopped, and preparing
the same source twice does nothing. The corpus can be opened as soon as the required stages exist; if one of the
others fails, the manifest names it with the reason.
"""

import platform
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import orjson
import polars as pl

from data.building.stages import LEMMAS, MAPS, STAGES, UTTERANCES, Making, Stage, still_standing
from data.core import schema
from data.core.engine import Engine
from data.core.matching import normalization
from data.core.problems import UserError
from data.core.progress import Progress, silent
from data.core.store import ID_PATTERN, MADE_BY, Library, Manifest, stage_folder
from data.core.store.card import Card
from data.core.store.hashing import hashed
from data.core.store.integrity import is_whole
from data.importing import records_stage, source
from data.importing.formats.mapped import Mapping
from data.importing.readers import READERS
from data.importing.records_stage import ABOUT, MAPPING, make_records, read_mapping


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
    words: bool = True,
    maps: bool = True,
    utterances: bool = True,
    engine: Engine | None = None,
) -> tuple[Manifest, bool]:
    """Import a source and make every stage.

    Args:
        path: a file, archive or folder.
        corpus_id: its id in the library (default: from the name of the source).
        library: where it is prepared.
        mapping: which column is which field (default: a mapping.json in the folder, else by format).
        card: title, licence and other facts (default: the source's own card).
        now: the time that the manifest states.
        progress: is told the stages.
        origin: what the manifest calls the source (default: its path).
        words: False stops when the corpus can be opened; ``complete`` makes the rest.
        maps: False stops before vectors and layouts.
        utterances: False stops before the vectors and map of utterances.
        engine: the cluster that reads, tokenizes, encodes and counts; None: this machine.

    Returns:
        The manifest, and whether anything was made. ``manifest.unmade`` names a stage that failed; the corpus
        can be opened all the same.

    Raises:
        UserError: the source is not a corpus. A corpus that already had this id stays as it was.
    """
    corpus_id = corpus_id or default_id(path)
    library.folder(corpus_id)
    source.container(path)
    mapping = mapping or _mapping_beside(path)
    key = hashed(source.fingerprint(path), mapping, card, _versions())
    with library.lock(corpus_id, progress) as folder:
        records = f"records-{key}"
        is_new = not ((folder / records / ABOUT).is_file() and is_whole(folder / records))
        if is_new:
            with stage_folder(folder, records) as making:
                make_records(path, mapping, card, making, progress, engine)
        about = orjson.loads((folder / records / ABOUT).read_bytes())
        manifest = Manifest(
            id=corpus_id,
            schema_version=schema.VERSION,
            source=source.writable(origin or str(path.resolve())),
            prepared_at=now.isoformat(timespec="seconds"),
            stages={"records": records},
            made_with={
                "python": platform.python_version(),
                "polars": pl.__version__,
                "normalization": str(normalization.VERSION),
            },
            **{**about, "card": Card(**about["card"])},
        )
        manifest, more = _with_stages(
            manifest, library, folder, progress, words=words, maps=maps, utterances=utterances, engine=engine
        )
        return manifest, is_new or more


def complete(
    corpus_id: str,
    *,
    library: Library,
    progress: Progress = silent,
    maps: bool = True,
    utterances: bool = True,
    engine: Engine | None = None,
) -> tuple[Manifest, bool]:
    """Make the stages that a corpus in the library lacks, or that are damaged, from its records.

    ``maps``: False leaves out all vectors and maps, unless they are there.
    ``utterances``: False leaves out the vectors and map of utterances, unless they are there.
    ``engine``: as for ``prepare``.

    Returns:
        The manifest, and whether anything was made.

    Raises:
        UserError: the records themselves are missing, damaged, or of an older version of the tables.
    """
    manifest = library.manifest(corpus_id)
    with library.lock(corpus_id, progress) as folder:
        records = manifest.stages.get("records", "")
        if manifest.schema_version != schema.VERSION or not (folder / records / ABOUT).is_file():
            raise UserError.of("old_records", id=corpus_id, source=manifest.source)
        if not is_whole(folder / records):
            raise UserError.of("damaged_records", id=corpus_id, folder=folder / records, source=manifest.source)
        manifest = replace(manifest, stages={"records": records})
        return _with_stages(manifest, library, folder, progress, maps=maps, utterances=utterances, engine=engine)


def _with_stages(
    manifest: Manifest,
    library: Library,
    folder: Path,
    progress: Progress,
    *,
    words: bool = True,
    maps: bool = True,
    utterances: bool = True,
    engine: Engine | None = None,
) -> tuple[Manifest, bool]:
    """Make the missing stages; the manifest is written when the corpus can be opened, and again at the end.

    A previous state that has more stages stays until the new one has as many.

    Raises:
        UserError: the new state cannot have as many; the previous one then stays.
    """
    old = _old_manifest(library, manifest.id)
    making = Making(folder, manifest.version, tuple(manifest.languages), progress, dict(manifest.stages), engine)
    is_new = False
    for stage in (stage for stage in STAGES if stage.needed):
        is_new |= _make(stage, making)
    combined = {**making.stages, **{k: v for k, v in old.stages.items() if k not in making.stages}} if old else {}
    before: Manifest | None = None  # what stays for now
    if old is None or combined != old.stages:
        if old is not None and words and _lost(old, making):
            before = old
        old = replace(manifest, stages=dict(making.stages), unmade={})
        if before is None:
            library.write_manifest(old)
    if not words:
        return library.manifest(manifest.id), is_new
    unmade: dict[str, str] = {}
    for stage in (stage for stage in STAGES if not stage.needed):
        wanted = maps and (utterances or stage is not UTTERANCES)
        if stage in MAPS and not wanted and not (folder / stage.folder(making)).is_dir():
            break
        try:
            is_new |= _make(stage, making)
        except Exception as error:
            unmade[stage.name] = str(error) if isinstance(error, UserError) else f"{type(error).__name__}: {error}"
            break
        if stage is LEMMAS and not _lost(before or old, making):
            old = _written(library, old, making, {}, before)  # its words can be used while the map is made
            before = None
    if unmade and before is not None:
        what, why = next(iter(unmade.items()))
        raise UserError.of("failed_stage", id=manifest.id, what=what, why=why)
    if unmade and _lost(old, making):
        making.stages = dict(old.stages)  # the previous stages stay together
    library.clear(_written(library, old, making, unmade, before))
    return library.manifest(manifest.id), is_new


def _lost(old: Manifest, making: Making) -> bool:
    """Whether something that was there before is not made yet."""
    return any(name not in making.stages and MADE_BY not in name for name in old.stages)


def _written(
    library: Library, old: Manifest, making: Making, unmade: dict[str, str], before: Manifest | None
) -> Manifest:
    """The manifest with what is made now, and what ``embed`` made of the same records and words."""
    stages = making.stages | still_standing(making.corpus, (before or old).stages, making.stages)
    if before is None and (old.stages, old.unmade) == (stages, unmade):
        return old
    new = replace(old, stages=stages, unmade=unmade, made_with={**old.made_with, **_tools(making)})
    library.write_manifest(new)
    return new


def _make(stage: Stage, making: Making) -> bool:
    """Make one stage if it is not there; its folder is known from then on."""
    name = stage.folder(making)
    new = not is_whole(making.corpus / name)
    if new:
        making.progress(stage.name)
        with stage_folder(making.corpus, name) as folder:
            stage.make(making, folder)
    making.stages[stage.name] = name
    return new


def _tools(making: Making) -> dict[str, str]:
    """Tokenizer and dictionary, with their versions."""
    if "tokens" not in making.stages:
        return {}
    return {"tokens": orjson.loads((making.folder("tokens") / "about.json").read_bytes())["about"]}


def default_id(path: Path) -> str:
    """A corpus id from a file's name: kokorochat.tar.xz gives kokorochat, 面接記録.xlsx corpus- and a hash."""
    stem = path.resolve().name.split(".")[0].lower()
    name = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in stem).strip("-_")[:40]
    return name if ID_PATTERN.fullmatch(name) else f"corpus-{hashed(source.writable(stem))[:6]}"


def _mapping_beside(path: Path) -> Mapping | None:
    file = path / MAPPING
    return read_mapping(file) if path.is_dir() and file.is_file() else None


def _old_manifest(library: Library, corpus_id: str) -> Manifest | None:
    try:
        return library.manifest(corpus_id)
    except UserError:
        return None


def _versions() -> str:
    readers = "".join(f"{reader.name}{reader.version}" for reader in READERS)
    return f"{records_stage.VERSION}{schema.VERSION}{readers}"
