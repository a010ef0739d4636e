"""What a list changes, and what is made anew."""

import json
from pathlib import Path
from typing import Any

import pytest

from data.__main__ import main
from data.building import apply_word_lists
from data.building.prepare import complete
from data.core.problems import UserError
from data.core.store import EMBEDDED, Library
from data.corpus import Corpus
from data.tokens.tokenizers import user_dictionary
from data.tokens.tokenizers.word_lists import (
    WordLists,
)
from tests.data.invent import keep, record, write

TEXTS = ("庭の傾聴力は大切で、傾聴力講座にも行くSNS仲間です。", "子供とこどもと子ども。")
STANDING = ["vectors", "layouts", "utterances"]  # what is made from lemmas


def with_texts(*lines: str) -> dict[str, Any]:
    return {**record(1), "dialogue": [{"role": "client", "utterance": line} for line in lines]}


@pytest.fixture
def kept(tmp_path: Path, library: Library) -> Library:
    keep(write(tmp_path / "in", [with_texts(*TEXTS)]), library, words=True)
    return library


def surfaces(library: Library, unit: str = "short") -> list[str]:
    tokens = Corpus.open("c", library).tokens.in_unit(unit)
    return tokens.vocabulary["surface"][tokens.ids.astype("int64")].to_list()


def lemmas(library: Library) -> dict[str, int]:
    return dict(Corpus.open("c", library).tokens.lemmas.select("lemma", "n").iter_rows())


def listed(tmp_path: Path, text: str | bytes) -> Path:
    file = tmp_path / "list.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_compounds_are_taken_whole(kept: Library, tmp_path: Path):
    assert "傾聴力" not in surfaces(kept)
    file = listed(
        tmp_path,
        "# 専門用語\n傾聴力,傾聴力,ケイチョウリョク\n傾聴力講座,,,名詞-固有名詞-一般\nＳＮＳ仲間\n沖縄料理\n",
    )
    manifest, made = apply_word_lists.apply("c", library=kept, compounds=file)
    assert (made, manifest.unmade) == (True, {})
    found = surfaces(kept)
    assert "".join(found) == "".join(TEXTS)
    assert found[:9] == ["庭", "の", "傾聴力", "は", "大切", "で", "、", "傾聴力講座", "に"]
    assert "SNS仲間" in found
    tokens = Corpus.open("c", kept).tokens
    rows = {row["surface"]: row for row in tokens.vocabulary.iter_rows(named=True)}
    assert (rows["傾聴力"]["reading"], rows["傾聴力"]["pos_detail"]) == ("ケイチョウリョク", "普通名詞-一般")
    assert (rows["傾聴力講座"]["reading"], rows["傾聴力講座"]["pos_detail"]) == (None, "固有名詞-一般")
    assert rows["は"]["pos"] == "助詞"
    assert [word.surface for word in tokens.cut("傾聴力だ")] == ["傾聴力", "だ"]
    assert list(apply_word_lists.summary(manifest, kept))[1] == "compounds: 4; 1 never occur as a word: 沖縄料理"


def test_synonyms_are_one_lemma(kept: Library, tmp_path: Path):
    assert "こども" not in lemmas(kept)
    before = sum(lemmas(kept).values())
    file = listed(tmp_path, "こども\t子供,子ども\n学校\tスクール\n")
    manifest, _ = apply_word_lists.apply("c", library=kept, synonyms=file)
    assert lemmas(kept)["こども"] == 3
    assert sum(lemmas(kept).values()) == before
    assert Corpus.open("c", kept).tokens.cut("子供")[0].lemma == "こども"
    assert (
        list(apply_word_lists.summary(manifest, kept))[2]
        == "variants of a spelling: 3; 1 never occur as a word: スクール"
    )


