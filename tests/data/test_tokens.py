"""Every utterance as words: nothing lost, every place leads back to the raw text, counts as a naive count's."""

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data import tokenizers
from data.building.prepare import complete
from data.corpus import Corpus
from data.matching.alignment import align, by_clusters
from data.matching.normalization import normalize
from data.problems import Missing, UserError
from data.store import Library
from data.tokenizers.japanese import LONGEST, pieces
from data.tokenizers.word_lists import Compound
from data.tokens.corpus_tokens import Tokens
from data.tokens.parts import Part, cut, described
from tests.data.invent import keep, opened, record, write

ODD = "ｶﾞﾊﾟｷ゛゜\u3099\u309aが㌔㍻㌫ﬁﬃ①½㈱…‥～！？　 \t\n\0\b\u2060\u200d\ufe0f\u0301\u0323e가ᄀ\u1161\u11a8ㅏ"
ODD += "睡不着觉焦慮的👨👩😊🏽１２３ＡＢａ柿死にたい。、\"',\ufffd\u2028\x85\x1c"
texts = st.lists(st.text(st.one_of(st.sampled_from(ODD), st.characters(codec="utf-8")), max_size=30), max_size=4)
NAMES = (tokenizers.JAPANESE, tokenizers.CHINESE, tokenizers.WORDS)
TOKENIZERS = {name: tokenizers.find(name) for name in NAMES}


def normalized(raw: list[str]) -> list[str | None]:
    return [None if normalize(text) == text else normalize(text) for text in raw]


def said(corpus: Corpus, unit: str = "short") -> list[list[tuple[str, str]]]:
    """Surface and raw text of each token, an utterance a list."""
    tokens = corpus.tokens.in_unit(unit)
    surface = tokens.vocabulary["surface"].to_list()
    return [
        [(surface[tokens.ids[t]], raw[tokens.begins[t] : tokens.ends[t]]) for t in range(low, high)]
        for raw, low, high in zip(corpus.texts, tokens.starts[:-1], tokens.starts[1:], strict=True)
    ]


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
            first, behind = int(found.first[place]), int(found.behind[place])
            assert found.raw_starts[row] <= first < behind <= found.raw_starts[row + 1]
            part = normalize(joined[first:behind])
            assert "".join(part.split()) == "".join(text[place - low : place - low + len(part)].split())
            assert set(found.first[place : place + len(part)]) == {first}
            place += len(part)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=200, deadline=None)
@given(raw=texts)
@example(raw=["\0", "", "a\0\0b", "\b", "　\n"])
@example(raw=["あ" * (LONGEST + 7) + "\0" + "a" * 10_000])
def test_nothing_is_lost(name: str, raw: list[str]):
    part = cut(raw, normalized(raw), TOKENIZERS[name])
    surfaces = [line.split("\t")[0] for line in part.lines]
    ends = np.cumsum(part.counts)
    for row, text in enumerate(raw):
        words = [surfaces[i] for i in part.ids[ends[row] - part.counts[row] : ends[row]]]
        assert "".join(words) == "".join(normalize(text).split())
    full = described(TOKENIZERS[name], part.lines, part.examples)
    assert [line.split("\t")[:2] for line in full] == [line.split("\t") for line in part.lines]


def test_a_part_is_read_as_written(tmp_path: Path):
    raw = ["柿の木です。", "", "ｶｷ　㌔"]
    part = cut(raw, normalized(raw), TOKENIZERS["mecab"])
    part.write(tmp_path / "p.npz")
    again = Part.read(tmp_path / "p.npz")
    assert (again.lines, again.examples) == (part.lines, part.examples)
    assert all(np.array_equal(getattr(again, n), getattr(part, n)) for n in ("ids", "counts", "odd"))


@pytest.mark.parametrize("longest", [1, 2, 7, 50])
def test_pieces_are_the_text(longest: int):
    text = "庭の柿。木です、ね　はい" * 9
    found = list(pieces(text, longest))
    assert "".join(found) == text
    assert max(map(len, found)) <= longest


@pytest.mark.parametrize("unit", ["short", "compound"])
def test_every_token_stands_where_it_says(demo: Corpus, unit: str):
    for raw, words in zip(demo.texts, said(demo, unit), strict=True):
        assert "".join(word for word, _ in words) == "".join(normalize(raw).split())
        for word, place in words:
            assert word in normalize(place)
            if "…" not in place and "‥" not in place:
                assert normalize(place) == word


@pytest.mark.parametrize("unit", ["short", "compound"])
def test_places_of_some(demo_ja: Corpus, unit: str):
    tokens = demo_ja.tokens.in_unit(unit)
    some = np.array([0, len(tokens.ids) - 1, 17, 17, 3, 900])
    begins, ends = tokens.spans(some)
    assert begins.tolist() == tokens.begins[some].tolist()
    assert ends.tolist() == tokens.ends[some].tolist()
    rows = tokens.rows_of(some)
    assert (tokens.starts[rows] <= some).all() and (some < tokens.starts[rows + 1]).all()
    assert [len(a) for a in tokens.spans(np.array([], dtype=np.int64))] == [0, 0]


