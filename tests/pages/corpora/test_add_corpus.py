"""Adding a corpus on the page: a file is looked at, and a speaker whose role is unknown is asked for."""

import pytest

from analysis.labels import Labels
from tests.pages.app import opened


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_speaker_whose_role_is_unknown_is_asked_for(lang):
    at = opened("corpora", lang=lang)
    at.get("file_uploader")[0].upload("面接.txt", "A：今日は。\nB：はい。\nA：そうですか。\n".encode())
    at.run()
    assert not at.exception and not at.error
    words = Labels(lang)("corpora.mapping_roles_open", words="\0").partition("\0")[0]
    assert [w.value for w in at.warning if w.value.startswith(words[:5]) and "A" in w.value and "B" in w.value]
    for box in at.selectbox:
        if box.label in ("A", "B"):
            box.select("counselor" if box.label == "A" else "client")
    at.run()
    assert not at.exception and not at.warning
    assert Labels(lang)("corpora.upload_start") in [button.label for button in at.button]
