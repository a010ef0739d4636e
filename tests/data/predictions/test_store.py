"""Sets of predictions: whole or not at all, by name, and gone when removed."""

from datetime import datetime

import polars as pl
import pytest

from data.annotations.predictions.importing import keep
from data.core.problems import Missing, UserError
from data.core.store import Library
from data.corpus import Corpus
from data.predictions import store
from data.predictions.store import PREDICTIONS, SCHEMA, SUM
from tests.copies import copied

NOW = datetime(2026, 1, 2)


@pytest.fixture
def own(demo_library: Library, tmp_path) -> Library:
    return copied(demo_library, tmp_path, "demo-en", "demo-ja")


def test_a_set_is_written_found_and_removed(own: Library):
    corpus = Corpus.open("demo-ja", own)
    number = corpus.dialogues["dialogue_id"][0]
    rows = pl.DataFrame([("s", number, SUM, 50.0, None)], schema=SCHEMA, orient="row")
    made, new = keep(rows, corpus, library=own, now=NOW, name="s", key="k", leaky=["s"])
    assert new and corpus.predictions.fitting([made.id]) == [made]
    assert corpus.predictions.table(made.id, PREDICTIONS)["value"].to_list() == [50.0]
    assert keep(rows, corpus, library=own, now=NOW, name="s", key="k") == (made, False)
    store.remove(own, "demo-ja", made.id)
    with pytest.raises(UserError, match="no predictions"):
        Corpus.open("demo-ja", own).predictions.fitting([made.id])


def test_a_corpus_without_predictions_says_what_makes_them(own: Library):
    with pytest.raises(Missing, match="python -m data predictions add FILE --corpus demo-en"):
        Corpus.open("demo-en", own).predictions.fitting()
