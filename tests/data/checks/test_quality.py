"""What is odd in the real corpus."""

import polars as pl
import pytest

from data.checks.check import check
from data.corpus import Corpus


@pytest.mark.corpus
def test_nothing_is_set_aside_or_broken(real: Corpus):
    report = check(real)
    assert real.manifest.problems == {"set_aside": 0, "noted": 1}
    assert report.invariants.filter(pl.col("breaches") > 0).is_empty()


@pytest.mark.corpus
def test_quirks(real: Corpus):
    found = dict(check(real).quirks.select("name", "n").iter_rows())
    assert found == {
        "same_role_pairs": 128_999,
        "zero_gaps": 2_173,
        "longest_gap": 3_235,
        "ideographic_space": 7_405,
        "beyond_bmp": 831,
        "emoji": 1_134,
        "zero_width_joiner": 31,
        "control_character": 7,
        "word_joiner": 7,
        "angle_bracket": 10,
        "url": 49,
        "nfkc_changes": 162_855,
        "distinct_texts": 476_241,
        "score_halved": 203,
        "score_zero": 12,
        "straight_lining": 110,
        "few_utterances": 0,
        "short_session": 0,
        "missing_numbers": 642,
    }
