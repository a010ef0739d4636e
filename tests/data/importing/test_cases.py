"""Small invented files in the shapes that people meet: each is read, and what was done is listed."""

from pathlib import Path

import pytest

from data.core.matching import scan
from data.core.store import Library
from data.corpus import Corpus
from tests.data.importing.invent import A, B, imported, rules

CASES = Path(__file__).parents[1] / "cases"


@pytest.fixture
def case(library: Library):
    return lambda name: imported(CASES / name, library)


EXPECTED = {
    "f01-dame-moji.zip": (5, 10, {"no_feedback"}),
    "f02-quotes.csv": (50, 100, {"quotes_mended"}),
    "f03-wrap-data.json": (3, 6, set()),
    "f04-comma-topics.jsonl": (40, 120, set()),
    "f06-mixed-ids.jsonl": (2, 6, set()),
    "f08-clean.csv": (1, 5, set()),
    "f08-zero-width.csv": (1, 5, {"invisible_characters"}),
    "f11-chat-per-file.json": (1, 2, set()),
    "f12-two-files": (4, 12, {"ids_restart"}),
    "f13-convokit": (2, 6, set()),
    "f14-talks.csv.gz": (1, 6, set()),
    "f15-cp1252.csv": (1, 2, {"other_encoding"}),
    "f16-trailing-cells.csv": (2, 6, {"empty_cells"}),
    "f17-sep-line.csv": (2, 6, set()),
    "f18-merged-id.csv": (2, 6, {"ids_filled"}),
    "f19-number-as-text.json": (3, 9, {"number_as_text"}),
    "f20-content-parts.jsonl": (2, 4, {"instruction"}),
    "f21-pandas-columns.json": (2, 4, set()),
    "f23-kuraiento.csv": (1, 3, set()),
    "f24-times.csv": (20, 40, {"times_without_date", "ambiguous_dates"}),
    "f27-sjis.json": (2, 4, {"other_encoding", "no_feedback"}),
    "f30-blanks-at-ends.jsonl": (7, 14, {"spelled_alike"}),
}


@pytest.mark.parametrize(("name", "expected"), EXPECTED.items())
def test_every_case_opens_whole(name, expected, case):
    corpus = case(name)
    counts = corpus.manifest.counts
    assert (counts["dialogues"], counts["utterances"], rules(corpus)) == expected
    assert corpus.manifest.problems["set_aside"] == 0


def test_names_in_a_japanese_zip(case):
    assert set(case("f01-dame-moji.zip").dialogues["source_id"]) == {"相談1", "予約済", "ソ", "機能", "発話表"}


def test_ids_within_a_file(case):
    names = case("f12-two-files").dialogues["source_id"].to_list()
    assert names == ["topic1/1", "topic1/2", "topic2/1", "topic2/2"]


def test_convokit(case):
    corpus = case("f13-convokit")
    assert corpus.dialogues["source_id"].to_list() == ["c100", "c200"]
    assert corpus.dialogues["topic_main"].to_list() == ["sleep", "work"]
    assert set(corpus.speakers["source_id"]) == {"T1", "P7", "P8"}
    assert corpus.manifest.roles == ("counselor", "client")


def test_windows_quotes(case):
    assert case("f15-cp1252.csv").texts.to_list()[1] == "I don’t know."


def test_times(case):
    assert case("f24-times.csv").utterances["said_at"].null_count() == 0


def test_blanks_and_width_at_the_ends_of_names(case):
    corpus = case("f30-blanks-at-ends.jsonl")
    assert corpus.dialogues["topic_main"].unique().to_list() == ["仕事"]
    assert set(corpus.speakers["source_id"]) == {"p1", "1", "k"}


def found(corpus: Corpus, query: str) -> int:
    pattern, is_literal = scan.literal(query)
    return int(scan.hits(corpus.normalized, pattern, is_literal=is_literal).sum())


@pytest.mark.parametrize(("query", "n"), [("〜", 4), ("～", 4), ("−3", 2), ("-3", 2), ("―", 2)])
def test_signs_that_look_alike(query, n, case):
    assert found(case("f07-wave-dash.csv"), query) == n


@pytest.mark.parametrize("query", ["どう", "不安", "緊張"])
def test_invisible_characters_hide_no_word(query, library: Library):
    hidden = imported(CASES / "f08-zero-width.csv", library)
    n = found(hidden, query)
    assert any("\u200b" in text for text in hidden.texts)
    assert n == found(imported(CASES / "f08-clean.csv", library), query) > 0


@pytest.mark.parametrize(
    ("query", "n"), [("つらい", 2), ("そうだったんですね", 1), ("提案なのですが", 1), ("ズーム", 1), ("緊張", 1)]
)
def test_spacing_marks(query, n, case):
    assert found(case("f09-dakuten.jsonl"), query) == n


def test_a_role_that_nobody_named_is_noted(tmp_path: Path, library: Library):
    (tmp_path / "x.csv").write_text(f"id,role,text\n1,A,{A}\n1,client,{B}\n")
    corpus = imported(tmp_path / "x.csv", library)
    assert [(p.rule, p.values["value"]) for p in corpus.problems.listed] == [("unknown_role", "'A'")]
