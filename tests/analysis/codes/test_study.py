"""The facts of a coding study, and the sentences that a methods section makes of them."""

from analysis.codes.agreement import agreement
from analysis.codes.study import coding_study
from analysis.core.query.selection import Selection, select
from analysis.display.coding_study import study_in_words
from analysis.labels import Labels
from data.corpus import Corpus
from tests.analysis.codes.invented import DRAWN, given, plain


def test_facts_of_each_scheme(everything: Selection):
    found = {row["scheme"]: row for row in coding_study(everything).iter_rows(named=True)}
    a, b = (plain(everything.corpus, "tag", coder) for coder in ("Aoi", "Ren"))
    tag = found["tag"]
    assert (tag["n_coders"], tag["n_utterances"], tag["n_double"], tag["n_settled"]) == (2, *[len(a)] * 3)
    assert tag["n_disagreed"] == sum(a[at] != b[at] for at in a)
    assert (tag["n_drawn"], tag["chance_low"], tag["chance_high"], tag["n_codes"]) == (len(a), DRAWN, DRAWN, 11)
    alpha = (
        agreement(everything, scheme="tag").filter(label_code="", coefficient="alpha_nominal").row(0, named=True)
    )
    assert [tag[name] for name in ("estimate", "low", "high")] == [
        alpha[name] for name in ("estimate", "low", "high")
    ]
    assert tag["made_by"] == "keywords 1.0"
    assert found["distress_level"]["coefficient"] == "alpha_ordinal" and found["distress_level"]["n_settled"] == 0


def test_one_coder_and_nobody_are_said(demo_ja: Corpus):
    labels = Labels("en")
    alone = coding_study(select(given(demo_ja, (1, 1, "tag", "Other", "A", "person")))).row(0, named=True)
    assert "1 utterance of 1 dialogue were coded by one coder" in study_in_words(alone, "X", labels)
    assert "No utterance was coded by more than one person." in study_in_words(alone, "X", labels)
    nobody = coding_study(select(given(demo_ja, (1, 1, "tag", "Other", "R", "rule")))).row(0, named=True)
    assert "No utterance was coded by people. Labels not given by people: R" in study_in_words(nobody, "X", labels)
