"""Which theme follows which: counted by hand, and a theme that never follows by chance."""

from collections import Counter

import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.utterances.following import theme_following
from data.corpus import Corpus


def walked(corpus: Corpus) -> list[list[int]]:
    themes = corpus.utterance_map.themes_of(1).tolist()
    return [themes[a:b] for a, b in zip(corpus.offsets[:-1], corpus.offsets[1:], strict=True)]


@pytest.mark.parametrize("lag", [1, 2])
def test_pairs_as_by_hand(demo_ja: Corpus, lag: int):
    pairs: Counter[tuple[str, str]] = Counter()
    for dialogue in walked(demo_ja):
        for a, b in zip(dialogue, dialogue[lag:], strict=False):
            if a and b:
                pairs[f"1.{a}", f"1.{b}"] += 1
    frame = theme_following(select(demo_ja), lag=lag)
    found = {(a, b): n for a, b, n in frame.select("theme_before", "theme_after", "n").iter_rows()}
    assert {key: n for key, n in found.items() if n} == dict(pairs)
    ended = frame.group_by("theme_after").agg(pl.col("n").sum(), pl.col("share_base").first())
    total = sum(pairs.values())
    assert ended["share_base"].to_numpy() == pytest.approx((ended["n"] / total).to_numpy())
    assert frame["n_tests"].unique().to_list() == [frame["p"].count()]


def test_nothing_follows_nothing(demo_ja: Corpus):
    assert theme_following(select(demo_ja, Filter(id=((0, 0),)))).is_empty()
