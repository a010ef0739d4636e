"""Each character of the normalised text leads back to the raw text."""

from hypothesis import example, given
from hypothesis import strategies as st

from data.core.matching.alignment import align, by_clusters
from data.core.matching.normalization import normalize

ODD = "ｶﾞﾊﾟｷ゛゜\u3099\u309aが㌔㍻㌫ﬁﬃ①½㈱…‥～！？　 \t\n\0\b\u2060\u200d\ufe0f\u0301\u0323e가ᄀ\u1161\u11a8ㅏ"
ODD += "睡不着觉焦慮的👨👩😊🏽１２３ＡＢａ柿死にたい。、\"',\ufffd\u2028\x85\x1c"
texts = st.lists(st.text(st.one_of(st.sampled_from(ODD), st.characters(codec="utf-8")), max_size=30), max_size=4)


def normalized(raw: list[str]) -> list[str | None]:
    return [None if normalize(text) == text else normalize(text) for text in raw]


@given(st.text(st.one_of(st.sampled_from(ODD), st.characters(codec="utf-8"))))
@example("ﾊﾞ㌔㍻か\u3099ﬁe\u0323\u0301")
def test_clusters_make_the_normalised_text(raw: str):
    text, widths = by_clusters(raw)
    assert text == normalize(raw)
    assert (len(widths), sum(widths)) == (len(raw), len(text))


@given(texts)
@example(["ﾊﾞｽで10㌔、㍻か\u3099ﬁe\u0323\u0301", "", "　"])
def test_alignment_leads_back(raw: list[str]):
    found = align(raw, normalized(raw))
    joined = "".join(raw)
    for row, text in enumerate(found.texts):
        low, high = int(found.starts[row]), int(found.starts[row + 1])
        assert text.split() == normalize(raw[row]).split()
        place = low
        while place < high:
            first, behind = int(found.first[place]), int(found.stop[place])
            assert found.raw_starts[row] <= first < behind <= found.raw_starts[row + 1]
            part = normalize(joined[first:behind])
            assert "".join(part.split()) == "".join(text[place - low : place - low + len(part)].split())
            assert set(found.first[place : place + len(part)]) == {first}
            place += len(part)
