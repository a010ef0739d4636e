"""Servers on this computer are asked, others only where allowed; one that misbehaves is told of in one line."""

from pathlib import Path

import pytest

from data.core.problems import UserError
from data.generation import endpoint
from data.generation.asking import Settings
from data.generation.endpoint import Endpoint, address, is_here, need_here
from tests.chat_server import Handler, drips, serving, url_of

CHAT = ({"role": "user", "content": "眠れません"},)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(endpoint, "WAIT_S", 0.01)


def test_a_server_is_asked_as_openai_is(monkeypatch):
    monkeypatch.setenv("MY_KEY", "secret")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # nobody there: it must not be taken
    with serving(lambda asked: f"{asked['messages'][-1]['content']}…") as server:
        model = Endpoint(url_of(server), key_variable="MY_KEY")
        assert (model.name, model.answer([CHAT, CHAT], Settings(seed=7))) == ("tiny-model", ["眠れません…"] * 2)
    assert server.requests[0] | {"seed": 7, "temperature": 0.0, "stream": False} == server.requests[0]
    assert server.headers[0]["Authorization"] == "Bearer secret"


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (lambda handler, n: handler.send(500, b"out of memory") or True, "answers 500 out of memory, 3 times"),
        (lambda handler, n: handler.send(401, b"no key") or True, "answers 401 no key, 1 times"),
        (lambda handler, n: handler.send(200, b"<html>") or True, "not JSON, 1 times"),
        (lambda handler, n: handler.send(200, b"{}") or True, "no choices"),
        (lambda handler, n: handler.send(302, b"", Location="http://example.org/") or True, "answers 302"),
        (lambda handler, n: True, "cannot be reached"),  # the connection is closed without a word
        (drips, "did not finish within 0.2 seconds"),
    ],
)
def test_trouble_is_told_with_where_to_go_on(trouble, told: str):
    with serving(lambda asked: "", trouble) as server:
        model = Endpoint(url_of(server), "m", timeout_s=0.2, out=Path("out.jsonl"))
        with pytest.raises(UserError, match=r"out\.jsonl: the same command goes on") as raised:
            model.answer([CHAT], Settings())
    assert told in str(raised.value)


def test_a_server_that_was_busy_is_asked_again():
    def busy(handler: Handler, n: int) -> bool:
        if n == 1:
            handler.send(503, b"loading")
        return n == 1

    with serving(lambda asked: "はい", busy) as server:
        assert Endpoint(url_of(server), "m").answer([CHAT], Settings()) == ["はい"]


def test_only_loopback_is_this_computer():
    here = ("http://localhost:11434", "http://127.0.0.1:8080/v1", "http://127.9.9.9", "http://[::1]:8000/v1")
    away = ("https://api.example.org/v1", "http://192.168.0.4", "http://localhost.example.org", "http://0.0.0.0:1")
    assert all(map(is_here, here)) and not any(map(is_here, away))
    with pytest.raises(UserError, match=r"Nothing was sent.*12 requests would be sent to api\.example\.org"):
        need_here(away[0], "12 requests", allowed=False)
    need_here(away[0], "12 requests", allowed=True)


def test_addresses():
    assert address("http://localhost:8080") == "http://localhost:8080/v1"
    assert address("http://localhost:8080/api/v1/chat/completions") == "http://localhost:8080/api/v1"
    for wrong in ("localhost:8080", "ftp://localhost", "http://", "http://localhost:port"):
        with pytest.raises(UserError, match="not the address"):
            address(wrong)
