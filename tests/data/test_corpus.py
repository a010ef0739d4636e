"""A corpus that is opened, and the published figures of the real one."""

from pathlib import Path

import polars as pl
import pytest

from data.core.problems import UserError
from data.core.store import Library
from data.corpus import Corpus
from tests.data.invent import opened, record, write


def test_a_damaged_table(tmp_path: Path, library: Library):
    corpus = opened(write(tmp_path / "in", [record(1)]), library)
    next(library.root.glob("c/records-*/dialogues.parquet")).write_bytes(b"PAR1")
    with pytest.raises(UserError, match=r"dialogues\.parquet: damaged.*prepare c"):
        _ = corpus.dialogues


def test_dialogues_have_the_names_of_their_source(tmp_path: Path, library: Library):
    corpus = opened(
        write(tmp_path / "in", [*(record(evaluation_id=name) for name in ("面接-3", "12", "A01"))]), library
    )
    assert sorted(corpus.numbers) == ["12", "A01", "面接-3"]
    assert {corpus.dialogue_name(number) for number in corpus.dialogues["dialogue_id"]} == set(corpus.numbers)
    assert corpus.dialogue_name(999) == "999"
    by_number = opened(write(tmp_path / "numbers", [record(7), record(8)]), library)
    assert by_number.numbers == {}
    assert by_number.dialogue_name(7) == "7"


@pytest.mark.corpus
def test_counts(real: Corpus):
    assert real.manifest.counts == {
        "dialogues": 6_589,
        "utterances": 600_939,
        "speakers": 480,
        "counselors": 424,
        "clients": 463,
    }
    assert dict(real.utterances["role"].value_counts().iter_rows()) == {"counselor": 306_495, "client": 294_444}


@pytest.mark.corpus
def test_lengths_and_turns(real: Corpus):
    dialogues = real.dialogues
    assert round(real.utterances["chars"].mean(), 2) == 28.39
    assert round(dialogues["chars_counselor"].sum() / dialogues["utterances_counselor"].sum(), 2) == 35.84
    assert round(dialogues["chars_client"].sum() / dialogues["utterances_client"].sum(), 2) == 20.63
    assert dialogues["n_turns"].sum() == 471_940


@pytest.mark.corpus
def test_score(real: Corpus):
    score = real.dialogues["score"]
    assert (round(score.mean(), 2), score.median(), round(score.std(), 2)) == (63.58, 64, 20.83)
    assert ((score < 70).sum(), score.is_between(70, 98).sum(), (score >= 99).sum()) == (3_870, 2_601, 118)


@pytest.mark.corpus
def test_correlations_with_the_score(real: Corpus):
    found = real.dialogues.select(
        pl.corr("chars_client", "score", method="spearman"),
        pl.corr("response_s_counselor", "score", method="spearman").alias("response"),
    )
    assert [round(value, 2) for value in found.row(0)] == [0.42, -0.21]


@pytest.mark.corpus
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
