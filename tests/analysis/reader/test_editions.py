"""A translation aligned with its source."""

from analysis.core.query.selection import select
from analysis.reader.editions import aligned_lines
from analysis.reader.quotation import quotation
from data.building.prepare import prepare
from data.core.store import Library
from data.corpus import Corpus
from tests.browser import invented
from tests.conftest import NOW


def test_lines_of_a_translation_stand_beside_their_source(tmp_path):
    import json

    path = invented.kokorochat(tmp_path / "ja.jsonl", 2)
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for record in records:
        rows = record["dialogue"]
        record["dialogue"] = [
            {"role": r["role"], "time": r["time"], "origin": r["utterance"], "content": f"line {i}"}
            for i, r in enumerate(rows)
            if i != 1
        ]
        record["review_by_client"] = record.pop("review_by_client_en")
    (tmp_path / "en.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    library = Library(tmp_path / "library")
    for name in ("ja", "en"):
        prepare(tmp_path / f"{name}.jsonl", name, library=library, now=NOW, words=False)
    ja, en = (select(Corpus.open(name, library)) for name in ("ja", "en"))
    there = aligned_lines(ja, dialogue="2", other=en)
    assert there["other_text"].to_list() == ["line 0", None, "line 2", "line 3"]
    assert there["other_position"].to_list() == [0, None, 1, 2]
    back = aligned_lines(en, dialogue="2", other=ja)
    assert back["other_position"].to_list() == [0, 2, 3]
    assert quotation(ja, dialogue="2", lines="0-1", other=en)["translation"].to_list() == ["line 0", None]
    assert aligned_lines(ja, dialogue="2", other=ja)["other_text"].null_count() == 4
