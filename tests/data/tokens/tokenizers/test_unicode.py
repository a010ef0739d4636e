"""Words of languages without a tokenizer of their own."""

from data.corpus import Corpus


def test_words_of_other_languages(demo_en: Corpus):
    words = demo_en.tokens.cut("I don’t know, “Well-being” is 3.5!  👨‍👩‍👧")
    assert [(w.surface, w.lemma, w.pos) for w in words][:7] == [
        ("I", "i", "word"),
        ("don't", "don't", "word"),
        ("know", "know", "word"),
        (",", ",", "symbol"),
        ('"', '"', "symbol"),
        ("Well", "well", "word"),
        ("-", "-", "symbol"),
    ]
    assert [(w.surface, w.pos) for w in words][-3:] == [("3.5", "number"), ("!", "symbol"), ("👨‍👩‍👧", "symbol")]
    assert "UAX #29" in demo_en.manifest.made_with["tokens"]