def test_synonyms_of_compound_nouns(kept: Library, tmp_path: Path):
    assert "SNS仲間" in surfaces(kept, "compound")
    apply_word_lists.apply("c", library=kept, synonyms=listed(tmp_path, "ネット仲間\tSNS仲間\n"))
    assert "ネット仲間" in Corpus.open("c", kept).tokens.in_unit("compound").lemmas["lemma"]


def test_only_what_depends_is_made_anew(kept: Library, tmp_path: Path):
    first = kept.manifest("c")
    second, _ = apply_word_lists.apply("c", library=kept, synonyms=listed(tmp_path, "こども\t子供\n"))
    assert [n for n in first.stages if first.stages[n] != second.stages[n]] == ["lemmas", *STANDING]
    third, _ = apply_word_lists.apply("c", library=kept, compounds=listed(tmp_path, "傾聴力\n"))
    assert [n for n in first.stages if second.stages[n] != third.stages[n]] == ["tokens", "lemmas", *STANDING]
    assert apply_word_lists.apply("c", library=kept) == (third, False)
    assert complete("c", library=kept) == (third, False)
    back, made = apply_word_lists.apply("c", library=kept, replace_all=True)
    assert (back.stages, made) == (first.stages, True)
    assert WordLists.of(kept.root / "c") == WordLists()
    assert sorted(path.name for path in (kept.root / "c").iterdir() if path.is_dir()) == sorted(
        [EMBEDDED, *first.stages.values()]
    )


def test_a_list_that_fails_leaves_the_words_of_before(kept: Library, tmp_path: Path, monkeypatch):
    def refuse(*_args, **_options):
        raise UserError("MeCab cannot make the user dictionary: why not")

    before = kept.manifest("c")
    monkeypatch.setattr(user_dictionary, "build", refuse)
    after, _ = apply_word_lists.apply("c", library=kept, compounds=listed(tmp_path, "傾聴力\n"))
    assert after.stages == before.stages
    assert after.unmade == {"tokens": "MeCab cannot make the user dictionary: why not"}
    assert "傾聴" in surfaces(kept)


def test_compounds_in_english(tmp_path: Path, library: Library):
    line = {"id": 1, "role": "client", "lang": "en"}
    line["text"] = "Active listening, the ACTIVE LISTENING of active listeners."
    source = tmp_path / "en.jsonl"
    source.write_text(json.dumps(line))
    mapping = tmp_path / "map.json"
    mapping.write_text('{"columns": {"dialogue_id": "id", "role": "role", "text": "text", "language": "lang"}}')
    options = ["--library", str(library.root)]
    assert main(["prepare", str(source), "--name", "c", "--map", str(mapping), *options]) == 0
    assert main(["words", "c", "--compounds", str(listed(tmp_path, "active listening\n")), *options]) == 0
    found = surfaces(library)
    assert found == ["Active listening", ",", "the", "ACTIVE LISTENING", "of", "active", "listeners", "."]
    tokens = Corpus.open("c", library).tokens
    assert tokens.ends.tolist() == [16, 17, 21, 38, 41, 48, 58, 59]
    assert lemmas(library)["active listening"] == 2


def test_the_command(kept: Library, tmp_path: Path, capsys):
    options = ["--library", str(kept.root)]
    assert main(["words", "c", *options]) == 0
    assert "c: words by MeCab (fugashi" in capsys.readouterr().err
    assert main(["words", "c", "--synonyms", str(listed(tmp_path, "柿\n")), *options]) == 2
    assert "list.txt:1: no tab" in capsys.readouterr().err
    assert main(["words", "nothing", *options]) == 2


def test_the_command_says_what_failed(kept: Library, tmp_path: Path, capsys, monkeypatch):
    def refuse(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.tokens.stage.make_tokens", refuse)
    options = ["--library", str(kept.root), "--compounds", str(listed(tmp_path, "柿\n")), "--progress", "json"]
    assert main(["words", "c", *options]) == 2
    said = capsys.readouterr()
    assert "c can be opened, but tokens could not be made" in said.err
    assert "No space left on device" in said.err
    assert '"unmade":{"tokens":' in said.out
