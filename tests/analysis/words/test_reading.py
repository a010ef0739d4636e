"""Reading a concordance: samples, patterns and marks against the lines themselves."""

from collections import Counter

import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.words.concordance import concordance, concordance_positions
from analysis.words.reading import AROUND, concordance_patterns, concordance_steps
from data.core.matching.normalization import normalize
from data.core.problems import UserError
from data.corpus import Corpus
from data.kept.readings import keep_marks

KEY = ["dialogue_id", "position", "begin"]
QUERY = {"query": "pos:名詞", "lines": 100_000}


@pytest.fixture(scope="module")
def lines(demo_ja: Corpus) -> pl.DataFrame:
    return concordance_positions(select(demo_ja), **QUERY)


def test_a_sample_is_a_part_and_the_same_seed_draws_it_again(demo_ja: Corpus, lines: pl.DataFrame):
    whole = select(demo_ja)
    drawn = concordance(whole, **QUERY, sample=30, seed=5)
    assert drawn.height == 30
    assert drawn.select(KEY).join(lines, on=KEY).height == 30
    assert drawn.equals(concordance(whole, **QUERY, sample=30, seed=5))
    assert not drawn.select(KEY).equals(concordance(whole, **QUERY, sample=30, seed=6).select(KEY))


def test_words_beside_a_hit_are_those_of_its_text(demo_ja: Corpus, lines: pl.DataFrame):
    texts = concordance(select(demo_ja), **QUERY, window=10_000)
    for words, text in zip(lines.iter_rows(named=True), texts.iter_rows(named=True), strict=True):
        left = "".join(words[f"left{i}"] for i in range(5, 0, -1)).replace("∅", "")
        right = "".join(words[f"right{i}"] for i in range(1, 6)).replace("∅", "")
        squeezed = ["".join(normalize(text[side]).split()) for side in ("left", "right")]
        assert squeezed[0].endswith(left) and squeezed[1].startswith(right)


@pytest.mark.parametrize("place", ["right1", "left2", "around"])
def test_patterns_count_the_lines_and_narrow_to_them(demo_ja: Corpus, lines: pl.DataFrame, place: str):
    both = lines["left1"] + AROUND + lines["right1"]
    expected = Counter(both if place == "around" else lines[place])
    found = concordance_patterns(select(demo_ja), query="pos:名詞", place=place, top=100_000)
    assert dict(found.select("pattern", "n").iter_rows()) == expected
    first = found.row(0, named=True)
    kept = concordance(select(demo_ja), **QUERY, place=place, pattern=first["pattern"])
    assert (kept.height, kept["dialogue_id"].n_unique()) == (first["n"], first["n_dialogues"])


def test_marks_are_shown_counted_and_narrowed_to(demo_ja: Corpus, lines: pl.DataFrame):
    keys = lines.select(KEY).rows()
    marks = keep_marks({keys[3]: "useful", keys[8]: "useful", keys[9]: "not_useful"})
    seen = concordance(select(demo_ja), **QUERY, marks=marks)
    counted = dict(seen["mark"].value_counts().iter_rows())
    assert counted == {None: len(keys) - 3, "not_useful": 1, "useful": 2}
    only = concordance(select(demo_ja), **QUERY, marks=marks, marked="useful")
    assert only.select(KEY).rows() == [keys[3], keys[8]]
    steps = concordance_steps(select(demo_ja), query="pos:名詞", sample=10_000, marks=marks, marked="useful")
    assert dict(steps.select("reading_step", "n").iter_rows()) == {
        "query": len(keys),
        "marked_useful": 2,
        "marked_not_useful": 1,
        "shown_useful": 2,
    }
    with pytest.raises(UserError, match="nowhere"):
        concordance(select(demo_ja), **QUERY, marks="nowhere")
