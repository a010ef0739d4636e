"""The report of a check: the same facts as text and as JSON."""

from pathlib import Path

from data.checks.check import check
from data.checks.report import to_dict, to_text
from data.core.store import Library
from tests.data.invent import opened, record, write


def test_text_and_json_state_the_same_facts(tmp_path: Path, library: Library):
    records = [record(1, score=1), record(2), b"{", *(record(n) for n in range(4, 8))]
    report = check(opened(write(tmp_path / "in", records), library))
    text, values = to_text(report), to_dict(report)
    assert text.startswith(f"c  version {report.version}\n")
    broken = [row for row in values["invariants"] if row["breaches"]]
    assert [(row["name"], row["breaches"], row["first_ids"]) for row in broken] == [("score_rule", 1, [1])]
    assert "NOT score_rule" in text and "dialogues 1" in text
    assert text.count("  ok ") == len(values["invariants"]) - 1
    assert "import: 1 set aside, 1 noted" in text and "3.json: not valid JSON" in text
    for quirk in values["quirks"]:
        assert quirk["name"] in text
