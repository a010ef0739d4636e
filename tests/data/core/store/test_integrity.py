"""A stored file that is damaged is an error that names it, and the command that it names mends it."""

import random
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.__main__ import main
from data.building.prepare import complete, prepare
from data.core.problems import UserError
from data.core.store import Library
from data.core.store.integrity import CHECKSUMS, Damaged, check_file, is_whole, seal, with_sum, without_sum
from data.core.store.responses import ABOUT, GOLDS, MEASURES, REPORT
from data.core.store.responses import RESPONSES as TABLE
from data.corpus import Corpus
from data.demos import DEMOS, RESPONSES
from data.responses.importing import add
from tests.data.invent import NOW

TABLES = ("dialogues", "utterances", "feedback", "ratings", "utterance_labels", "speakers")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, demo_library: Library) -> Library:
    """The English demo, and the Japanese one with responses but without words."""
    made = Library(tmp_path_factory.mktemp("whole"))
    shutil.copytree(demo_library.root / "demo-en", made.root / "demo-en")
    prepare(DEMOS["demo-ja"], "demo-ja", library=made, now=NOW, words=False)
    add(RESPONSES["demo-ja"], "demo-ja", library=made, now=NOW)
    return made


def everything(corpus_id: str, library: Library) -> Iterator[object]:
    """Every number that a page could show of a corpus."""
    corpus = Corpus.open(corpus_id, library)
    for name in TABLES:
        yield getattr(corpus, name).to_dicts()
    yield corpus.texts.to_list()
    yield corpus.normalized.to_list()
    yield corpus.lines(0, 5).to_dicts()
    yield corpus.problems.to_dict()
    if "tokens" in corpus.manifest.stages:
        tokens = corpus.tokens.in_unit("compound")
        yield tokens.ids.tolist()
        yield tokens.begins.tolist()
        yield tokens.vocabulary.to_dicts()
        yield [word.surface for word in corpus.tokens.cut("I feel worried about work.")]
        yield corpus.vectors.matrix.tolist()
        yield corpus.vectors.encode(["work"]).tolist()
        yield corpus.layout.table.to_dicts()
        yield corpus.layout.nearest.tolist()
        yield corpus.layout.likeness.tolist()
    for one in corpus.responses.sets():
        yield one
        for name in (TABLE, MEASURES, GOLDS, REPORT):
            yield corpus.responses.table(one.id, name).to_dicts()


def flipped(path: Path, chance: random.Random) -> bytes:
    """Change one bit of a file; gives its content before."""
    before = path.read_bytes()
    place = chance.randrange(len(before))
    changed = bytes([before[place] ^ 1 << chance.randrange(8)])
    path.write_bytes(before[:place] + changed + before[place + 1 :])
    return before


def files_of(corpus_id: str, library: Library) -> list[Path]:
    stages = library.manifest(corpus_id).stages.values()
    folders = [library.folder(corpus_id) / stage for stage in stages]
    folders += (library.root / "_responses" / corpus_id).glob("*")
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    return [*files, library.folder(corpus_id) / "manifest.json"]


@pytest.mark.parametrize("corpus_id", ["demo-en", "demo-ja"])
def test_a_flipped_bit_is_never_another_number(corpus_id: str, library: Library):
    expected = list(everything(corpus_id, library))
    chance = random.Random(corpus_id)
    found = 0
    for path in filter(lambda path: path.stat().st_size, files_of(corpus_id, library)):
        before = flipped(path, chance)
        try:
            assert list(everything(corpus_id, library)) == expected, path
        except UserError as error:
            found += 1
            named = path.name if path.name != CHECKSUMS else path.parent.name
            assert (named in str(error) and "python -m data" in str(error)) or "prepare the corpus" in str(error)
        finally:
            path.write_bytes(before)
    assert found > 10
    assert list(everything(corpus_id, library)) == expected


def test_prepare_makes_a_damaged_stage_again(tmp_path: Path, library: Library):
    again = Library(shutil.copytree(library.root, tmp_path / "again"))
    expected = list(everything("demo-en", again))
    stages = again.manifest("demo-en").stages
    for stage in ("measures", "tokens", "lemmas", "vectors", "layouts"):
        path = next(path for path in sorted((again.folder("demo-en") / stages[stage]).glob("*.[np]*")))
        flipped(path, random.Random(stage))
        assert not is_whole(path.parent)
        manifest, made = complete("demo-en", library=again)
        assert made and manifest.stages == stages
        assert list(everything("demo-en", again)) == expected


def test_damaged_records_need_their_source(tmp_path: Path, library: Library):
    again = Library(shutil.copytree(library.root, tmp_path / "again"))
    folder = again.folder("demo-ja") / again.manifest("demo-ja").stages["records"]
    flipped(folder / "utterances.parquet", random.Random(1))
    with pytest.raises(UserError, match=r"records-.*damaged.*python -m data prepare .*demo.ja --name demo-ja"):
        complete("demo-ja", library=again)
    prepare(DEMOS["demo-ja"], "demo-ja", library=again, now=NOW, words=False)
    assert Corpus.open("demo-ja", again).utterances.height > 0 and is_whole(folder)


def test_a_damaged_set_can_be_removed_and_added_again(tmp_path: Path, library: Library, capsys):
    again = Library(shutil.copytree(library.root, tmp_path / "again"))
    [path] = (again.root / "_responses" / "demo-ja").glob(f"*/{ABOUT}")
    flipped(path, random.Random(3))
    with pytest.raises(Damaged) as damaged:
        Corpus.open("demo-ja", again).responses.sets()
    command = shlex.split(str(damaged.value.values["command"]).partition("  ")[0])
    assert main([*command[3:], "--library", str(again.root)]) == 0
    assert add(RESPONSES["demo-ja"], "demo-ja", library=again, now=NOW)[1]


def test_a_missing_file_of_a_sealed_folder_is_damage(tmp_path: Path):
    folder = tmp_path / "corpus" / "stage"
    folder.mkdir(parents=True)
    (folder / "a.npy").write_bytes(b"a")
    assert is_whole(folder), "not sealed: of an older version"
    seal(folder)
    assert is_whole(folder) and check_file(folder / "a.npy") == folder / "a.npy"
    (folder / "a.npy").unlink()
    assert not is_whole(folder)
    with pytest.raises(Damaged, match=r"a\.npy: damaged.*python -m data prepare corpus"):
        check_file(folder / "a.npy")


def test_a_file_that_stands_alone_has_its_sum_inside():
    written = with_sum({"b": [1, {"x": None}], "a": "あ"})
    assert (
        without_sum(written)
        == {"a": "あ", "b": [1, {"x": None}]}
        == without_sum('{"b":[1,{"x":null}],"a":"あ"}'.encode())
    )
    for wrong in (written.replace(b"1", b"2", 1), b"[]", b"{", b""):
        with pytest.raises(ValueError):
            without_sum(wrong)
