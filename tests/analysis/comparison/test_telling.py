"""What a classifier tells corpora apart by."""

from analysis.comparison.telling import telling_features
from analysis.core.query.selection import Selection
from analysis.core.text.lexicon import lexicon


def test_words_and_lengths_that_only_one_corpus_has_tell_it(first: Selection):
    found = telling_features(first, beside="made", top=5)
    assert found.height == 10 and set(found["corpus_name"]) == {"made"}
    strongest = found.row(0, named=True)
    assert strongest["telling_weight"] > 0 and strongest["held_b"] > strongest["held_a"]
    assert found.row(-1, named=True)["telling_weight"] < 0
    written = lexicon(first.corpus)
    names = written.lemmas.select("lemma", "pos").rows()
    known = found.select("told_by", "pos", "form").rows()
    assert [form for word, pos, form in known if (word, pos) in names] == [
        written.written[names.index((word, pos))] for word, pos, _ in known if (word, pos) in names
    ]
    by_form = telling_features(first, beside="made", by="form")
    lengths = by_form.filter(told_by="utterances").row(0, named=True)
    assert round(lengths["value_b"]) == 4 and lengths["value_a"] > 40 and lengths["telling_weight"] < 0
    assert by_form["pos"].null_count() == by_form.height
