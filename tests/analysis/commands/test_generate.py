"""Responses, scores and judgements by a server on this computer, from the command line into the corpus."""

import orjson
import pytest

from analysis.__main__ import main
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.judgement.raters import judgement_raters
from data.__main__ import main as data
from data.core.schema import ITEMS
from data.core.store import Library
from data.corpus import Corpus
from tests.chat_server import serving, url_of
from tests.copies import copied

HERE = ["--corpus", "demo-ja", "--filter", "id=1"]


def test_generated_responses_are_taken_in(demo_library: Library, tmp_path, capsys):
    own = copied(demo_library, tmp_path, "demo-ja")
    out = tmp_path / "mine.jsonl"
    with serving(lambda asked: "それはつらいですね。") as server:
        assert main(["generate", *HERE, "--endpoint", url_of(server), "--out", str(out), "--limit", "3"]) == 0
        assert "3 answers by tiny-model, 0 there already" in capsys.readouterr().err
        main(["generate", *HERE, "--endpoint", url_of(server), "--out", str(out), "--limit", "5"])
        assert "2 answers by tiny-model, 3 there already" in capsys.readouterr().err
        assert len(server.requests) == 5 and server.requests[0]["messages"][0]["role"] == "system"
    assert data(["responses", "add", str(out), "--corpus", "demo-ja", "--library", str(own.root)]) == 0
    [added] = Corpus.open("demo-ja", own).responses.sets()
    assert added.systems == {"tiny-model": 5} and not added.set_aside


def test_a_free_run_is_a_response_with_its_turns(tmp_path):
    out = tmp_path / "free.jsonl"
    with serving(lambda asked: asked["messages"][0]["content"][:6]) as server:
        asked = ["generate", *HERE, "--endpoint", url_of(server), "--out", str(out), "--free-run", "--turns", "4"]
        assert main(asked) == 0
    [row] = map(orjson.loads, out.read_bytes().splitlines())
    assert [turn["role"] for turn in row["turns"]] == ["counselor", "client"] * 2
    assert row["turns"][0]["text"] != row["turns"][1]["text"]


def test_predicted_scores_are_taken_in_and_a_seven_is_set_aside(demo_library: Library, tmp_path):
    own = copied(demo_library, tmp_path, "demo-ja")
    out = tmp_path / "scores.jsonl"
    answer = orjson.dumps({**dict.fromkeys(ITEMS, 4), ITEMS[0]: 7}).decode()
    with serving(lambda asked: answer) as server:
        assert main(["ask-scores", *HERE, "--endpoint", url_of(server), "--out", str(out)]) == 0
    assert data(["predictions", "add", str(out), "--corpus", "demo-ja", "--library", str(own.root)]) == 0
    [added] = Corpus.open("demo-ja", own).predictions.sets()
    assert (added.systems, added.set_aside) == ({"tiny-model": 19}, 1)


def test_both_orders_are_judged_and_taken_in(demo_library: Library, tmp_path):
    own = copied(demo_library, tmp_path, "demo-ja")
    out = tmp_path / "judged.jsonl"
    with serving(lambda asked: '{"winner": "A", "reason": "r"}') as server:
        pair = ["--a", "demo-jogen", "--b", "gold", "--attribute", "empathy"]
        asked = ["ask-judge", "--corpus", "demo-ja", "--endpoint", url_of(server), *pair, "--out", str(out)]
        assert main([*asked, "--limit", "4"]) == 0
        assert "共感（クライアントの気持ち" in server.requests[0]["messages"][0]["content"]
    rows = [orjson.loads(line) for line in out.read_bytes().splitlines()]
    assert [(row["order"], row["winner"]) for row in rows] == [("ab", "a"), ("ba", "b")] * 2
    keys = {"dialogue_id", "position", "system_a", "system_b", "order", "winner", "judge", "reason"}
    assert keys <= rows[0].keys() and rows[0]["judge"] == "tiny-model"
    assert data(["judgements", "add", str(out), "--corpus", "demo-ja", "--library", str(own.root)]) == 0
    whole = select(Corpus.open("demo-ja", own), Filter())
    rater = judgement_raters(whole, attribute="empathy").filter(rater="tiny-model").row(0, named=True)
    assert (rater["share_first"], rater["n_both_orders"], rater["consistent"]) == (1.0, 2, 0.0)
    assert main([*asked[:-4], "--a", "gold", "--b", "gold", "--out", str(tmp_path / "self.jsonl")]) == 2
    assert not (tmp_path / "self.jsonl").exists()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--endpoint", "http://192.0.2.1:9/v1"], "Nothing was sent. With --allow-remote"),
        ([], "name a model by --model"),
        (["--endpoint", "nowhere"], "not the address of a server"),
    ],
)
def test_nothing_is_sent_elsewhere_and_mistakes_are_one_line(more: list[str], told: str, tmp_path, capsys):
    assert main(["generate", *HERE, *more, "--out", str(tmp_path / "out.jsonl")]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert told in line and not (tmp_path / "out.jsonl").exists()


def test_what_leaves_is_named_before_it_does(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("data.generation.endpoint.WAIT_S", 0.0)
    monkeypatch.setattr(
        "data.generation.endpoint.build_opener", lambda *handlers: pytest.fail(capsys.readouterr().err)
    )
    asked = ["generate", *HERE, "--endpoint", "http://192.0.2.1:9/v1", "--allow-remote", "--model", "m"]
    with pytest.raises(
        pytest.fail.Exception, match=r"leaves this computer for http://192\.0\.2\.1:9/v1: \d+ requests"
    ):
        main([*asked, "--out", str(tmp_path / "out.jsonl")])
