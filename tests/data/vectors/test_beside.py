"""Tests that two threads of a stage never load one library at once."""

import subprocess
import sys

FRESH = """
import sys
from data.vectors.beside import beside
assert not {"openTSNE", "sklearn"} & set(sys.modules)
with beside() as thread:
    assert {"openTSNE", "sklearn.cluster"} <= set(sys.modules)
    print(thread.submit(lambda: "answered").result())
"""


def test_the_libraries_of_both_threads_are_loaded_before_the_second_begins() -> None:
    told = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True)
    assert told.stdout == "answered\n"
