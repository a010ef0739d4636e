"""A planted order bias of five points is found and none where there is none; length bias and its control."""

from types import SimpleNamespace

import numpy as np
import polars as pl

from analysis.core.statistics.preference.bradley_terry import pairs_of, signs
from analysis.judgement.biases import judgement_biases, judgement_length, length_model, order_model
from data.corpus import Corpus
from tests.analysis.judgement.invented import judged_by, pairs

STRENGTH = np.array([0.6, 0.2, 0.0, -0.3, -0.5])


def simulated(
    rng: np.random.Generator, order: float = 0.0, length: float = 0.0
) -> tuple[SimpleNamespace, np.ndarray]:
    """3,000 judgements of five systems; ``order``: points for the first, ``length``: log odds of a longer one."""
    pair = rng.integers(0, 10, 3_000)
    chars = np.exp(rng.normal(4, 0.5, (3_000, 2)))
    shown = rng.choice([-1, 1], 3_000)
    ratio = np.log(chars[:, 0] / chars[:, 1])
    gap = signs(5)[pair] @ STRENGTH + length * np.tanh(ratio / np.sqrt(np.mean(ratio**2)))
    chance = np.clip(1 / (1 + np.exp(-gap)) + order * shown, 0, 1)
    value = (rng.random(3_000) < chance).astype(float)
    found = SimpleNamespace(
        pair=pair, shown=shown, value=value, group=np.arange(3_000) % 900, systems=tuple("abcde")
    )
    return found, chars


def test_five_planted_points_are_found_and_none_where_there_are_none():
    assert len(pairs_of(5)) == 10
    planted, absent = [], []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        for points, kept in ((0.05, planted), (0.0, absent)):
            fitted = order_model(simulated(rng, order=points)[0])
            kept.append(fitted.of(np.eye(len(fitted.value))[0]))
    assert abs(np.mean([one[0] for one in planted]) - 0.05) < 0.005
    assert all(p < 0.05 for *_, p in planted)
    assert sum(p < 0.05 for *_, p in absent) <= 5


def test_a_length_effect_is_taken_off():
    found, chars = simulated(np.random.default_rng(1), length=1.0)
    fitted = length_model(found, chars)
    assert abs(fitted.value[1] - 1.0) < 0.15 and fitted.of(np.eye(len(fitted.value))[1])[3] < 0.001
    np.testing.assert_allclose(fitted.value[2:] - fitted.value[2:].mean(), STRENGTH, atol=0.2)


def test_the_tables_name_each_rater_and_control_for_length(demo_ja: Corpus):
    one, other = pairs(demo_ja, 1), pairs(demo_ja, 2, bias=3.0).with_columns(rater=pl.lit("Ren"))
    selection = judged_by(demo_ja, pl.concat([one.with_columns(rater=pl.lit("Aoi")), other]))
    found = judgement_biases(selection)
    order = {row["rater"]: row for row in found.filter(pl.col("bias") == "order").iter_rows(named=True)}
    assert order["Ren"]["estimate"] > 20 and order["Ren"]["p_adjusted"] < 0.001 and order["Aoi"]["p"] > 0.01
    assert order[""]["n"] == 600 and order[""]["rater_kind"] == ""
    controlled = judgement_length(selection)
    assert controlled.height == 3 and (controlled["low"] < controlled["controlled"]).all()
    assert controlled["longer_wins"].is_between(0, 1).all()


def test_lengths_of_the_file_are_used_where_it_has_them(demo_ja: Corpus):
    rows = pairs(demo_ja).with_columns(
        chars_first=pl.lit(10, dtype=pl.UInt32), chars_second=pl.lit(30, dtype=pl.UInt32)
    )
    found = judgement_length(judged_by(demo_ja, rows))
    assert ((found["chars_a"] + found["chars_b"]) - 40).abs().max() < 1e-9
