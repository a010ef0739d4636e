"""Fetching from a local server: with and without Range, cut connections, wrong content."""

import tarfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from data.building import fetch as fetching
from data.building.fetch import ORIGINS, Origin, fetch
from data.corpus import Corpus
from data.importing import download as downloading
from data.importing.download import download
from data.importing.records_stage import content_of
from data.problems import UserError
from data.store import Library
from tests.data.invent import NOW, keep, record, write


class Server:
    """Serves one file; ``cut`` ends an answer after so many bytes, ``asked`` notes each Range."""

    def __init__(self, data: bytes) -> None:
        self.data, self.etag = data, '"one"'
        self.ranges, self.cut, self.status, self.declares = True, None, None, True
        self.asked: list[str | None] = []
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), partial(Answer, self))
        threading.Thread(target=self.http.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.http.server_port}/x.tar.gz"


class Answer(BaseHTTPRequestHandler):
    def __init__(self, server: Server, *args) -> None:
        self.served = server
        super().__init__(*args)

    def log_message(self, *args) -> None:
        pass

    def do_GET(self) -> None:
        served = self.served
        asked = self.headers["Range"]
        served.asked.append(asked)
        if served.status:
            self.send_error(served.status)
            return
        start = int(asked[6:-1]) if asked and served.ranges and self.headers["If-Range"] == served.etag else 0
        if start > len(served.data):
            self.send_error(416)
            return
        body = served.data[start:]
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(served.data) - 1}/{len(served.data)}")
        if served.etag:
            self.send_header("ETag", served.etag)
        if served.declares:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: served.cut])


@pytest.fixture
def published(tmp_path: Path) -> bytes:
    """The archive of an invented corpus."""
    folder = write(tmp_path / "made", [record(n) for n in range(1, 60)])
    with tarfile.open(tmp_path / "made.tar.gz", "w:gz") as out:
        out.add(folder, "KokoroChat-44aa")
    return (tmp_path / "made.tar.gz").read_bytes()


@pytest.fixture
def server(published: bytes) -> Iterator[Server]:
    served = Server(published)
    yield served
    served.http.shutdown()
    served.http.server_close()


@pytest.fixture
def origin(server: Server, tmp_path: Path, monkeypatch) -> Origin:
    """The invented corpus takes the place of the published one."""
    found = Origin(server.url, content_of(tmp_path / "made.tar.gz"))
    monkeypatch.setitem(fetching.ORIGINS, "kokorochat", found)
    return found


def test_fetch_and_again(server: Server, origin: Origin, library: Library):
    steps: list[str] = []
    manifest, made = fetch("kokorochat", library=library, now=NOW, progress=lambda step, *_: steps.append(step))
    assert (made, manifest.counts["dialogues"], manifest.source) == (True, 59, server.url)
    assert {"downloading", "checking", "reading"} <= set(steps)
    assert fetch("kokorochat", library=library, now=NOW) == (manifest, False)
    assert len(server.asked) == 1
    assert [p.name for p in (library.root / fetching.DOWNLOADS).iterdir() if p.suffix != ".lock"] == []


def test_mirror(server: Server, origin: Origin, library: Library, monkeypatch):
    monkeypatch.setitem(fetching.ORIGINS, "kokorochat", Origin("http://127.0.0.1:1/", origin.content))
    manifest, _ = fetch("kokorochat", "mine", library=library, now=NOW, url=server.url)
    assert (manifest.id, manifest.content) == ("mine", origin.content)


def test_cut_connection_is_resumed(server: Server, origin: Origin, library: Library):
    server.cut = 900
    with pytest.raises(UserError, match=r"cut after 900 of .*again to go on.*--url.*by hand.*prepare FILE --name"):
        fetch("kokorochat", library=library, now=NOW)
    server.cut = None
    assert fetch("kokorochat", library=library, now=NOW)[1]
    assert server.asked == [None, "bytes=900-"]


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


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1:1/x", "refused the connection"),
        ("http://nowhere.invalid/x", "host was not found|Tunnel|refuses"),
        ("file:///etc/passwd", "not an http or https address"),
        ("http://", "no host|not a usable address"),
        ("http://[::1/x", "not a usable address"),
        ("http://a b/x", "cut|usable|URL can't contain|not found"),
    ],
)
def test_unusable_addresses(url, words, library: Library):
    with pytest.raises(UserError, match=words):
        fetch("kokorochat", library=library, now=NOW, url=url)
    assert library.manifests() == []


@pytest.mark.parametrize("status", [403, 404, 429, 500, 503])
def test_error_of_the_server(status, server: Server, origin: Origin, library: Library):
    server.status = status
    with pytest.raises(UserError, match=f"the server answered {status}"):
        fetch("kokorochat", library=library, now=NOW)


def test_other_content_is_not_imported(server: Server, library: Library):
    with pytest.raises(UserError, match="not those of the published corpus"):
        fetch("kokorochat", library=library, now=NOW, url=server.url)
    server.data = b"<html>sign in</html>"
    with pytest.raises(UserError, match=r"not those of the published corpus|no archive"):
        fetch("kokorochat", library=library, now=NOW, url=server.url)
    assert library.manifests() == []


def test_a_corpus_of_that_name_is_not_overwritten(origin: Origin, library: Library, tmp_path: Path):
    keep(write(tmp_path / "in", [record(1)]), library, "kokorochat")
    with pytest.raises(UserError, match="with other content exists"):
        fetch("kokorochat", library=library, now=NOW)


def test_unknown_name(library: Library):
    with pytest.raises(UserError, match="there are: kokorochat"):
        fetch("other", library=library, now=NOW)


@pytest.mark.corpus
def test_content_is_what_fetch_expects(real: Corpus):
    assert real.manifest.content == ORIGINS["kokorochat"].content
