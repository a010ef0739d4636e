"""The ready schemes: whole in both languages, with keys, sources and the codes of the annotated KokoroChat."""

from data.coding import ready
from data.coding.scheme import with_keys


def test_every_scheme_is_whole_in_both_languages():
    assert list(ready.schemes())[:4] == ["tag", "distress_level", "disclosure_depth", "miti"]
    for scheme in ready.schemes().values():
        assert scheme.source
        for texts in (scheme.names, *(code.names for code in scheme.codes), *(c.definition for c in scheme.codes)):
            assert texts.keys() == {"ja", "en"}
        if not scheme.is_number:
            assert with_keys(scheme) == scheme
            assert len({scheme.color(code.id) for code in scheme.codes}) >= min(11, len(scheme.codes))


def test_labels_that_came_without_a_scheme_get_theirs():
    assert ready.by_id("tag", ["Suggest"], []) == ready.schemes()["tag"]
    assert len(ready.schemes()["tag"].codes) == 11
    assert ready.by_id("distress_level", [], [0, 3]) is not None
    assert ready.by_id("tag", ["unknown"], []) is None
    stray, wide = ready.by_id("tag", ["Suggest", "Sugest"], []), ready.by_id("distress_level", [], [0, 9])
    assert stray is not None and [code.id for code in stray.codes[11:]] == ["Sugest"]
    assert wide is not None and (wide.low, wide.high, wide.kind) == (0, 9, "ordinal")
    assert ready.by_id("other", [], []) is None
