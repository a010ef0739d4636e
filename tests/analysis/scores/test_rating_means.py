"""Means of ratings by group, against plain Python."""

from collections import defaultdict
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from scipy import stats

from analysis.core.query.selection import select
from analysis.scores.rating_means import rating_means
from data.core.store import Library
from data.corpus import Corpus
from data.importing.formats.mapped import Mapping, RatingField
from tests.data.invent import opened


def test_several_ratings_of_a_dialogue_are_one_value(demo_ja: Corpus):
    found = rating_means(select(demo_ja)).filter(scale="ctrs", item="agenda").row(0, named=True)
    values = defaultdict(list)
    for row in demo_ja.ratings.filter(scale="ctrs", item="agenda").iter_rows(named=True):
        values[row["dialogue_id"]].append(row["value"])
    assert found["mean"] == pytest.approx(np.mean([np.mean(one) for one in values.values()]))
    assert (found["n_dialogues"], found["group"], found["scale_high"]) == (24, "observer", 6)


def test_by_system(demo_en: Corpus):
    found = rating_means(select(demo_en), by="system").filter(pl.col("scale") == "wellbeing")
    assert {"unknown", "demo-model"} <= set(found["group"]) | {"unknown"}
    assert found["n_dialogues"].sum() == demo_en.ratings.filter(scale="wellbeing").height


def test_where_systems_counsel_clients_alone_are_clusters(tmp_path: Path):
    lines = ["dialogue_id,role,text,client_id,counselor_id,counselor_system,counselor_origin,mood"]
    values = [3, 5, 4, 8, 2, 7, 6, 5, 4, 9, 1, 5]
    for number, value in enumerate(values):
        about = f"p{number % 6},bot-{number % 2},bot-{number % 2},generated,{value}"
        lines += [f"d{number},client,はい,{about}", f"d{number},counselor,ええ,{about}"]
    (tmp_path / "t.csv").write_text("\n".join(lines), "utf-8")
    columns = {name: name for name in lines[0].split(",") if name != "mood"}
    mapping = Mapping(columns, ratings=(RatingField("mood", "mood", 0, 10),))
    corpus = opened(tmp_path / "t.csv", Library(tmp_path / "library"), mapping=mapping)
    row = rating_means(select(corpus)).row(0, named=True)
    off = np.array(values) - np.mean(values)
    sums = np.bincount(np.arange(12) % 6, off)
    half = stats.t.ppf(0.975, 5) * np.sqrt(6 / 5 * (sums**2).sum()) / 12
    assert (row["mean"], row["low"], row["high"]) == pytest.approx(
        (np.mean(values), np.mean(values) - half, np.mean(values) + half)
    )
    assert (row["n_clients"], row["n_counselors"], row["largest_share"]) == (6, 0, pytest.approx(1 / 6))
    by_system = rating_means(select(corpus), by="system")
    assert dict(by_system.select("group", "mean").iter_rows()) == {
        "bot-0": pytest.approx(np.mean(values[::2])),
        "bot-1": pytest.approx(np.mean(values[1::2])),
    }
    assert by_system["low"].count() == 0, "three clients talk with each"
