"""The command that serves, where it cannot."""

import socket

import pytest

from data.core.problems import UserError
from pages._ui.serving import workers


def test_a_port_in_use_is_named():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UserError, match=str(port)):
            workers.serve(workers.Place(port=port))
    with pytest.raises(UserError, match="between 1 and"):
        workers.Place(workers=0)
