"""Commands work without a home, in the POSIX locale, and in folders with spaces and Japanese names."""

import subprocess
import sys
from pathlib import Path

from data.core.store import PROJECT, Library
from data.corpus import Corpus
from tests.data.invent import record, write


def test_no_home_posix_and_japanese_folders(tmp_path: Path):
    source = write(tmp_path / "面接 記録（1）", [record(1), record(2)])
    library = tmp_path / "図書 館"
    done = subprocess.run(
        [sys.executable, "-m", "data", "prepare", source, "--name", "talks", "--no-words"],
        cwd=PROJECT,
        env={"LC_ALL": "POSIX", "KOKORO_LIBRARY": str(library), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert Corpus.open("talks", Library(library)).manifest.source == str(source)
