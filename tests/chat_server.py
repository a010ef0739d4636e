"""A small server on this computer that speaks as OpenAI's does, and misbehaves where a test asks for it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import orjson

Answer = Callable[[dict[str, Any]], str]


class Server(ThreadingHTTPServer):
    """What it was asked is in ``requests``; ``trouble`` is what it does to a request in place of answering."""

    daemon_threads = True
    requests: list[dict[str, Any]]
    headers: list[dict[str, str]]
    answer: Answer
    trouble: Callable[["Handler", int], bool]


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server

    def do_GET(self) -> None:
        self.send(200, orjson.dumps({"data": [{"id": "tiny-model"}]}))

    def do_POST(self) -> None:
        asked = orjson.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append(asked)
        self.server.headers.append(dict(self.headers))
        if not self.server.trouble(self, len(self.server.requests)):
            text = self.server.answer(asked)
            self.send(200, orjson.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}))

    def send(self, code: int, content: bytes, **headers: str) -> None:
        self.send_response(code)
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Nothing."""


def drips(handler: Handler, part: int) -> bool:
    """One byte now and then, for longer than anybody waits."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(50):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return True
        time.sleep(0.05)
    return True


@contextmanager
def serving(
    answer: Answer, trouble: Callable[[Handler, int], bool] = lambda handler, n: False
) -> Iterator[Server]:
    """A server while the block runs; its address is ``url_of(server)``."""
    server = Server(("127.0.0.1", 0), Handler)
    server.requests, server.headers, server.answer, server.trouble = [], [], answer, trouble
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def url_of(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}"
