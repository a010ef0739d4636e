"""The command ``kokoroscope``: which port it takes, and what it says where it cannot."""

import socket

import pytest

from kokoroscope.__main__ import _options, main


@pytest.fixture
def taken():
    """A port that somebody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_a_port_in_use_is_told(taken: int, capsys: pytest.CaptureFixture[str]):
    assert main(["--port", str(taken)]) == 2
    assert f"port {taken} is in use" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_a_port_that_is_none_is_told(port: str, capsys: pytest.CaptureFixture[str]):
    assert main(["--port", port]) == 2
    assert "a number from 1 to 65535" in capsys.readouterr().err


def test_without_a_port_the_first_free_one_is_taken(taken: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kokoroscope.__main__.PORT", taken)
    options = _options(["--server.baseUrlPath", "scope"])
    assert options is not None
    assert options[:2] == ["--server.baseUrlPath", "scope"]
    assert options[2] == "--server.port" and int(options[3]) > taken


def test_an_unknown_word_shows_the_help(capsys: pytest.CaptureFixture[str]):
    assert main(["dta"]) == 2
    assert "kokoroscope data" in capsys.readouterr().err
    assert main(["--help"]) == 0
