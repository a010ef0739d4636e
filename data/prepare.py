"""Make a corpus: a row of stages, each keyed by the hash of what it is made from.

A stage whose key is already there is not made again, so a killed run goes on where it stopped, and
preparing the same source twice does nothing.
"""

import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path, PurePosixPath

import orjson
import polars as pl

from data import formats, measures, schema, source
from data.card import Card
from data.draft import Draft
from data.formats.mapped import Mapping
from data.problems import Problems, UserError
from data.progress import Progress, silent
from data.records import Record, parse, records
from data.store import ID_PATTERN, Library, Manifest, stage_folder

RECORDS_VERSION = 1
MAPPING = "mapping.json"
ABOUT = "about.json"
PROBLEMS = "problems.json"
SAMPLES = 20


@dataclass(frozen=True)
class Stage:
    """One step after the records: its folder is NAME-KEY, its key what it was made from."""

    name: str
    version: int
    make: Callable[[Path, Path], None]

    def key(self, corpus_version: str) -> str:
        """Hash of the stage's inputs."""
        return _hash(self.name, self.version, schema.VERSION, corpus_version)


def _make_measures(records_folder: Path, folder: Path) -> None:
    utterances = pl.read_parquet(
        records_folder / "utterances.parquet", columns=["dialogue_id", "role", "said_at", "text"]
    )
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
) -> tuple[Manifest, bool]:
    """Import a source and make every stage.

    Returns the manifest, and whether anything had to be made. Raises UserError where the source
    is no corpus; the corpus that was there before then stays as it was.
    """
    corpus_id = corpus_id or default_id(path)
    library.folder(corpus_id)
    source.container(path)
    mapping = mapping or _mapping_beside(path)
    key = _hash(source.fingerprint(path), mapping, card, _versions())
    with library.lock(corpus_id) as folder:
        old = _old_manifest(library, corpus_id)
        stages = {"records": f"records-{key}"}
        made = not (folder / stages["records"] / ABOUT).is_file()
        if made:
            with stage_folder(folder, stages["records"]) as making:
                _make_records(path, mapping, card, making, progress)
        about = orjson.loads((folder / stages["records"] / ABOUT).read_bytes())
        for stage in STAGES:
            stages[stage.name] = f"{stage.name}-{stage.key(about['version'])}"
            if not (folder / stages[stage.name]).is_dir():
                progress(stage.name)
                made = True
                with stage_folder(folder, stages[stage.name]) as making:
                    stage.make(folder / stages["records"], making)
        if old is not None and old.stages == stages:
            return old, False
        manifest = Manifest(
            id=corpus_id,
            schema_version=schema.VERSION,
            source=str(path.resolve()),
            prepared_at=now.isoformat(timespec="seconds"),
            stages=stages,
            made_with={"python": platform.python_version(), "polars": pl.__version__},
            **{**about, "card": Card(**about["card"])},
        )
        library.write_manifest(manifest)
        return manifest, made


def default_id(path: Path) -> str:
    """A corpus id from a file's name: kokorochat.tar.xz gives kokorochat."""
    stem = path.resolve().name.split(".")[0].lower()
    name = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in stem).strip("-_")[:40]
    if not ID_PATTERN.fullmatch(name):
        raise UserError(f"{path}: no id can be made from this name; give one with --name")
    return name


def samples(path: Path, problems: Problems) -> list[Record]:
    """The first few records of a source, to see what it is."""
    found: list[Record] = []
    for member in source.members(path, problems):
        if PurePosixPath(member.name).name in (source.CARD, MAPPING):
            continue
        for record in records(member, problems):
            found.append(record)
            if len(found) >= SAMPLES:
                return found
    return found


def _make_records(
    path: Path, mapping: Mapping | None, card: Card | None, folder: Path, progress: Progress
) -> None:
    problems = Problems()
    draft = Draft(problems)
    content = _Content()
    stream = content.watch(source.members(path, problems), problems, progress)
    first = [record for _, record in zip(range(SAMPLES), stream, strict=False)]
    _refuse_nothing(path, first, problems)
    reader = formats.find(first, mapping, str(path))
    for record in chain(first, stream):
        reader.add(record, draft, problems)
    reader.close(draft, problems)
    _refuse_nothing(path, draft.dialogues, problems)
    progress("tables")
    frames = draft.finish()
    progress("writing")
    for name, frame in frames.items():
        frame.write_parquet(folder / f"{name}.parquet")
    version = _hash(content.digest(), reader.name, reader.version, mapping, schema.VERSION)[:12]
    about = {
        "version": version,
        "format": reader.name,
        "card": (card or content.card or reader.card).to_dict(),
        "problems": {"set_aside": problems.set_aside, "noted": problems.noted},
        **_about(frames),
    }
    (folder / PROBLEMS).write_bytes(orjson.dumps(problems.to_dict(), option=orjson.OPT_INDENT_2))
    (folder / ABOUT).write_bytes(orjson.dumps(about, option=orjson.OPT_INDENT_2))


