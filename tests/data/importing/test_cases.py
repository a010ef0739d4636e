"""Small invented files in the shapes that people meet: each is read, and what was done is listed."""

import gzip
import json
import lzma
import zipfile
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from data.corpus import Corpus
from data.importing import formats
from data.importing.formats.mapped import propose
from data.importing.records_stage import samples
from data.matching import scan
from data.problems import UserError
from data.store import Library
from tests.data.invent import opened

CASES = Path(__file__).parents[1] / "cases"
A, B = "今日はどうされましたか。", "よく眠れません。"


def imported(path: Path, library: Library) -> Corpus:
    """The corpus of a file, by the mapping that is proposed where no format fits."""
    first = samples(path)
    try:
        formats.find(first, None, path.name)
        mapping = None
    except UserError:
        mapping = propose(first)
    return opened(path, library, mapping=mapping)


@pytest.fixture
def case(library: Library):
    return lambda name: imported(CASES / name, library)


def rules(corpus: Corpus) -> set[str]:
    return {problem.rule for problem in corpus.problems.listed}


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
    "f20-content-parts.jsonl": (2, 5, {"unknown_role"}),
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


MESSAGES = [{"role": "assistant", "content": A}, {"role": "user", "content": B}]
SHAPES = {
    "bare list.json": MESSAGES,
    "list of lists.json": [MESSAGES],
    "keyed.json": {"k1": MESSAGES},
    "keyed dialogues.json": {"k1": {"messages": MESSAGES}},
    "strings.json": {"id": "k1", "dialogue": [f"カウンセラー：{A}", f"クライエント：{B}"]},
    "bare strings.json": [f"カウンセラー：{A}", f"クライエント：{B}"],
    "pairs.json": {"id": "k1", "dialogue": [["カウンセラー", A], ["クライエント", B]]},
    "struct of lists.json": {"id": "k1", "utterances": {"role": ["counselor", "client"], "text": [A, B]}},
    "one text.json": {"id": "k1", "dialogue": f"カウンセラー：{A}\nクライエント：{B}"},
    "json in a cell.json": [{"id": "k1", "dialogue": json.dumps(MESSAGES, ensure_ascii=False)}],
    "split.json": {
        "columns": ["dialogue_id", "role", "text"],
        "index": [0, 1],
        "data": [["k1", "counselor", A], ["k1", "client", B]],
    },
    "index.json": {
        "0": {"dialogue_id": "k1", "role": "counselor", "text": A},
        "1": {"dialogue_id": "k1", "role": "client", "text": B},
    },
    "table.json": {
        "schema": {"fields": []},
        "data": [{"対話ID": "k1", "役割": "Co", "発話": A}, {"対話ID": "k1", "役割": "Cl", "発話": B}],
    },
    "rows.json": {
        "rows": [
            {"row": {"transcript_id": "k1", "interlocutor": "therapist", "text": A}},
            {"row": {"transcript_id": "k1", "interlocutor": "patient", "text": B}},
        ]
    },
    "columns.json": {
        "ケースID": {"0": "k1", "1": "k1"},
        "発言者": {"0": "Ｔｈ．", "1": "Ｃｌ．"},
        "発言": {"0": A, "1": B},
    },
    "splits.json": {"train": [{"id": "k1", "messages": MESSAGES}], "test": []},
}


@pytest.mark.parametrize(("name", "value"), SHAPES.items())
@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_shapes_of_json(name, value, suffix, tmp_path: Path, library: Library):
    path = (tmp_path / name).with_suffix(suffix)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1 if suffix == ".jsonl" else None))
    corpus = imported(path, library)
    assert corpus.texts.to_list() == [A, B]
    assert corpus.manifest.roles == ("counselor", "client")
    assert corpus.dialogues["source_id"].to_list()[0] in ("k1", path.stem, "1")


def test_one_list_a_line(tmp_path: Path, library: Library):
    lines = [json.dumps(MESSAGES, ensure_ascii=False)] * 2
    (tmp_path / "x.jsonl").write_text("\n".join(lines))
    assert imported(tmp_path / "x.jsonl", library).dialogues["source_id"].to_list() == ["1", "2"]


def test_lists_in_parquet(tmp_path: Path, library: Library):
    frame = pl.DataFrame({"conv_id": ["k1"], "conversation": [MESSAGES]})
    frame.write_parquet(tmp_path / "x.parquet")
    assert imported(tmp_path / "x.parquet", library).texts.to_list() == [A, B]


TRANSCRIPTS = {
    "colons.txt": f"第1回面接\n\nＣｏ：{A}\nＣｌ：{B}\n　続きです。\n",
    "brackets.txt": f"【カウンセラー】：{A}\n【相談者】：{B}\n",
    "numbered.txt": f"Co1　{A}\nCl1　{B}\nCo2　はい。\n",
    "quoted.txt": f"カウンセラー「{A}」\nクライエント「{B}」\n",
    "times.txt": f"[00:00:13] Therapist: {A}\n[00:00:20] Client: {B}\n",
    "captions.vtt": f"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Counselor>{A}\n\n"
    f"00:00:03.000 --> 00:00:04.000\n<v Client>{B}\n",
    "captions.srt": f"1\n00:00:01,000 --> 00:00:02,000\nCounselor: {A}\n\n"
    f"2\n00:00:03,000 --> 00:00:04,000\nClient: {B}\n",
    "excel.txt": f"対話ID\t役割\t発話\r\nk1\tCo\t{A}\r\nk1\tCl\t{B}\r\n".encode("utf-16"),
    "line.txt": "[LINE] 相談員とのトーク履歴\n保存日時：2022/04/02 10:00\n\n2022/04/02(土)\n"
    f"10:00\t相談員\t{A}\n10:01\tクライエント\t{B}\n",
}


