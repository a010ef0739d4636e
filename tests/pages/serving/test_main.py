"""The command that serves, where it cannot."""

import pytest

from data.problems import UserError
from pages._ui.serving import workers
from tests.pages.serving.several import Several


@pytest.fixture(scope="module")
def several(demo_library, tmp_path_factory):
    folder = tmp_path_factory.mktemp("several")
    running = Several(demo_library.root, folder / "workspace", folder / "log", path="lab/kokoro")
    yield running
    running.stop()


def test_a_port_in_use_is_named(several):
    with pytest.raises(UserError, match=str(several.port)):
        workers.serve(workers.Place(port=several.port))
    with pytest.raises(UserError, match="between 1 and"):
        workers.Place(workers=0)
