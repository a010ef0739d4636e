"""python -m data responses: what the command line itself promises."""

import subprocess
import sys

from data.core.store import PROJECT

MOVED = """
import sys
from data.__main__ import main
code = main(["responses", "targets", "--corpus", "demo-ja", "--filter", "band=top&id=1", "--out", "t.jsonl"])
assert not [name for name in sys.modules if name.split(".")[0] == "analysis"]
sys.exit(code)
"""


def test_targets_says_where_it_went_without_importing_the_analysis():
    done = subprocess.run([sys.executable, "-c", MOVED], cwd=PROJECT, capture_output=True, text=True, check=False)
    command = "python -m analysis targets --corpus demo-ja --filter 'band=top&id=1' --out t.jsonl"
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"error: this command is now  {command}\n"
