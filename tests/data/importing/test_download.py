"""Downloads: resumed only if the file is the same, bounded in size and time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.core.problems import UserError
from data.importing import download as downloading
from data.importing.download import download
from tests.data.file_server import Server


@pytest.fixture
def server() -> Iterator[Server]:
    served = Server(b"some file" * 500)
    yield served
    served.http.shutdown()
    served.http.server_close()


@pytest.mark.parametrize("change", ["no ranges", "new file", "weak tag", "no tag"])
def test_a_part_that_cannot_be_gone_on_from_is_begun_anew(change, server: Server, tmp_path: Path):
    server.ranges = change != "no ranges"
    server.etag = {"weak tag": 'W/"one"', "no tag": ""}.get(change, server.etag)
    server.cut = 900
    target = tmp_path / "got"
    with pytest.raises(UserError, match="cut after"):
        download(server.url, target)
    server.cut = None
    if change == "new file":
        server.data, server.etag = b"another" * 500, '"two"'
    download(server.url, target)
    assert target.read_bytes() == server.data
    assert not list(tmp_path.glob("got.*"))


def test_a_part_longer_than_the_file(server: Server, tmp_path: Path):
    (tmp_path / "got.part").write_bytes(b"x" * 99_999)
    (tmp_path / "got.tag").write_text(server.etag)
    download(server.url, tmp_path / "got")
    assert (tmp_path / "got").read_bytes() == server.data


def test_length_not_declared(server: Server, tmp_path: Path):
    server.declares = False
    download(server.url, tmp_path / "got")
    assert (tmp_path / "got").read_bytes() == server.data


def test_too_large(server: Server, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(downloading, "MAX_BYTES", 1000)
    for server.declares in (True, False):
        with pytest.raises(UserError, match="more than 0 MiB"):
            download(server.url, tmp_path / "got")


def test_no_answer(tmp_path: Path):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(UserError, match=r"no answer for 0\.2 s"):
            download(url, tmp_path / "got", timeout_s=0.2)
