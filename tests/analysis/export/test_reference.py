"""An entry of the reference: how a number is computed, by which method, from which source."""

import re

import pytest

from analysis.core.registry import TABLES
from analysis.export import reference
from analysis.export.methods.bibtex import BIBTEX
from analysis.labels import LANGUAGES, Labels


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_entry_says_how_a_number_is_computed_and_by_which_method(lang: str):
    one = reference.entry(TABLES["topic_counts"], Labels(lang))
    assert one.explanation.startswith("Which share of the dialogues")
    assert any(name.startswith("share (") and "0-1" in meaning for name, meaning in one.columns)
    assert "Columns" not in one.explanation
    assert any("Cameron, Gelbach & Miller (2011)" in source for _, sources in one.methods for source in sources)
    assert "topic_bars" in one.related


@pytest.mark.parametrize("key", BIBTEX)
def test_every_reference_has_author_year_and_title_without_tex(key: str):
    line = reference.reference(key)
    assert re.fullmatch(r"\S.* \(\d{4}\)\. \w.*", line), line
    assert not re.search(r"[\\{}$]|\. \.", line), line


def test_text_is_never_markup():
    assert reference.plain("chars_*: a < b, ``x_y``") == r"chars\_\*: a \< b, `x_y`"
