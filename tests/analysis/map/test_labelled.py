"""Labels of utterances as colours of the map, against counting by hand."""

from collections import Counter

import pytest

from analysis.core.query.selection import select
from analysis.figures.map.map_scatter import map_scatter
from analysis.labels import Labels
from analysis.map.labelled import by_labels, is_grouped
from analysis.map.points import choices, map_points
from data.core.problems import UserError
from data.corpus import Corpus


def given(corpus: Corpus, scheme: str) -> dict[int, list[str | float]]:
    """What was settled in each dialogue."""
    found: dict[int, list[str | float]] = {}
    for row in corpus.labels.iter_rows(named=True):
        if row["scheme"] == scheme and row["kind"] == "gold":
            found.setdefault(row["dialogue_id"], []).append(row["value"] if row["code"] is None else row["code"])
    return found


def test_a_scheme_a_code_and_a_number_colour_dialogues_as_counted_by_hand(demo_ja: Corpus):
    most, share = by_labels(demo_ja, "tag@gold"), by_labels(demo_ja, "tag:Reflection@gold")
    mean, high = by_labels(demo_ja, "distress_level@gold"), by_labels(demo_ja, "distress_level>=2@gold")
    acts, levels = given(demo_ja, "tag"), given(demo_ja, "distress_level")
    for place, dialogue in enumerate(demo_ja.dialogues["dialogue_id"]):
        if dialogue in acts:
            counts = Counter(acts[dialogue])
            assert counts[most["map_group"][place]] == max(counts.values())
            assert share["map_number"][place] == pytest.approx(counts["Reflection"] / counts.total())
        else:
            assert (most["map_group"][place], share["map_number"][place]) == (None, None)
        if numbers := levels.get(dialogue):
            assert mean["map_number"][place] == pytest.approx(sum(map(float, numbers)) / len(numbers))
            assert high["map_number"][place] == pytest.approx(sum(float(n) >= 2 for n in numbers) / len(numbers))
    assert share["label_code"][0] == "Reflection"
    assert is_grouped(demo_ja, "tag@gold")
    assert not is_grouped(demo_ja, "distress_level@gold")


def test_the_scale_of_a_share_names_its_code(demo_ja: Corpus):
    points = map_points(select(demo_ja), by="label", codes="tag:Reflection@gold")
    drawn = map_scatter(points, labels=Labels("en"))
    title = drawn.layout.coloraxis.colorbar.title.text
    assert "Reflection" in title
    assert "share of coded utterances" in title
    points = map_points(select(demo_ja), by="label", codes="tag@gold")
    names = [trace.name or "" for trace in map_scatter(points, labels=Labels("ja")).data]
    assert any(name.startswith("開かれた質問") for name in names)


def test_what_is_not_coded_is_said(demo_ja: Corpus):
    assert "label" in choices(select(demo_ja))
    with pytest.raises(UserError, match="tag:Reflection@gold"):
        map_points(select(demo_ja), by="label", codes="nobody@x")
