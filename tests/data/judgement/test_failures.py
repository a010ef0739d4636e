"""Sets of failures: tagged, tagged anew, taken out."""

from pathlib import Path

import pytest

from data.coding.store import Place
from data.core.problems import UserError
from data.judgement import failures
from data.judgement.failures import Failure
from data.workspace import Workspace


def test_responses_are_tagged_and_taken_out(tmp_path: Path):
    workspace = Workspace(tmp_path)
    one, other = (Failure(Place("1", position, "v", "h"), "x", "off topic") for position in (3, 5))
    failures.tag(workspace, "c", " worst  ones ", [one, other], "t")
    failures.tag(workspace, "c", "worst ones", [Failure(one.place, "x", "rude")], "t")
    assert failures.names(workspace, "c") == {"worst ones": 2}
    assert dict(failures.failures(workspace, "c"))["worst ones"].tag in ("rude", "off topic")
    failures.untag(workspace, "c", "worst ones", [other])
    assert [tagged.tag for _, tagged in failures.failures(workspace, "c")] == ["rude"]
    with pytest.raises(UserError):
        failures.tag(workspace, "c", " ", [one], "t")
