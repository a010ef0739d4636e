"""Course and dynamics of a coded number, dialogue by dialogue."""

from collections import defaultdict
from statistics import mean, stdev

import pytest

from analysis.codes.courses import label_course, label_dynamics
from analysis.core.errors import Absent
from analysis.core.query.selection import Selection, select
from data.corpus import Corpus
from tests.analysis.codes.invented import given, plain


def by_dialogue(corpus: Corpus) -> dict[int, list[tuple[int, float]]]:
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (dialogue, position), value in sorted(plain(corpus, "distress_level", "Aoi").items()):
        found[dialogue].append((position, float(value)))
    return found


def test_means_of_each_fifth(everything: Selection):
    lengths = dict(everything.corpus.dialogues.select("dialogue_id", "n_utterances").iter_rows())
    means = defaultdict(list)
    for dialogue, values in by_dialogue(everything.corpus).items():
        phases = defaultdict(list)
        for position, value in values:
            phases[5 * position // lengths[dialogue] + 1].append(value)
        for phase, own in phases.items():
            means[str(phase)].append(mean(own))
    found = label_course(everything, coder="Aoi")
    assert found["role"].unique().to_list() == ["client"]
    for row in found.iter_rows(named=True):
        assert (row["mean"], row["n_dialogues"]) == (
            pytest.approx(mean(means[row["phase"]])),
            len(means[row["phase"]]),
        )


def test_level_variability_and_change(everything: Selection):
    found = {
        row["measure_name"]: row["mean"] for row in label_dynamics(everything, coder="Aoi").iter_rows(named=True)
    }
    levels, spreads = [], []
    for values in by_dialogue(everything.corpus).values():
        states = [mean(value for _, value in values[at : at + 3]) for at in range(len(values) - 2)]
        if len(states) >= 5:
            levels.append(mean(states))
            spreads.append(stdev(states))
    assert found["label_level"] == pytest.approx(mean(levels))
    assert found["label_variability"] == pytest.approx(mean(spreads))
    course = dict(label_course(everything, coder="Aoi").select("phase", "mean").iter_rows())
    assert found["label_change"] == pytest.approx(course["5"] - course["1"], abs=0.1) and found["label_change"] < 0


def test_codes_without_numbers_have_no_course(demo_ja: Corpus):
    with pytest.raises(Absent):
        label_course(select(given(demo_ja, (1, 1, "tag", "Other", "A", "person"))))
