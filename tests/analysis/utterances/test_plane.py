"""The plane: counts, shares, points in a box, hits, names; against plain Python."""

from collections import Counter

import numpy as np
import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.meaning import Meaning
from analysis.core.query.selection import select
from analysis.utterances import plane as module
from analysis.utterances import plane_names
from analysis.utterances.plane import utterance_plane
from data.corpus import Corpus


def test_few_enough_are_points_with_their_weight(demo_ja: Corpus):
    points = utterance_plane(select(demo_ja), by="role").filter(pl.col("kind") == "point")
    there = np.isfinite(demo_ja.utterance_map.places[:, 0])
    said = Counter(text for text, known in zip(demo_ja.texts, there, strict=True) if known)
    assert dict(zip(points["text"], points["n"], strict=True)) == dict(said)
    clients = Counter(
        text
        for text, role, known in zip(demo_ja.texts, demo_ja.utterances["role"].cast(str), there, strict=True)
        if known and role == "client"
    )
    for text, n, share in points.select("text", "n", "share").head(50).iter_rows():
        assert share == pytest.approx(clients[text] / n)


def test_many_are_cells_that_hold_all_of_them(demo_ja: Corpus, monkeypatch):
    monkeypatch.setattr(module, "MOST_POINTS", 100)
    chosen = select(demo_ja, Filter(meaning=Meaning("眠れない", 30)))
    plane = utterance_plane(chosen, by="phase", value="1")
    cells = plane.filter(pl.col("kind") == "cell")
    known = np.isfinite(demo_ja.utterance_map.places[:, 0])
    inside = known & np.repeat(chosen.mask, np.diff(demo_ja.offsets))
    assert cells["n"].sum() == inside.sum()
    assert cells["n_hits"].sum() == (chosen.matching_utterances & inside).sum()
    assert (cells.filter(pl.col("n") < module.LEAST)["share"].null_count()) == (cells["n"] < module.LEAST).sum()
    hits = plane.filter(pl.col("is_hit").fill_null(False))
    assert 0 < hits.height <= 30


def test_a_box_holds_what_lies_in_it_and_nothing_around_nothing(demo_ja: Corpus):
    selection = select(demo_ja)
    whole = utterance_plane(selection).filter(pl.col("kind") == "point")
    x, y = whole["x"].median(), whole["y"].median()
    part = utterance_plane(selection, box=f"{x},{x + 10},{y},{y + 10}").filter(pl.col("kind") == "point")
    expected = whole.filter(pl.col("x").is_between(x, x + 10) & pl.col("y").is_between(y, y + 10))
    assert abs(part.height - expected.height) <= 2  # coordinates are rounded in the table
    assert utterance_plane(selection, box="9000,9001,9000,9001").is_empty()
    assert utterance_plane(select(demo_ja, Filter(id=((0, 0),)))).is_empty()


def test_names_change_with_the_part_that_is_shown(demo_ja: Corpus):
    whole = utterance_plane(select(demo_ja)).filter(pl.col("kind") == "name")
    assert whole.height >= plane_names.LEAST
    x, y = whole["x"][0], whole["y"][0]
    part = utterance_plane(select(demo_ja), box=f"{x - 4},{x + 4},{y - 4},{y + 4}").filter(
        pl.col("kind") == "name"
    )
    assert set(part["text"]) != set(whole["text"])
