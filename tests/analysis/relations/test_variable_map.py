"""Several variables at once, against prince and against means of dialogues."""

import numpy as np
import polars as pl
import prince
import pytest

from analysis.core.grouping import grouped
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.text.lexicon import lexicon
from analysis.relations.variable_map import LEAST, VARIABLES, variable_points
from data.corpus import Corpus


@pytest.fixture(scope="module")
def known(demo_ja: Corpus) -> pl.DataFrame:
    """The dialogues with their categories, rare ones left out one variable after the other."""
    frame = select(demo_ja).dialogues.select("dialogue_id")
    for by in VARIABLES:
        part = grouped(select(demo_ja), by).select("dialogue_id", pl.col("group").alias(by))
        frame = frame.join(part, on="dialogue_id", maintain_order="left")
    for by in VARIABLES:
        frame = frame.filter(pl.len().over(by) >= LEAST)
    return frame


def test_categories_lie_where_prince_has_them_and_words_at_the_mean_of_dialogues(
    demo_ja: Corpus, known: pl.DataFrame
):
    found = variable_points(select(demo_ja), resamples=0)
    columns = known.select(by for by in VARIABLES if known[by].n_unique() > 1).to_pandas()
    fitted = prince.MCA(n_components=2, random_state=1).fit(columns)
    theirs = fitted.column_coordinates(columns).to_numpy()
    ours = found.filter(pl.col("group").is_not_null())
    assert len(ours) == len(theirs)
    for axis, name in enumerate("xy"):
        mine = ours[name].to_numpy()
        assert np.sort(np.abs(mine)) == pytest.approx(np.sort(np.abs(theirs[:, axis])), abs=1e-8)
    rows = fitted.row_coordinates(columns).to_numpy() / np.sqrt(fitted.eigenvalues_)
    word = found.filter(pl.col("lemma").is_not_null()).row(0, named=True)
    lex = lexicon(demo_ja, "short")
    ids = lex.lemmas.filter((pl.col("lemma") == word["lemma"]) & (pl.col("pos") == word["pos"]))["lemma_id"]
    there = lex.matrices["both"][:, ids.to_numpy()].toarray().ravel() > 0
    held = there[demo_ja.dialogues["dialogue_id"].is_in(known["dialogue_id"].implode()).to_numpy()]
    assert word["n"] == held.sum()
    assert abs(word["x"]) == pytest.approx(abs(rows[held, 0].mean()), abs=1e-8)


def test_two_dialogues_are_too_few(demo_ja: Corpus):
    assert variable_points(select(demo_ja, Filter(id=((11, 12),)))).is_empty()
