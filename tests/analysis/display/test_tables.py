"""Tables in words: every table of the registry reads in one language."""

import contextlib

import polars as pl
import pytest

from analysis.core.errors import Absent
from analysis.core.query.selection import select
from analysis.core.registry import TABLES
from analysis.display.small_samples import MARK
from analysis.display.tables import KINDS, present
from analysis.labels import LANGUAGES, Labels
from data.core.problems import Missing
from data.corpus import Corpus
from tests.analysis.answers import answer
from tests.analysis.figures.material import JAPANESE, NAMES

WORDS_OF_DATA = {"system", "system_a", "system_b", "word_before", "act", "gold_act"}  # words, or names of rules


def made(name: str, demos: list[Corpus]) -> pl.DataFrame:
    """The table on the first demo that holds what it is made from."""
    for demo in demos:
        with contextlib.suppress(Absent, Missing):
            return answer(TABLES[name], select(demo))
    raise AssertionError(f"{name} can be made from no demo")


@pytest.mark.parametrize("name", TABLES)
def test_tables_read_in_one_language(name: str, demos: list[Corpus], demo_en: Corpus, encoded: Corpus):
    table = made(name, [*demos, encoded])
    names_of_data = set(demo_en.manifest.topics) | set(demo_en.ratings["item"]) | NAMES
    names_of_data |= set(demo_en.utterance_labels["label"]) | set(demo_en.utterance_labels["scheme"])
    names_of_data.add("")  # agreement on a whole scheme, not on one of its codes
    is_coded = [code in KINDS and code not in WORDS_OF_DATA for code in table.columns]
    for lang in LANGUAGES:
        read = present(table, Labels(lang))
        assert read.shape == table.shape
        assert len(set(read.columns)) == read.width
        coded = [column for column, is_code in zip(read.iter_columns(), is_coded, strict=True) if is_code]
        for word in {word.removesuffix(MARK) for column in coded for word in column.drop_nulls()} - names_of_data:
            assert bool(JAPANESE.search(word)) == (lang == "ja"), word
