"""What affect is read from: labels, and words of a lexicon."""

from pathlib import Path

import polars as pl
import pytest

from analysis.interaction.affect_sources import Wanted, categories, readings, schemes
from data.affect.store import add_lexicon
from data.corpus import Corpus

DIC = "%\n1\tpos\n2\tneg\n%\n嬉しい\t1\n楽し*\t1\n安心\t1\n怖い\t2\n悲しい\t2\n不安\t2\n"


@pytest.fixture
def lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A lexicon of a few words, in a workspace of its own."""
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))
    return "lexicon:" + add_lexicon(DIC.encode(), "feelings.dic")


def test_numbers_of_labels_are_taken_as_they_are(demo_en: Corpus):
    assert list(schemes(demo_en)) == ["move"]
    assert "feeling" in categories(demo_en, "labels:move")
    found = readings(demo_en, Wanted("labels:move", "feeling", "agreement"))
    labels = demo_en.utterance_labels
    n = {label: labels.filter(pl.col("label") == label).height for label in ("feeling", "agreement")}
    assert found.value.sum() == n["feeling"] - n["agreement"]
    assert found.base.sum() == labels.height


def test_negated_words_are_told_left_out_or_turned(demo_ja: Corpus, lexicon: str):
    counted, out, turned = (
        readings(demo_ja, Wanted(lexicon, "pos", "neg", kind)) for kind in ("counted", "left_out", "turned")
    )
    n = int(counted.hits["negated"].sum())
    assert n > 0
    assert counted.hits.height - out.hits.height == n
    of_negated = counted.hits.filter(pl.col("negated"))["sign"].sum()
    assert counted.value.sum() - out.value.sum() == pytest.approx(of_negated)
    assert counted.value.sum() - turned.value.sum() == pytest.approx(2 * of_negated)