@pytest.mark.parametrize(("name", "content"), TRANSCRIPTS.items())
def test_transcripts(name, content, tmp_path: Path, library: Library):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    corpus = imported(path, library)
    texts = corpus.texts.to_list()
    assert (texts[0], texts[1].split("\n")[0]) == (A, B)
    assert corpus.manifest.roles == ("counselor", "client")
    if name == "line.txt":
        assert corpus.utterances["said_at"][1] == datetime(2022, 4, 2, 10, 1)
    elif name.startswith(("captions", "times")):
        assert "times_without_date" in rules(corpus)


def test_a_word_document(tmp_path: Path, library: Library):
    import docx

    document = docx.Document()
    for line in ("面接記録", f"Co：{A}", f"Cl：{B}"):
        document.add_paragraph(line)
    document.save(tmp_path / "面接.docx")
    corpus = imported(tmp_path / "面接.docx", library)
    assert (corpus.texts.to_list(), corpus.dialogues["source_id"].to_list()) == ([A, B], ["面接"])


def test_speakers_without_a_role_are_asked_for(tmp_path: Path):
    (tmp_path / "x.txt").write_text(f"A：{A}\nB：{B}\nA：はい。\n")
    with pytest.raises(UserError, match="no known format"):
        formats.find(samples(tmp_path / "x.txt"), None, "x.txt")
    assert propose(samples(tmp_path / "x.txt")).unassigned == ["A", "B"]


def test_a_role_that_nobody_named_is_noted(tmp_path: Path, library: Library):
    (tmp_path / "x.csv").write_text(f"id,role,text\n1,A,{A}\n1,client,{B}\n")
    corpus = imported(tmp_path / "x.csv", library)
    assert [(p.rule, p.values["value"]) for p in corpus.problems.listed] == [("unknown_role", "'A'")]


SHEET = [["ケースID", "役割", "発話"], ["面接-3", "Co", A], [None, "Cl", B]]


@pytest.mark.parametrize("above", [[], [["2023年度 面接記録", None, None], [None, None, None]]])
def test_a_workbook(above, tmp_path: Path, library: Library):
    path = tmp_path / "x.xlsx"
    write_workbook(path, {"表紙": [["説明"]], "逐語": [*above, *SHEET]})
    corpus = imported(path, library)
    assert (corpus.texts.to_list(), corpus.dialogues["source_id"].to_list()) == ([A, B], ["面接-3"])
    assert rules(corpus) >= {"sheet_without_columns", "ids_filled"}


def write_workbook(path: Path, sheets: dict[str, list[list[str | None]]]) -> None:
    """The smallest .xlsx that holds some cells of text."""
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets>'
        + "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, start=1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{relation}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        + "</Relationships>",
    }
    for n, rows in enumerate(sheets.values(), start=1):
        cells = "".join(
            f'<row r="{r}">'
            + "".join(
                f'<c r="{"ABCDE"[c]}{r}" t="inlineStr"><is><t>{cell}</t></is></c>'
                for c, cell in enumerate(row)
                if cell is not None
            )
            + "</row>"
            for r, row in enumerate(rows, start=1)
        )
        parts[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
        )
    with zipfile.ZipFile(path, "w") as out:
        for name, content in parts.items():
            out.writestr(name, content)


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_a_packed_file_in_a_folder(pack, tmp_path: Path, library: Library):
    (tmp_path / "in").mkdir()
    table = f"id,role,text\n1,Co,{A}\n1,Cl,{B}\n".encode()
    suffix = ".gz" if pack is gzip.compress else ".xz"
    (tmp_path / "in" / f"x.csv{suffix}").write_bytes(pack(table))
    assert imported(tmp_path / "in", library).texts.to_list() == [A, B]


@pytest.mark.parametrize("encoding", ["cp932", "euc-jp", "utf-16", "iso2022_jp", "utf-8-sig"])
@pytest.mark.parametrize("name", ["x.json", "x.jsonl", "x.csv", "x.txt"])
def test_encodings_of_japanese(encoding, name, tmp_path: Path, library: Library):
    rows = [{"id": "1", "role": "Co", "text": A}, {"id": "1", "role": "Cl", "text": B}]
    texts = {
        "x.json": json.dumps(rows, ensure_ascii=False),
        "x.jsonl": "\n".join(json.dumps(row, ensure_ascii=False) for row in rows),
        "x.csv": f"id,role,text\n1,Co,{A}\n1,Cl,{B}\n",
        "x.txt": f"Co：{A}\nCl：{B}\n",
    }
    (tmp_path / name).write_bytes(texts[name].encode(encoding))
    assert imported(tmp_path / name, library).texts.to_list() == [A, B]


@pytest.mark.parametrize(("encoding", "text"), [("big5", "你好，今天怎麼了"), ("gb18030", "你好，今天怎么了")])
def test_an_encoding_that_cannot_be_told_is_refused(encoding, text, tmp_path: Path):
    (tmp_path / "x.csv").write_bytes(f"id,role,text\n1,Co,{text}\n".encode(encoding))
    with pytest.raises(UserError, match=r"x\.csv: in no encoding.*save it as UTF-8"):
        samples(tmp_path / "x.csv")
