"""BERTScore by definition, with long texts and models that take few tokens or have no padding token."""

from pathlib import Path

import numpy as np
import pytest

from data.encoders import NoModel
from tests.data.encoders import models

pytest.importorskip("torch")
from data.encoders.tokenwise import Tokenwise

LONG = "はい ええ つらい です ね 。 " * 200


def test_a_text_is_1_to_itself_and_0_to_an_empty_one(tmp_path: Path):
    model = Tokenwise(str(models.tiny_bert(tmp_path / "bert")))
    scores = model.f1(["はい です", "はい です", "", "はい"], ["はい です", "ええ ね", "はい", ""])
    assert scores[0] == pytest.approx(1, abs=1e-6) and scores[1] < 1
    assert scores[2:].tolist() == [0, 0]
    assert model.about.startswith("bert, layer 2 (") and model.longest == 512


@pytest.mark.parametrize("make", [models.tiny_bert, models.tiny_gpt])
def test_long_texts_are_cut_at_the_models_length_which_its_name_says(make, tmp_path: Path):
    model = Tokenwise(str(make(tmp_path / "tiny", positions=24)))
    assert model.longest == 24 and "24 tokens of a text" in model.about
    scores = model.f1([LONG, "はい"], [LONG, LONG])
    assert scores[0] == pytest.approx(1, abs=1e-6) and np.isfinite(scores).all()


def test_padding_changes_no_score(tmp_path: Path):
    model = Tokenwise(str(models.tiny_gpt(tmp_path / "gpt")))
    together = model.f1(["はい", "つらい です ね 。 はい ええ"], ["はい です", "ええ つらい"])
    alone = [model.f1(["はい"], ["はい です"])[0], model.f1(["つらい です ね 。 はい ええ"], ["ええ つらい"])[0]]
    assert together == pytest.approx(alone, abs=1e-5)


def test_a_layer_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(NoModel, match="has 2 layers, no layer 7"):
        Tokenwise(str(models.tiny_bert(tmp_path / "bert")), layer=7)
