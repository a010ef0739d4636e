"""An encoder in a process of its own: answers, and what is said when it has ended."""

import numpy as np
import pytest

from data.core.problems import UserError
from data.encoders import NoModel, helper, open_encoder


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    monkeypatch.setitem(helper._patience, "s", 120)
    yield
    helper.stop()


def test_answers_are_those_of_the_encoder_itself():
    encoder = open_encoder("use")
    texts = ["よく眠れません", ""]
    vectors = helper.encode("use", encoder.revision, texts)
    assert np.allclose(vectors, encoder.encode(texts), atol=1e-6)
    with pytest.raises(UserError) as caught:
        helper.encode("use", "another revision", texts)
    assert caught.value.code == "other_revision"


def test_a_process_that_ended_is_reported_and_started_again():
    revision = open_encoder("use").revision
    helper.encode("use", revision, ["a"])
    first = helper._helpers["use"]
    first.process.kill()
    first.process.wait()
    assert helper.encode("use", revision, ["a"]).shape[0] == 1
    assert helper._helpers["use"] is not first


def test_a_model_that_cannot_be_had_is_named():
    with pytest.raises(NoModel, match="/no/such/folder") as caught:
        helper.encode("/no/such/folder", "r", ["a"])
    assert caught.value.code == "no_model_folder" and "/no/such/folder" not in helper._helpers