@pytest.mark.parametrize("unit", ["short", "compound"])
def test_counts_are_those_of_a_naive_count(demo: Corpus, unit: str):
    tokens = demo.tokens.in_unit(unit)
    rows = tokens.vocabulary.rows(named=True)
    row_of = {number: row for row, number in enumerate(demo.dialogues["dialogue_id"])}
    cells: Counter[tuple[int, int]] = Counter()
    totals: Counter[int] = Counter()
    within: dict[int, set[int]] = {}
    for utterance, (number, role) in enumerate(demo.utterances.select("dialogue_id", "role").iter_rows()):
        for word in tokens.ids[tokens.starts[utterance] : tokens.starts[utterance + 1]].tolist():
            lemma = rows[word]["lemma_id"]
            totals[lemma] += 1
            within.setdefault(lemma, set()).add(number)
            cells[2 * row_of[number] + (role == "client"), lemma] += 1
    found = tokens.matrix.tocoo()
    assert dict(cells) == dict(
        zip(zip(found.row.tolist(), found.col.tolist(), strict=True), found.data, strict=True)
    )
    assert tokens.matrix.shape == (2 * demo.dialogues.height, tokens.lemmas.height)
    for lemma, name, pos, n, held in tokens.lemmas.select(
        "lemma_id", "lemma", "pos", "n", "n_dialogues"
    ).iter_rows():
        assert (totals[lemma], len(within[lemma])) == (n, held)
        assert {(r["lemma"], r["pos"]) for r in rows if r["lemma_id"] == lemma} == {(name, pos)}
    assert tokens.lemmas.select("lemma", "pos").is_unique().all()
    assert [rows[i]["lemma_id"] for i in range(len(rows))] == tokens.lemma_of.tolist()


def test_japanese_words(demo_ja: Corpus):
    words = demo_ja.tokens.cut("ｶｳﾝｾﾘﾝｸﾞを　10㌔も受けなかった")
    assert [(w.surface, w.lemma, w.reading, w.pos, w.begin, w.end) for w in words] == [
        ("カウンセリング", "カウンセリング", "カウンセリング", "名詞", 0, 8),
        ("を", "を", "ヲ", "助詞", 8, 9),
        ("10", "10", None, "名詞", 10, 12),
        ("キロ", "キロ", "キロ", "名詞", 12, 13),
        ("も", "も", "モ", "助詞", 13, 14),
        ("受け", "受ける", "ウケ", "動詞", 14, 16),
        ("なかっ", "ない", "ナカッ", "助動詞", 16, 19),
        ("た", "た", "タ", "助動詞", 19, 20),
    ]
    assert demo_ja.tokens.about["tokenizer"] == "mecab"
    assert "UniDic 2.1.2" in demo_ja.manifest.made_with["tokens"]


def test_words_of_other_languages(demo_en: Corpus):
    words = demo_en.tokens.cut("I don’t know, “Well-being” is 3.5!  👨‍👩‍👧")
    assert [(w.surface, w.lemma, w.pos) for w in words][:7] == [
        ("I", "i", "word"),
        ("don't", "don't", "word"),
        ("know", "know", "word"),
        (",", ",", "symbol"),
        ("“", "“", "symbol"),
        ("Well", "well", "word"),
        ("-", "-", "symbol"),
    ]
    assert [(w.surface, w.pos) for w in words][-3:] == [("3.5", "number"), ("!", "symbol"), ("👨‍👩‍👧", "symbol")]
    assert "UAX #29" in demo_en.manifest.made_with["tokens"]


def test_chinese_words():
    words = tokenizers.find(tokenizers.CHINESE, (Compound("柿子树"), Compound("园艺疗法", "园艺", "", "名詞")))
    answer = words.describe(["我对考试很焦虑，柿子树3棵 I’m OK😊园艺疗法"])[0]
    assert [tuple(line.split("\t")[i] for i in (0, 2, 3)) for line in answer.split("\n")] == [
        ("我", "代名詞", "我"),
        ("对", "介詞", "对"),
        ("考试", "動詞", "考试"),
        ("很", "word", "很"),
        ("焦虑", "形容詞", "焦虑"),
        ("，", "symbol", "，"),
        ("柿子树", "word", "柿子树"),
        ("3", "number", "3"),
        ("棵", "量詞", "棵"),
        ("I’m", "word", "i'm"),
        ("OK", "word", "ok"),
        ("😊", "symbol", "😊"),
        ("园艺疗法", "名詞", "园艺"),
    ]
    assert "jieba" in words.about and words.version == tokenizers.version(tokenizers.CHINESE)


