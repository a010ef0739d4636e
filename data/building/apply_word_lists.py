"""What is said about a corpus' words (compounds, synonyms), taken in, and what came of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import orjson

from data.building.prepare import complete
from data.core.problems import UserError
from data.core.progress import Progress, silent
from data.core.store import Library, Manifest
from data.tokens import stage as tokens_stage
from data.tokens.tokenizers import JAPANESE
from data.tokens.tokenizers.word_lists import Compound, Flaw, WordLists, read_compounds, read_synonyms


def apply(
    corpus_id: str,
    *,
    library: Library,
    compounds: Path | None = None,
    synonyms: Path | None = None,
    replace_all: bool = False,
    progress: Progress = silent,
) -> tuple[Manifest, bool]:
    """Keep these lists for a corpus in place of those before, and make anew what depends on them.

    What is not given stays, unless ``replace_all``. Raises UserError naming file and line; nothing is changed
    then. Returns the manifest, and whether anything had to be made.
    """
    manifest = library.manifest(corpus_id)
    folder = library.folder(corpus_id)
    new = checked(manifest, library, WordLists() if replace_all else WordLists.of(folder), compounds, synonyms)
    with library.lock(corpus_id, progress):
        if replace_all or compounds is not None or synonyms is not None:
            new.keep(folder)
    return complete(corpus_id, library=library, progress=progress)


def checked(
    manifest: Manifest, library: Library, old: WordLists, compounds: Path | None, synonyms: Path | None
) -> WordLists:
    """The lists with these files in place of those before. Raises BadList naming file and line."""
    records = library.folder(manifest.id) / manifest.stages.get("records", "")
    flaw: Callable[[Compound], Flaw | None] | None = None
    if compounds and tokens_stage.tokenizer_of(records, tuple(manifest.languages)) == JAPANESE:
        from data.tokens.tokenizers import user_dictionary

        flaw = user_dictionary.flaw
    return WordLists(
        old.compounds if compounds is None else read_compounds(compounds, flaw),
        old.synonyms if synonyms is None else read_synonyms(synonyms),
    )


def summary(manifest: Manifest, library: Library) -> Iterator[str]:
    """In sentences: the tokenizer, how many of each list, and which of them never occur."""
    folder = library.folder(manifest.id)
    if "lemmas" not in manifest.stages:
        raise UserError(f"{manifest.id} has no tokens yet: run  python -m data prepare {manifest.id}")
    tokens, lemmas = (
        orjson.loads((folder / manifest.stages[stage] / "about.json").read_bytes())
        for stage in ("tokens", "lemmas")
    )
    yield f"{manifest.id}: words by {tokens['about']}"
    yield f"compounds: {tokens['compounds']:,}{_without(tokens['absent_compounds'])}"
    yield f"variants of a spelling: {lemmas['synonyms']:,}{_without(lemmas['absent_variants'])}"


def _without(absent: list[str], most: int = 20) -> str:
    if not absent:
        return ""
    return (
        f"; {len(absent):,} never occur as a word: {'、'.join(absent[:most])}{'…' if len(absent) > most else ''}"
    )
