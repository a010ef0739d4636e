"""Measures of a set: each response against its gold, as the single functions measure it."""

import polars as pl

from data.core.store.responses import GOLDS, MEASURES, RESPONSES
from data.corpus import Corpus
from data.responses.measures import measure as measures


def test_each_row_is_what_the_single_functions_give(demo_ja: Corpus):
    responses = demo_ja.responses
    one = responses.sets()[0]
    rows = responses.table(one.id, RESPONSES).head(5)
    measured, golds = measures.measure(rows, demo_ja, "ja", lambda *_: None)
    assert measured.height == 5 and golds.height == rows.select("dialogue_id", "position").n_unique()
    stored = responses.table(one.id, MEASURES).join(
        rows.select("system", "dialogue_id", "position"), on=["system", "dialogue_id", "position"], how="semi"
    )
    key = ["system", "dialogue_id", "position"]
    columns = [name for name, dtype in measured.schema.items() if dtype == pl.Float64 and name in stored.columns]
    assert measured.sort(key).select(columns).equals(stored.sort(key).select(columns), null_equal=True)
    assert set(responses.table(one.id, GOLDS).columns) >= set(golds.columns)


def test_versions_name_the_tokenizers(demo_ja: Corpus):
    assert measures.version("ja") != measures.version("en")
    assert measures.version("ja") == measures.version("ja")
    assert all(measures.about("ja").values())


def test_words_are_those_of_the_language():
    [japanese] = measures.WordTokenizer("ja")(["よく眠れません"])
    [english] = measures.WordTokenizer("en")(["I can't sleep"])
    assert "".join(japanese) == "よく眠れません" and len(japanese) > 2
    assert english[0].lower() == "i"
