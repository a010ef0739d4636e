"""Samples to be coded: their size, their strata and probabilities, and the same ones for the same seed."""

from collections import Counter
from math import sqrt

import polars as pl
import pytest

from analysis.coding.sampling import draw, population, size_for
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from data.core.problems import UserError
from data.corpus import Corpus

COUNSELOR = ("counselor",)


def test_the_size_gives_the_wanted_width():
    assert size_for(0.05, 10**9) == 385
    n, everybody = size_for(0.05, 1_000), 1_000
    width = 1.96 * sqrt(0.25 / n * (everybody - n) / (everybody - 1))
    assert width == pytest.approx(0.05, rel=0.01)
    assert (size_for(0.001, 100), size_for(0.1, 0)) == (100, 0)


def test_the_population_is_what_was_selected(demo_ja: Corpus):
    chosen = select(demo_ja, Filter(text="眠れ"))
    hits = population(chosen, ("client",))
    of_client = (demo_ja.utterances["role"] == "client").to_numpy()
    assert hits.height == (chosen.matching_utterances & of_client).sum() > 0
    lasts = population(chosen, COUNSELOR, "globals")
    assert lasts["dialogue_id"].to_list() == chosen.dialogue_ids.to_list()
    assert lasts["phase"].unique().to_list() == [5]


@pytest.mark.parametrize("stratify", ["none", "role", "phase", "topic", "band"])
def test_strata_give_in_proportion_and_their_probabilities_are_known(demo_ja: Corpus, stratify: str):
    whole = select(demo_ja)
    drawn = draw(whole, ("counselor", "client"), 200, stratify=stratify, seed=3)  # type: ignore[arg-type]
    assert drawn.n_unique(["dialogue_id", "position"]) == drawn.height
    assert drawn.height == pytest.approx(200, abs=12)
    total = drawn.select((1 / pl.col("probability")).sum()).item()  # the estimate of Horvitz and Thompson
    assert total == pytest.approx(population(whole, ("counselor", "client")).height)
    assert Counter(drawn["split"])["test"] == pytest.approx(drawn.height / 2, abs=6)
    assert drawn.equals(draw(whole, ("counselor", "client"), 200, stratify=stratify, seed=3))  # type: ignore[arg-type]
    assert not drawn.equals(draw(whole, ("counselor", "client"), 200, stratify=stratify, seed=4))  # type: ignore[arg-type]


def test_whole_dialogues_come_with_every_utterance_of_the_roles_in_order(demo_ja: Corpus):
    drawn = draw(select(demo_ja), COUNSELOR, 3, design="dialogues")
    assert drawn["dialogue_id"].n_unique() == 3
    spoken = demo_ja.utterances.filter(pl.col("role") == "counselor")
    for dialogue in drawn["dialogue_id"].unique(maintain_order=True):
        assert (
            drawn.filter(dialogue_id=dialogue)["position"].to_list()
            == spoken.filter(dialogue_id=dialogue)["position"].to_list()
        )
    assert drawn["probability"].unique().to_list() == [3 / 66]


def test_nothing_to_code_is_said(demo_ja: Corpus):
    with pytest.raises(UserError, match="nothing to code"):
        draw(select(demo_ja, Filter(text="無い言葉無い言葉")), COUNSELOR, 3)
