"""What is exported is read again: the same judgements, pairs and ratings in one file."""

from datetime import datetime
from pathlib import Path

from data.annotations.judgements.importing import add
from data.annotations.judgements.writing import as_file
from data.core.store import Library
from data.corpus import Corpus
from data.judgement import sets
from tests.data.coding.invent import corpus_of

PAIRS = '''dialogue_id,position,system_a,system_b,winner,rater,kind,order,reason,reasons,at,response_a,response_b
1,3,x,y,x,aoi,person,ba,"warm, ""near""",empathy,2026-01-02T03:04:05,はい,そうですか
1,3,x,y,tie,gpt,model,ab,,,,,
1,3,x,y,b,gpt,model,ba,,,,,
1,3,x,tie,tie,aoi,person,,,,,,
'''
RATINGS = """dialogue_id,position,system,rater,kind,empathy,safety,response
1,3,x,aoi,person,4,5,はい
1,3,y,aoi,person,2,,
"""


def test_judgements_return_from_their_file(tmp_path: Path, library: Library):
    corpus_of(tmp_path, library)
    given = tmp_path / "given"
    given.mkdir()
    (given / "pairs.csv").write_text(PAIRS, "utf-8")
    (given / "ratings.csv").write_text(RATINGS, "utf-8")
    added, _ = add(given, "c", library=library, now=datetime(2026, 1, 3))
    assert (added.matched, added.set_aside) == (7, 1)  # an empty cell is no rating
    corpus = Corpus.open("c", library)
    before = corpus.judging.judgements()
    for end in ("csv", "jsonl"):
        path, frame = tmp_path / f"out.{end}", as_file(corpus, before)
        frame.write_csv(path, include_bom=True) if end == "csv" else frame.write_ndjson(path)
        sets.remove(library, "c", added.id)
        added, _ = add(path, "c", library=library, now=datetime(2026, 1, 4))
        assert added.set_aside == 0
        after = Corpus.open("c", library).judging.judgements()
        assert after.drop("study").equals(before.drop("study"))
