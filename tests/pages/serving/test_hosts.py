"""Only requests for the app's own hosts are answered, be they for pages, files or websockets."""

import http.client
import socket

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.browser.server import App

PATHS = ("/", "/topics", "/_stcore/health", "/_stcore/host-config", "/media/none.csv")
FOREIGN = (
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "evil.example.localhost.example",
    "",
)


def answered(app: App, path: str, host: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", app.port, timeout=10)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


def opened(app: App, host: str, origin: str | None) -> bool:
    """Whether a websocket opens that names this host, from a page of this origin."""
    try:
        with connect(
            f"ws://{host}/_stcore/stream",
            sock=socket.create_connection(("127.0.0.1", app.port)),
            origin=Origin(origin) if origin else None,
            subprotocols=[Subprotocol("streamlit")],
        ):
            return True
    except InvalidStatus:
        return False


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_host_is_refused(served, path, host):
    assert answered(served, path, host) == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_the_own_hosts_are_answered(served, host):
    assert answered(served, "/", host) == answered(served, "/", f"{host}:{served.port}") == 200


def test_a_rebound_name_opens_no_websocket(served):
    for host in FOREIGN[:-1]:
        assert not opened(served, f"{host}:{served.port}", f"http://{host}:{served.port}")


def test_a_page_of_another_origin_opens_no_websocket(served):
    own = f"127.0.0.1:{served.port}"
    for origin in (
        "https://evil.example",
        f"http://{own}.evil.example",
        f"http://evil.example/{own}",
        "http://127.0.0.1:1",
        f"ftp://{own}",
        "null",
    ):
        assert not opened(served, own, origin)


def test_the_own_page_opens_one(served):
    own = f"127.0.0.1:{served.port}"
    assert opened(served, own, f"http://{own}")
    assert opened(served, f"localhost:{served.port}", f"http://localhost:{served.port}")
