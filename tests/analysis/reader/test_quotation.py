"""A quotation says its source and its lines."""

import pytest

from analysis.core.query.selection import select
from analysis.export.documents.quotation_text import as_text
from analysis.labels import Labels
from analysis.reader.quotation import quotation
from data.core.problems import UserError
from data.corpus import Corpus
from tests.analysis.naive import japanese


def test_a_quotation_says_its_source_and_a_place_for_the_translation(demo_ja: Corpus):
    lines = quotation(select(demo_ja), dialogue="3", lines="2-4,7")
    text = as_text(lines, demo_ja.manifest.card, Labels("en"))
    for part in ("dialogue 3", "utterances 2–4, 7", demo_ja.version, "CC0 1.0", "Client [2]", "[Translation"):
        assert part in text
    assert [row for row in japanese()[3]["dialogue"] if row["utterance"] in text]
    for broken in ("x", "5-2", "", "1e3"):
        with pytest.raises(UserError):
            quotation(select(demo_ja), dialogue="3", lines=broken)
