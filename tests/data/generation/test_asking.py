"""What answers a chat is a model, whether it lies here or behind a server."""

from inspect import signature

import pytest

from data.generation.asking import Model
from data.generation.endpoint import Endpoint
from data.generation.local import Local
from data.generation.tasks import Played


@pytest.mark.parametrize("kind", [Endpoint, Local, Played])
def test_every_model_is_asked_alike(kind: type):
    assert list(signature(kind.answer).parameters) == list(signature(Model.answer).parameters)
