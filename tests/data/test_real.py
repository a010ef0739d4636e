"""The published figures that the data layer answers for, on the real corpus."""

import polars as pl
import pytest

from data.building.fetch import ORIGINS
from data.checks.check import check
from data.corpus import Corpus

pytestmark = pytest.mark.corpus


def test_nothing_is_set_aside_or_broken(real: Corpus):
    report = check(real)
    assert real.manifest.problems == {"set_aside": 0, "noted": 0}
    assert report.invariants.filter(pl.col("breaches") > 0).is_empty()


def test_counts(real: Corpus):
    assert real.manifest.counts == {
        "dialogues": 6_589,
        "utterances": 600_939,
        "speakers": 480,
        "counselors": 424,
        "clients": 463,
    }
    assert dict(real.utterances["role"].value_counts().iter_rows()) == {"counselor": 306_495, "client": 294_444}


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


def test_lengths_and_turns(real: Corpus):
    dialogues = real.dialogues
    assert round(real.utterances["chars"].mean(), 2) == 28.39
    assert round(dialogues["chars_counselor"].sum() / dialogues["utterances_counselor"].sum(), 2) == 35.84
    assert round(dialogues["chars_client"].sum() / dialogues["utterances_client"].sum(), 2) == 20.63
    assert dialogues["n_turns"].sum() == 471_940


def test_score(real: Corpus):
    score = real.dialogues["score"]
    assert (round(score.mean(), 2), score.median(), round(score.std(), 2)) == (63.58, 64, 20.83)
    assert ((score < 70).sum(), score.is_between(70, 98).sum(), (score >= 99).sum()) == (3_870, 2_601, 118)


def test_correlations_with_the_score(real: Corpus):
    found = real.dialogues.select(
        pl.corr("chars_client", "score", method="spearman"),
        pl.corr("response_s_counselor", "score", method="spearman").alias("response"),
    )
    assert [round(value, 2) for value in found.row(0)] == [0.42, -0.21]


def test_topics_are_the_eleven_codes(real: Corpus):
    shares = real.dialogues["topic_main"].value_counts(normalize=True)
    found = {topic: round(100 * share, 1) for topic, share in shares.iter_rows()}
    assert found == {
        "family": 20.2,
        "workplace": 17.0,
        "mental_health": 14.7,
        "school": 14.1,
        "career": 12.9,
        "romantic": 6.9,
        "spouse": 6.6,
        "interpersonal": 4.6,
        "financial": 2.1,
        "physical_health": 0.7,
        "other": 0.1,
    }


def test_content_is_what_fetch_expects(real: Corpus):
    assert real.manifest.content == ORIGINS["kokorochat"].content
