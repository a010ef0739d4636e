"""The prompts of each task, and what answers say."""

from itertools import pairwise

import orjson
import polars as pl
import pytest

from data.corpus import Corpus
from data.generation.asking import Ask, Settings
from data.generation.tasks import (
    PROMPTS,
    Pair,
    Played,
    prompts_of,
    read_judgement,
    read_played,
    read_response,
    read_scores,
    to_judge,
    to_play,
    to_respond,
    to_score,
)
from data.responses.targets import targets


def ids(corpus: Corpus) -> pl.Series:
    return corpus.dialogues["dialogue_id"].head(1)


def test_a_response_is_asked_with_the_whole_merged_history(demo_ja: Corpus):
    asks = list(to_respond(demo_ja, ids(demo_ja), "s", "instruction"))
    expected = targets(demo_ja, ids(demo_ja)).select("dialogue_id", "position").rows()
    assert [(ask.row["dialogue_id"], ask.row["position"]) for ask in asks] == expected
    roles = [message["role"] for message in asks[-1].messages]
    assert roles[0] == "system" and all(a != b for a, b in pairwise(roles))
    assert read_response(asks[0], "はい") == {"response": "はい"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('```json\n{"felt_respected": 4, "kindness": 1}\n```', {"items": {"felt_respected": 4}}),
        ('{"items": {"felt_respected": 7}}', {"items": {"felt_respected": 7}, "off_scale": ["felt_respected"]}),
        ("I would say 4.", {"failure": "no ratings in: I would say 4."}),
        ("", {"failure": "no ratings in: "}),
    ],
)
def test_ratings_of_an_answer(text: str, expected: dict):
    assert read_scores(Ask("1", ()), text) == expected


def test_scores_are_asked_with_the_whole_dialogue(demo_ja: Corpus):
    [ask] = to_score(demo_ja, ids(demo_ja), "s", PROMPTS["ja"].scores, {"felt_respected": "尊重された"}, "ja")
    assert "felt_respected: 尊重された" in ask.messages[0]["content"]
    first = demo_ja.texts[0]
    assert (
        ask.messages[1]["content"].startswith(("カウンセラー: ", "クライアント: "))
        and first in ask.messages[1]["content"]
    )


@pytest.mark.parametrize(
    ("order", "text", "winner"),
    [
        ("ab", '{"winner": "A", "reason": "暖かい"}', "a"),
        ("ba", '{"winner": "A", "reason": "暖かい"}', "b"),
        ("ba", "B is better", "a"),
        ("ab", "引き分けです", "tie"),
        ("ba", '{"winner": "tie"}', "tie"),
    ],
)
def test_a_winner_is_a_system_whatever_was_shown_first(order: str, text: str, winner: str):
    assert read_judgement(Ask("1", (), {"order": order}), text)["winner"] == winner


def test_an_answer_without_a_winner_is_a_failure():
    assert read_judgement(Ask("1", (), {"order": "ab"}), "分かりません")["failure"].startswith("no winner")


def test_both_orders_are_asked(demo_ja: Corpus):
    place = targets(demo_ja, ids(demo_ja)).row(2, named=True)
    pair = Pair(place["dialogue_id"], place["position"], "応答いち", "応答に")
    asks = list(to_judge(demo_ja, [pair], ("x", "y"), "j", PROMPTS["ja"].judge, "共感", "ja"))
    assert [ask.row["order"] for ask in asks] == ["ab", "ba"]
    assert "観点：共感" in asks[0].messages[0]["content"] and '{"winner"' in asks[0].messages[0]["content"]
    assert asks[0].messages[1]["content"].endswith("[A]\n応答いち\n\n[B]\n応答に")
    assert asks[1].messages[1]["content"].endswith("[A]\n応答に\n\n[B]\n応答いち")
    assert place["gold"] not in asks[0].messages[1]["content"]


def test_a_dialogue_is_played_in_turns(demo_ja: Corpus):
    class Says:
        revision = ""

        def __init__(self, name: str) -> None:
            self.name = name
            self.seen: list = []

        def answer(self, chats, settings):
            self.seen.append(list(chats[0]))
            return [f"{self.name}{len(self.seen)}"]

    [ask] = to_play(demo_ja, ids(demo_ja), "s", {})
    counselor, client = Says("counselor"), Says("client")
    played = Played(counselor, client, ("you counsel", "about {topic}"), n_turns=5)
    row = read_played(ask, played.answer([ask.messages], Settings())[0])
    assert [turn["text"] for turn in row["turns"]] == [
        "counselor1",
        "client1",
        "counselor2",
        "client2",
        "counselor3",
    ]
    assert row["response"] == "counselor1" and counselor.seen[0][0]["content"] == "you counsel"
    assert client.seen[0][-1] == {"role": "user", "content": "counselor1"}
    assert ask.messages[0]["content"] in client.seen[0][0]["content"]
    assert read_played(ask, orjson.dumps([]).decode()) == {"failure": "nothing was said"}


def test_other_languages_are_asked_in_english():
    assert prompts_of("zh") == PROMPTS["en"]