class _Content:
    """Passes the records of a source on and remembers what identifies their content."""

    def __init__(self) -> None:
        self.card: Card | None = None
        self._digests: list[tuple[str, bytes]] = []

    def watch(
        self, members: Iterator[source.Member], problems: Problems, progress: Progress
    ) -> Iterator[Record]:
        """Records in order; the card is taken out, a mapping beside them passed over."""
        for count, member in enumerate(members, start=1):
            name = PurePosixPath(member.name).name
            if name == source.CARD:
                try:
                    self.card = Card.from_dict(parse(member.data), member.name)
                except (ValueError, TypeError, AttributeError) as error:
                    raise UserError(f"{member.name}: not a card ({error})") from error
            elif name != MAPPING:
                self._digests.append((name, member.digest))
                progress("reading", count)
                yield from records(member, problems)

    def digest(self) -> str:
        """Hash of all files' names and bytes, wherever they lay: a folder and its archive agree."""
        return sha256(b"".join(name.encode() + d for name, d in sorted(self._digests))).hexdigest()


def _refuse_nothing(path: Path, found: list[object], problems: Problems) -> None:
    if found:
        return
    if problems.listed:
        first = problems.listed[0]
        more = f" (and {problems.set_aside - 1} more)" if problems.set_aside > 1 else ""
        raise UserError(f"{path}: no dialogue could be read. {first.where}: {first.message}{more}")
    suffixes = " ".join(source.SUFFIXES)
    raise UserError(f"{path}: holds no dialogue; looked for files ending in {suffixes}")


def _about(frames: dict[str, pl.DataFrame]) -> dict[str, object]:
    dialogues, utterances = frames["dialogues"], frames["utterances"]
    has = {
        "times": dialogues["started_at"].is_not_null().any(),
        "feedback": frames["feedback"].height > 0,
        "score": dialogues["score"].is_not_null().any(),
        "topics": dialogues["topic_main"].is_not_null().any(),
        "persons": bool(dialogues["client_id"].is_not_null().any()),
        "ratings": frames["ratings"].height > 0,
        "labels": frames["utterance_labels"].height > 0,
        "originals": utterances["original"].is_not_null().any(),
    }
    topics = dialogues["topic_main"].drop_nulls().value_counts(sort=True)["topic_main"].to_list()
    return {
        "topics": topics,
        "languages": sorted(dialogues["language"].drop_nulls().unique()),
        "roles": [r for r in schema.ROLES if (utterances["role"] == r).any()],
        "has": [name for name, there in has.items() if there],
        "counts": {
            "dialogues": dialogues.height,
            "utterances": utterances.height,
            "speakers": frames["speakers"].height,
            "counselors": dialogues["counselor_id"].drop_nulls().n_unique(),
            "clients": dialogues["client_id"].drop_nulls().n_unique(),
        },
    }


def _mapping_beside(path: Path) -> Mapping | None:
    file = path / MAPPING
    return read_mapping(file) if path.is_dir() and file.is_file() else None


def read_mapping(path: Path) -> Mapping:
    """A mapping from its JSON file. Raises UserError."""
    try:
        return Mapping.from_dict(parse(path.read_bytes()), str(path))
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise UserError(f"{path}: not valid JSON ({error})") from error


def _old_manifest(library: Library, corpus_id: str) -> Manifest | None:
    try:
        return library.manifest(corpus_id)
    except UserError:
        return None


def _versions() -> str:
    readers = "".join(f"{reader.name}{reader.version}" for reader in formats.READERS)
    return f"{RECORDS_VERSION}{schema.VERSION}{readers}"


def _hash(*parts: object) -> str:
    return sha256("\0".join(map(repr, parts)).encode()).hexdigest()[:16]