@pytest.mark.parametrize(
    ("languages", "lines", "name"),
    [
        (["ja"], [], "mecab"),
        (["en", "ja"], [], "mecab"),
        (["en"], ["はい"], "unicode"),
        ([], ["はい", "え"], "mecab"),
        ([], ["yes", "no"], "unicode"),
        (["zh"], [], "jieba"),
        (["ja", "zh"], [], "mecab"),
        ([], ["柿子树", "您好"], "jieba"),
        ([], [], "unicode"),
    ],
)
def test_which_tokenizer(languages, lines, name):
    import polars as pl

    assert tokenizers.choose(languages, pl.Series(lines, dtype=pl.String)) == name


def test_compound_nouns_are_runs_of_nouns(demo_ja: Corpus):
    tokens = demo_ja.tokens.in_unit("compound")
    made = tokens.vocabulary.filter(tokens.vocabulary["pos_detail"] == "複合名詞")
    assert made.height > 50
    assert set(made["pos"]) == {"名詞"}
    assert tokens.in_unit("compound") is tokens and tokens.in_unit("short") is demo_ja.tokens
    assert [word.surface for word in tokens.cut("相談員")] == ["相談", "員"]
    with pytest.raises(UserError, match="there are short, compound"):
        tokens.in_unit("long")


def test_odd_utterances_keep_their_rows(tmp_path: Path, library: Library):
    value = record(1)
    lines = ["\u3000", "\0\b", "あ" * 10_000, "a" * 10_000, "ﾊﾞ\u3099　㌔", "\u2060😊👨‍👩‍👧", "\ud83d柿"]
    value["dialogue"] = [{"role": "other?" if i == 3 else "client", "utterance": t} for i, t in enumerate(lines)]
    corpus = opened(write(tmp_path / "in", [json.dumps(value).encode()]), library, words=True, maps=False)
    for raw, words in zip(corpus.texts, said(corpus), strict=True):
        assert "".join(word for word, _ in words) == "".join(normalize(raw).split())
    assert corpus.tokens.matrix[0].nnz == 0
    assert corpus.tokens.lemmas["n"].sum() == len(corpus.tokens.ids) > corpus.tokens.matrix.sum()


def test_a_corpus_without_any_word(tmp_path: Path, library: Library):
    value = record(1)
    value["dialogue"] = [{"role": "client", "utterance": "\u3000"}]
    tokens = opened(write(tmp_path / "in", [value]), library, words=True, maps=False).tokens
    assert (tokens.ids.tolist(), tokens.starts.tolist(), tokens.matrix.shape) == ([], [0, 0], (2, 0))
    assert tokens.in_unit("compound").begins.tolist() == []


def test_without_the_stage(tmp_path: Path, library: Library, monkeypatch):
    def refuse(*_args, **_options):
        raise RuntimeError("no dictionary")

    source = write(tmp_path / "in", [record(1)])
    monkeypatch.setattr("data.tokens.stage.make_tokens", refuse)
    manifest, made = keep(source, library, words=True, maps=False)
    assert (made, manifest.unmade) == (True, {"tokens": "RuntimeError: no dictionary"})
    corpus = Corpus.open("c", library)
    assert corpus.dialogues["n_turns"].to_list() == [3]
    with pytest.raises(Missing, match=r"c has no tokens yet \(RuntimeError: no dictionary\): run "):
        _ = corpus.tokens
    monkeypatch.undo()
    manifest, made = keep(source, library, words=True, maps=False)
    assert (made, manifest.unmade) == (True, {})
    assert isinstance(Corpus.open("c", library).tokens, Tokens)


def test_words_later(tmp_path: Path, library: Library):
    source = write(tmp_path / "in", [record(1)])
    manifest, _ = keep(source, library)
    assert (list(manifest.stages), manifest.unmade) == (["records", "measures"], {})
    manifest, made = complete("c", library=library)
    later = ["tokens", "lemmas", "vectors", "layouts"]
    assert (list(manifest.stages), made) == (["records", "measures", *later], True)
    assert keep(source, library) == (manifest, False)


@pytest.mark.corpus
def test_the_real_corpus(real: Corpus):
    tokens = real.tokens
    assert len(tokens.ids) == tokens.lemmas["n"].sum() == tokens.matrix.sum() == 10_688_919
    assert tokens.ids.dtype == tokens.begins.dtype == np.uint16
    surface = tokens.vocabulary["surface"].to_list()
    for row in np.linspace(0, real.utterances.height - 1, 5_000).astype(int).tolist():
        raw, low, high = real.texts[row], tokens.starts[row], tokens.starts[row + 1]
        words = [surface[word] for word in tokens.ids[low:high].tolist()]
        assert "".join(words) == "".join(normalize(raw).split())
        for word, begin, end in zip(words, tokens.begins[low:high], tokens.ends[low:high], strict=True):
            assert word in normalize(raw[begin:end])


def test_damaged_tokens(tmp_path: Path, library: Library):
    corpus = opened(write(tmp_path / "in", [record(1)]), library, words=True, maps=False)
    next(library.root.glob("c/tokens-*/ids.npy")).write_bytes(b"no array")
    with pytest.raises(UserError, match=r"tokens-.*damaged.*remove this folder"):
        _ = corpus.tokens
