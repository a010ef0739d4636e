"""Every answer is on disk before the next is asked; a run goes on where it stopped and mixes with no other."""

from collections.abc import Sequence

import orjson
import pytest

from data.core.problems import UserError
from data.core.progress import silent
from data.generation.asking import Ask, Message, Settings
from data.generation.runs import Run, run

ASKS = [Ask(str(n), ({"role": "user", "content": str(n)},), {"dialogue_id": n}) for n in range(7)]


class Echo:
    name, revision = "echo", "1"

    def __init__(self, fails_at: int = 99) -> None:
        self.seen: list[str] = []
        self.fails_at = fails_at

    def answer(self, chats: Sequence[Sequence[Message]], settings: Settings) -> list[str]:
        if len(self.seen) >= self.fails_at:
            raise UserError("stopped")
        self.seen += [chat[-1]["content"] for chat in chats]
        return [f"answer {chat[-1]['content']}" for chat in chats]


def asked(model, out, key="k", settings=None, asks=ASKS) -> Run:
    settings = settings or Settings(batch=2)
    return run(asks, model, settings, out, lambda ask, text: {"response": text}, key=key, total=7, progress=silent)


def test_a_run_goes_on_after_a_stop_and_a_torn_line(tmp_path):
    out = tmp_path / "out.jsonl"
    with pytest.raises(UserError, match="stopped"):
        asked(Echo(fails_at=4), out)
    out.write_bytes(out.read_bytes()[:-5])  # killed while the fourth was written
    again = Echo()
    assert asked(again, out) == Run(asked=4, there_already=3)
    assert again.seen == ["3", "4", "5", "6"]
    rows = [orjson.loads(line) for line in out.read_bytes().splitlines()]
    assert [(row["dialogue_id"], row["response"]) for row in rows] == [(n, f"answer {n}") for n in range(7)]
    assert rows[0]["meta"]["model"] == "echo" and rows[0]["meta"]["seed"] == 1


def test_another_prompt_or_seed_is_another_run(tmp_path):
    out = tmp_path / "out.jsonl"
    asked(Echo(), out)
    for other in ({"key": "other"}, {"settings": Settings(seed=2, batch=2)}):
        with pytest.raises(UserError, match="another run"):
            asked(Echo(), out, **other)
    out.write_text('{"a": 1}\n')
    with pytest.raises(UserError, match="line 1 is no answer"):
        asked(Echo(), out)


def test_a_model_that_says_nothing_is_stopped(tmp_path):
    class Mute(Echo):
        def answer(self, chats, settings):
            return [""] * len(chats)

    with pytest.raises(UserError, match="first 6 answers are empty"):
        asked(Mute(), tmp_path / "out.jsonl")
