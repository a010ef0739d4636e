"""A reader's session without a browser: it asks for a page and waits until its script has run."""

import time
from contextlib import ExitStack

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol


class Session:
    """One session of the server at ``url``, until it is closed."""

    def __init__(self, url: str) -> None:
        where = url.replace("http", "ws", 1) + "/_stcore/stream"
        opened = connect(where, subprotocols=[Subprotocol("streamlit")], compression=None, max_size=None)
        with ExitStack() as stack:
            self._socket = stack.enter_context(opened)
            self.close = stack.pop_all().close

    def run(self, page: str, query: str) -> float:
        """Seconds until the page's script has run with this address."""
        ask = BackMsg()
        ask.rerun_script.page_name = page
        ask.rerun_script.query_string = query
        began = time.perf_counter()
        self._socket.send(ask.SerializeToString())
        while True:
            got = ForwardMsg()
            got.ParseFromString(self._socket.recv(decode=False))
            if got.WhichOneof("type") == "script_finished":
                return time.perf_counter() - began
