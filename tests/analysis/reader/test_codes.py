"""The labels of one dialogue by one coder, with their colours."""

import polars as pl

from analysis.reader.codes import codes_of, shade
from data.corpus import Corpus


def test_labels_of_a_dialogue_by_one_coder(demo_ja: Corpus):
    dialogue = int(demo_ja.labels.filter(coder="確定")["dialogue_id"][0])
    mine = demo_ja.labels.filter(dialogue_id=dialogue, coder="確定")
    acts = codes_of(demo_ja, dialogue, "tag@確定")
    assert acts.select("position", "code").rows() == mine.filter(scheme="tag").select("position", "code").rows()
    scheme = demo_ja.schemes["tag"]
    assert all(scheme.color(code) == color for code, color in acts.select("code", "code_color").iter_rows())
    felt = codes_of(demo_ja, dialogue, "distress_level@確定")
    assert felt["code"].cast(pl.Float64).to_list() == mine.filter(scheme="distress_level")["value"].to_list()


def test_what_names_no_labels_gives_none(demo_ja: Corpus):
    assert all(codes_of(demo_ja, 1, written).is_empty() for written in ("", "unknown", "a:b:c", "tag@nobody"))


def test_a_scale_goes_from_light_to_dark():
    assert (shade(0, 0, 3), shade(3, 0, 3)) == ("#BFD7EA", "#1464A8")
    assert shade(9, 0, 3) == shade(3, 0, 3)
    assert shade(1, None, None) == shade(0.5, 0, 1)
