"""Records in other encodings."""

import json
from pathlib import Path

from tests.data.responses.invent import opened


def test_json_lines_in_utf_16_are_read_and_said(tmp_path: Path):
    line = json.dumps({"dialogue_id": 1, "position": 2, "response": "はい"}, ensure_ascii=False)
    kind, rows, problems = opened(tmp_path, {"m.jsonl": f"{line}\r\n{line}\r\n".encode("utf-16")})
    assert (kind, [row["response"] for row in rows]) == ("responses", ["はい", "はい"])
    assert [problem.rule for problem in problems.listed] == ["other_encoding"]
