"""Portraits: every utterance of the dialogues, in the order that is asked for."""

import polars as pl
import pytest

from analysis.codes.portraits import portraits
from analysis.core.query.selection import Selection
from analysis.figures.codes.portrait_tiles import portrait_tiles
from analysis.labels import Labels
from tests.analysis.codes.invented import plain


def test_every_utterance_with_its_code(everything: Selection):
    found = portraits(everything, scheme="tag", coder="Aoi", top=5)
    codes = plain(everything.corpus, "tag", "Aoi")
    for row in found.iter_rows(named=True):
        assert row["label_code"] == codes.get((row["dialogue_id"], row["position"])) and row["value"] is None
    ids = found["dialogue_id"].unique(maintain_order=True)
    lengths = dict(everything.corpus.dialogues.select("dialogue_id", "n_utterances").iter_rows())
    assert found.height == sum(lengths[one] for one in ids) and len(ids) == 5


@pytest.mark.parametrize("sort", ["score", "length", "code"])
def test_the_order(everything: Selection, sort: str):
    found = portraits(everything, scheme="tag", coder="keywords", sort=sort, code="Suggest", top=1_000)  # type: ignore[arg-type]
    first = found.unique("strip", maintain_order=True)
    assert first["strip"].to_list() == list(range(66))
    coded = found.drop_nulls("label_code").group_by("strip").agg(share=(pl.col("label_code") == "Suggest").mean())
    key = {"score": first["score"], "length": first["n_utterances"], "code": coded.sort("strip")["share"]}
    assert key[sort].is_sorted(descending=True)


def test_tiles_are_colored_by_what_is_asked(everything: Selection):
    by_role, by_length = (
        portraits(everything, scheme="tag", coder="Aoi", color=color, top=3)  # type: ignore[arg-type]
        for color in ("role", "length")
    )
    counselor, client = portrait_tiles(by_role, labels=Labels("en")).data
    assert [counselor.name, client.name] == ["Counselor", "Client"]
    assert len(counselor.x) == (by_role["role"] == "counselor").sum()
    [tiles] = portrait_tiles(by_length, labels=Labels("en")).data
    assert list(tiles.marker.color) == by_length["chars"].to_list()


def test_numbers_are_values(everything: Selection):
    found = portraits(everything, scheme="distress_level", coder="Aoi", top=3)
    values = plain(everything.corpus, "distress_level", "Aoi")
    for row in found.iter_rows(named=True):
        assert row["value"] == values.get((row["dialogue_id"], row["position"]))
