"""A server of one file on this computer, which can cut, refuse or change what it sends."""

import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


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
