"""A coding study in sentences: every number of its facts."""

import pytest

from analysis.codes.study import coding_study
from analysis.core.query.selection import select
from analysis.display.coding_study import study_in_words
from analysis.labels import Labels
from data.corpus import Corpus
from tests.analysis.codes.invented import invented


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_sentences_hold_every_number(demo_ja: Corpus, lang: str):
    labels = Labels(lang)
    for row in coding_study(select(invented(demo_ja))).iter_rows(named=True):
        text = study_in_words(row, "X", labels)
        for name in ("n_utterances", "n_dialogues", "n_double", "n_disagreed"):
            assert labels.number(row[name]) in text
        assert f"{row['estimate']:.2f}" in text and f"[{row['low']:.2f}, {row['high']:.2f}]" in text
        assert ("0.5" in text) == bool(row["n_drawn"]) and row["reference"].rstrip(".") in text
