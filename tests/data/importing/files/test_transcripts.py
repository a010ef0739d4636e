"""Transcripts: who speaks is read from labels, times from captions and chat exports."""

from datetime import datetime
from pathlib import Path

import pytest

from data.core.problems import UserError
from data.core.store import Library
from data.importing import readers
from data.importing.files.transcripts import utterances_of
from data.importing.formats.mapped import propose
from data.importing.records_stage import samples
from tests.data.importing.invent import A, B, imported, rules

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


def test_line_in_english_after_midnight_and_a_message_that_was_taken_back(tmp_path: Path, library: Library):
    path = tmp_path / "line.txt"
    path.write_text(
        "[LINE] Chat history with Client\nSaved on: 2024/3/2, 10:11\n\nFri, 3/1/2024\n11:58 PM\tClient\tHello\n"
        "\nSat, 3/2/2024\n12:01 AM\tCounselor\tSee you at 10:30\n12:02 AM\t\tClient unsent a message\n"
    )
    corpus = imported(path, library)
    assert corpus.utterances["said_at"].to_list() == [datetime(2024, 3, 1, 23, 58), datetime(2024, 3, 2, 0, 1)]
    assert [problem.rule for problem in corpus.problems.listed] == ["lines_before"]


def test_line_of_a_pc_separates_by_blanks_and_other_texts_do_not():
    lines = "[LINE] 佐藤 花子とのトーク履歴\n2026.11.01 日曜日\n23:58 佐藤 花子 こん ばんは\n23:59 田中 はい\n続き"
    said = [("佐藤 花子", "こん ばんは", "2026-11-01 23:58"), ("田中", "はい\n続き", "2026-11-01 23:59")]
    assert [tuple(line.values()) for line in utterances_of(lines)[0]] == said
    assert utterances_of("2026年3月1日\n10:00 Co：こん にちは\n10:01 Cl：はい")[0][0]["role"] == "Co"


def test_speakers_without_a_role_are_asked_for(tmp_path: Path):
    (tmp_path / "x.txt").write_text(f"A：{A}\nB：{B}\nA：はい。\n")
    with pytest.raises(UserError, match="no known format"):
        readers.find(samples(tmp_path / "x.txt"), None, "x.txt")
    assert propose(samples(tmp_path / "x.txt")).unassigned == ["A", "B"]


def test_many_words_before_a_colon_are_asked_about_where_most_lines_have_roles(tmp_path: Path):
    lines = [f"Co：{A}\nCl：{B}\n第{n}に：はい。" for n in range(15)]
    (tmp_path / "x.txt").write_text("\n".join(lines), "utf-8")
    assert propose(samples(tmp_path / "x.txt")).unassigned == [f"第{n}に" for n in range(15)]
    assert utterances_of("\n".join(f"名{n}：はい" for n in range(15))) == ([], [])
