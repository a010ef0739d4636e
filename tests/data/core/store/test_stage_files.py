"""What stages wrote is read by name, in part too; a damaged or missing file is an error that names it."""

import shutil
from pathlib import Path

import pytest

from data.core.problems import Missing, UserError
from data.core.store import Library
from data.core.store.stage_files import StageFiles


@pytest.fixture
def files(tmp_path: Path, demo_library: Library) -> StageFiles:
    folder = Path(shutil.copytree(demo_library.folder("demo-en"), tmp_path / "demo-en"))
    return StageFiles(demo_library.manifest("demo-en"), folder)


def test_texts_are_read_whole_and_in_part(files: StageFiles):
    both = files.texts("text", "original")
    assert both.columns == ["text", "original"]
    assert both.height == files.table("utterances").height
    assert files.text_rows(3, 7, "text").equals(both.select("text")[3:7])


def test_a_stage_that_is_not_made_and_a_file_that_is_cut(files: StageFiles):
    with pytest.raises(Missing):
        files.stage("dreams")
    path = files.stage("records") / "speakers.parquet"
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(UserError, match=r"speakers\.parquet"):
        files.table("speakers")
