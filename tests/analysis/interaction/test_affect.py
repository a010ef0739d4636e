"""Affect over the session: the dynamics against plain Python, the sources against words counted by hand."""

import statistics
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.interaction.affect import affect_course, affect_dynamics, affect_words
from analysis.interaction.affect_dynamics import MEASURES, States, dynamics, states
from analysis.interaction.affect_sources import Wanted, categories, readings, schemes
from analysis.interaction.mlask import mlask_expressions
from data.affect import mlask
from data.affect.store import add_lexicon
from data.corpus import Corpus

DIC = "%\n1\tpos\n2\tneg\n%\n嬉しい\t1\n楽し*\t1\n安心\t1\n怖い\t2\n悲しい\t2\n不安\t2\n"


@pytest.fixture
def lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A lexicon of a few words, in a workspace of its own."""
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))
    return "lexicon:" + add_lexicon(DIC.encode(), "feelings.dic")


def plainly(series: list[float], direction: str = "both") -> dict[str, float]:
    """The dynamics of one series of states, one state after the other."""
    mean, sd = statistics.fmean(series), statistics.stdev(series)
    side = [0 if abs(x - mean) <= sd else (1 if x > mean else -1) for x in series]
    wanted = {"both": (1, -1), "up": (1,), "down": (-1,)}[direction]
    runs, at = [], 0
    while at < len(series):
        end = at
        while end < len(series) and side[end] == side[at]:
            end += 1
        if side[at] in wanted:
            runs.append((at, end))
        at = end
    peaks, rises, recoveries = [], [], []
    for start, end in runs:
        distances = [abs(x - mean) - sd for x in series[start:end]]
        peak = max(distances)
        place = start + distances.index(peak)
        peaks.append(peak)
        if start > 0:
            rises.append(peak / (place - start + 1))
        if end < len(series):
            recoveries.append(peak / (end - place))
    average = [statistics.fmean(part) if part else float("nan") for part in (peaks, rises, recoveries)]
    return dict(zip(MEASURES, [mean, sd, 10 * len(runs) / len(series), *average], strict=True))


@pytest.mark.parametrize("direction", ["both", "up", "down"])
def test_dynamics_are_those_of_plain_python(direction):
    rng = np.random.default_rng(5)
    series = [rng.normal(size=n).round(2).tolist() for n in (5, 9, 30, 60, 4)]
    found = States(np.repeat(np.arange(5), [len(one) for one in series]), np.concatenate(series))
    ours = dynamics(found, 5, direction=direction)
    for place, one in enumerate(series[:4]):
        expected = plainly(one, direction)
        assert {name: float(values[place]) for name, values in ours.items()} == pytest.approx(
            expected, nan_ok=True
        )
    assert all(np.isnan(values[4]) for values in ours.values()), "four states are too few"


def test_a_worked_example_rises_in_two_steps_and_returns_in_one():
    ours = dynamics(States(np.zeros(10, dtype=int), np.array([0, 0, 0, 0, 4.0, 6.0, 0, 0, 0, 0])), 1)
    sd = statistics.stdev([0] * 8 + [4, 6])
    peak = 6 - 1 - sd
    assert ours["affect_peak"][0] == pytest.approx(peak)
    assert ours["affect_rise"][0] == pytest.approx(peak / 2)
    assert ours["affect_recovery"][0] == pytest.approx(peak)
    assert ours["affect_displacements"][0] == 1


def test_a_flat_series_never_leaves_home():
    ours = dynamics(States(np.zeros(8, dtype=int), np.full(8, 2.0)), 1)
    assert (ours["affect_level"][0], ours["affect_variability"][0], ours["affect_displacements"][0]) == (2, 0, 0)
    assert np.isnan(ours["affect_rise"][0])


def test_states_are_ratios_over_a_window_of_each_series():
    found = states(
        np.array([1.0, 9, 0, 9, 2, 9]),
        np.array([2.0, 3, 2, 3, 0, 3]),
        np.array([0, 1, 0, 1, 0, 1]),
        window=2,
        per=100,
    )
    assert found.series.tolist() == [0, 0, 1, 1]
    assert found.state == pytest.approx([25, 100, 300, 300])


def test_numbers_of_labels_are_taken_as_they_are(demo_en: Corpus):
    assert list(schemes(demo_en)) == ["move"]
    assert "feeling" in categories(demo_en, "labels:move")
    found = readings(demo_en, Wanted("labels:move", "feeling", "agreement"))
    labels = demo_en.utterance_labels
    n = {label: labels.filter(pl.col("label") == label).height for label in ("feeling", "agreement")}
    assert found.value.sum() == n["feeling"] - n["agreement"]
    assert found.base.sum() == labels.height


def test_hits_are_those_that_are_counted_by_hand(demo_ja: Corpus, lexicon: str):
    whole = select(demo_ja)
    words = affect_words(whole, source=lexicon, plus="pos", minus="neg", top=1000)
    afraid = demo_ja.tokens.vocabulary.with_row_index().filter(pl.col("lemma") == "怖い")["index"].to_numpy()
    assert words.filter(pl.col("category") == "neg")["adds"].unique().to_list() == [-1.0]
    spoken = words.filter(pl.col("word").is_in(["怖い", "こわい", "恐い"]))["n_found"].sum()
    assert spoken == np.isin(demo_ja.tokens.ids, afraid).sum()
    dynamics_of = affect_dynamics(whole, source=lexicon, plus="pos", minus="neg")
    for role in ("counselor", "client"):
        of_role = dynamics_of.filter(pl.col("role") == role)
        assert of_role["n_found"][0] == words.filter(pl.col("role") == role)["n_found"].sum()
        assert 0 < of_role["covered"][0] < 0.2


def test_negated_words_are_told_left_out_or_turned(demo_ja: Corpus, lexicon: str):
    counted, out, turned = (
        readings(demo_ja, Wanted(lexicon, "pos", "neg", kind)) for kind in ("counted", "left_out", "turned")
    )
    n = int(counted.hits["negated"].sum())
    assert n > 0
    assert counted.hits.height - out.hits.height == n
    of_negated = counted.hits.filter(pl.col("negated"))["sign"].sum()
    assert counted.value.sum() - out.value.sum() == pytest.approx(of_negated)
    assert counted.value.sum() - turned.value.sum() == pytest.approx(2 * of_negated)


def test_a_lexicon_of_numbers_gives_their_mean(demo_ja: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))
    source = "lexicon:" + add_lexicon("word,valence\n怖い,-0.8\n好き,0.6\n".encode(), "valence.csv")
    course = affect_course(select(demo_ja), source=source)
    assert course["mean"].is_between(-0.8, 0.6).all()
    assert course["n_dialogues"].max() < 66, "a fifth without such a word has no mean"


def test_without_labels_or_lexicon_there_is_nothing_to_follow(demo_ja: Corpus):
    with pytest.raises(Absent, match="Without labels or a lexicon"):
        affect_dynamics(select(demo_ja))


def test_nothing_selected_is_an_empty_table(demo_en: Corpus):
    nothing = select(demo_en, Filter(id=((0, 0),)))
    assert affect_words(nothing).is_empty()
    assert affect_dynamics(nothing)["n_dialogues"].sum() == 0


@pytest.mark.skipif(not mlask.is_installed(), reason="the extra affect (mlask-official) is not installed")
def test_ml_ask_turns_what_is_negated():
    found = mlask.expressions(["とても嬉しいです", "嬉しくはないです", "今日は晴れです"])
    first = found.filter(pl.col("utterance") == 0)
    assert first["category"].to_list() == ["yorokobi"] and not first["negated"].any()
    second = found.filter(pl.col("utterance") == 1)
    assert second["category"].to_list() == ["iya"] and second["negated"].all()
    assert found.filter(pl.col("utterance") == 2).is_empty()


def test_ml_ask_reads_japanese_only(demo_en: Corpus):
    with pytest.raises(Absent, match="Japanese corpora only"):
        mlask_expressions(select(demo_en))
