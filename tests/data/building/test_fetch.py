"""Fetching from a local server: with and without Range, cut connections, wrong content."""

import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.building import fetch as fetching
from data.building.fetch import ORIGINS, Origin, fetch
from data.core.problems import UserError
from data.core.store import Library
from data.corpus import Corpus
from data.importing.records_stage import content_of
from tests.data.file_server import Server
from tests.data.invent import NOW, keep, record, write


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


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1:1/x", "refused the connection"),
        ("http://nowhere.invalid/x", "host was not found|Tunnel|refuses|leave this machine"),
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
