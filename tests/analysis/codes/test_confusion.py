"""Two coders' codes beside each other, and the lines behind a cell."""

from collections import Counter

import polars as pl
import pytest

from analysis.codes.confusion import coder_confusion, disagreements
from analysis.core.query.selection import Selection, select
from data.corpus import Corpus
from tests.analysis.codes.invented import given, plain


def test_cells_count_utterances_and_lead_to_their_lines(everything: Selection):
    a, b = (plain(everything.corpus, "tag", coder) for coder in ("Aoi", "Ren"))
    expected = Counter((a[at], b[at]) for at in a)
    found = coder_confusion(everything, scheme="tag")
    assert {(row["code_a"], row["code_b"]): row["n"] for row in found.iter_rows(named=True)} == expected
    whole = found.group_by("code_a").agg(pl.col("share").sum())["share"]
    assert whole.to_list() == pytest.approx([1.0] * len(whole))
    (first, second), n = next((cell, n) for cell, n in expected.items() if cell[0] != cell[1])
    lines = disagreements(everything, scheme="tag", code_a=first, code_b=second, lines=1000)
    assert lines.height == n
    for row in lines.iter_rows(named=True):
        at = row["dialogue_id"], row["position"]
        assert (a[at], b[at]) == (first, second)


def test_all_disagreements_in_order_page_by_page(everything: Selection):
    a, b = (plain(everything.corpus, "tag", coder) for coder in ("Aoi", "Ren"))
    expected = sorted(at for at in a if a[at] != b[at])
    pages = [disagreements(everything, scheme="tag", page=page, lines=30) for page in (1, 2)]
    seen = [at for page in pages for at in page.select("dialogue_id", "position").rows()]
    assert seen == expected[:60]


def test_settled_codes_may_be_one_side(everything: Selection):
    found = coder_confusion(everything, scheme="tag", coder_a="keywords", coder_b="gold")
    assert found["coder_b"].unique().to_list() == ["gold"]


def test_of_several_codes_the_shared_ones_agree_and_the_others_cross(demo_ja: Corpus):
    codes = {"A": ("SR", "AF"), "B": ("SR", "Seek")}, {"A": ("Q", "GI"), "B": ("Q",)}
    labels = [
        (1, at, "miti", code, coder, "person")
        for at, each in enumerate(codes)
        for coder, some in each.items()
        for code in some
    ]
    found = coder_confusion(select(given(demo_ja, *labels)))
    cells = {(row["code_a"], row["code_b"]): row["n"] for row in found.iter_rows(named=True)}
    assert cells == {("SR", "SR"): 1, ("AF", "Seek"): 1, ("Q", "Q"): 1, ("GI", "none"): 1}
