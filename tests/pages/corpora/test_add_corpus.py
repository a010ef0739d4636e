"""Adding a corpus on the page: a file is looked at; a word before a colon is a speaker, or is none."""

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


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_word_before_a_colon_is_refused_as_a_speaker(lang):
    at = opened("corpora", lang=lang)
    said = "".join(f"Co：今日は{i}。\nCl：はい。\n" for i in range(40))
    at.get("file_uploader")[0].upload("面接.txt", f"{said}昨日も：三時まで。\n".encode())
    at.run()
    (box,) = [box for box in at.selectbox if box.label == "昨日も"]
    assert len(at.warning) == 1
    box.select("text").run()
    assert not at.exception and not at.warning and not at.error
    assert Labels(lang)("corpora.mapping_no_speaker") in box.options
