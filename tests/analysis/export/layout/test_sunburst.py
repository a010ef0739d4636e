"""Names of slices: a number and a key where there is no room."""

import pytest

from analysis.core.query.selection import select
from analysis.export.bundle import Look, bundle
from analysis.export.layout.sizes import Page
from analysis.export.layout.sunburst import fit_slices
from data.corpus import Corpus
from tests.analysis.export.conftest import result


def test_a_sunburst_names_what_it_leaves_out_in_caption_and_readme(demo_ja: Corpus):
    made = bundle(result("topic_sunburst", select(demo_ja)), Look("30x30", 8.0, "ja"))
    names = [note.value for note in made.notes if note.code == "left_out"]
    assert names
    assert names[0] in made.files["caption.ja.txt"].decode() and names[0] in made.files["README.txt"].decode()
    assert "Labels omitted" in made.files["caption.en.txt"].decode()


def named(shares: dict[str, float]) -> dict:
    """Rings of one topic with one slice for each name."""
    names = ["題", *shares]
    trace = {"type": "sunburst", "ids": [*map(str, range(len(names)))], "labels": names}
    trace |= {"parents": ["", *["0"] * len(shares)], "values": [sum(shares.values()), *shares.values()]}
    return {"data": [trace], "layout": {"annotations": []}}


@pytest.mark.parametrize(("page", "beside"), [(Page(77, 100, 8), False), (Page(254, 142.9, 16), True)])
def test_a_slice_without_room_for_its_name_carries_a_number_of_the_key(page: Page, beside: bool):
    figure = named(
        {"短い": 40, "とても長い名前/のスライス/である": 30, "細い/スライス/の長い/名前": 1.6, "見えない": 0.02}
    )
    fit_slices(figure, page)
    topic, short, broken, thin, unseen = figure["data"][0]["labels"]
    assert (topic, short, thin, unseen) == ("題", "短い", "1", "見えない")
    assert broken.replace("<br>", "") == "とても長い名前/のスライス/である" and "<br>" in broken
    (key,) = figure["layout"]["annotations"]
    assert key["text"] == "1\u00a0細い/スライス/の長い/名前"
    domain = figure["data"][0]["domain"]
    assert (domain["x"][1] < 1) if beside else (domain["y"][0] > 0)


def test_a_key_that_would_take_the_page_is_not_drawn():
    figure = named({f"長い名前の項目その{number}であるもの": 3 for number in range(33)})
    fit_slices(figure, Page(30, 30, 8))
    assert figure["layout"]["annotations"] == []
    assert not any(label.isdigit() for label in figure["data"][0]["labels"])


def test_the_same_name_has_one_number_in_both_cohorts():
    figure = named({"広い": 60, "細い/スライス/の長い/名前": 1.5})
    other = named({"広い": 30, "細い/スライス/の長い/名前": 0.8, "別の/細い/長い名前": 0.8})["data"][0]
    figure["data"][0]["domain"], other["domain"] = {"y": [0.5, 1]}, {"y": [0, 0.5]}
    figure["data"].append(other)
    fit_slices(figure, Page(77, 180, 8))
    assert [trace["labels"][2:] for trace in figure["data"]] == [["1"], ["1", "2"]]
    assert [note["text"] for note in figure["layout"]["annotations"]] == [
        "1\u00a0細い/スライス/の長い/名前",
        "2\u00a0別の/細い/長い名前",
    ]
