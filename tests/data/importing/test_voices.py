"""Who speaks to whom, where roles do not tell."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from data.core.store import Library
from data.importing.voices import addressed, voice_table, voices
from tests.data.importing.published.invent import corpus_of

CO, CL, OTHER = 0, 1, 2


@pytest.mark.parametrize(
    ("speakers", "roles", "names"),
    [
        (["Co", "Cl", "Co"], [CO, CL, CO], []),
        (["Co1", "Cl2", "Co3", "Cl4"], [CO, CL, CO, CL], []),  # numbers of utterances
        (["Th", "母", "父"], [CO, CL, CL], ["Th", "母", "父"]),
        (["Th1", "母2", "父3", "Th4"], [CO, CL, CL, CO], ["Th", "母", "父", "Th"]),
        (
            ["T", "メンバー1", "メンバー2", "メンバー1"],
            [CO, CL, CL, CL],
            ["T", "メンバー1", "メンバー2", "メンバー1"],
        ),
        (["A", "B"], [CO, OTHER], ["A", "B"]),
        ([None, "B"], [CO, OTHER], [None, "B"]),
    ],
)
def test_names_stand_where_a_role_has_several_speakers_or_none(speakers: list, roles: list, names: list):
    assert [voice.speaker for voice in voices(speakers, bytes(roles), are_persons=False)] == names


def test_an_addressee_is_reason_enough_and_persons_hold_across_dialogues():
    [first, second] = voices(["a", "b"], bytes([CO, CL]), [["b"], []], are_persons=True)
    assert (first.addressee, first.person, second.addressee) == ("b", "a", None)
    assert addressed(["b", "c"]) == "b, c" and addressed("") is None
    speakers = pl.DataFrame({"speaker_id": [4], "source_id": ["b"]}, schema_overrides={"speaker_id": pl.UInt32})
    table = voice_table([(1, second), (1, first)], np.array([7, 9]), speakers)
    assert table.rows() == [(9, 0, "a", "b", None), (9, 1, "b", None, 4)]


def test_a_talk_of_a_family_opens_as_it_is(tmp_path: Path, library: Library):
    text = "Th：どうされましたか。\n母：息子のことで。\n父：私も心配です。\n息子：別に。"
    corpus = corpus_of(tmp_path, library, {"f.txt": text})
    assert corpus.utterances["role"].cast(str).to_list() == ["counselor", "client", "client", "client"]
    assert corpus.voices["speaker"].to_list() == ["Th", "母", "父", "息子"]
